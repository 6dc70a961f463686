// SPDX-License-Identifier: Apache-2.0
// The reports of a run: --format read, every file opened before work starts, closed when it ends.
#pragma once

#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "cli/command.h"
#include "cli/options/option.h"
#include "plan/inputs.h"
#include "report/formats.h"
#include "report/tee.h"

namespace ducha {

class ReportFiles {
 public:
  // `formats`: NAME or NAME=FILE each; - and /dev/stdout are standard output. Where none of them takes standard output,
  // text does, unless quiet. Faults of the call and files that cannot be created are reported.
  ReportFiles(const std::vector<std::string>& formats, const CommonOptions& common,
              const ReportSettings& settings_wanted, bool quiet, Streams& streams, Diagnostics& faults);

  // A report that would take the place of an input is a fault of the call.
  void check_inputs(const std::vector<Input>& inputs, Diagnostics& faults) const;
  // The same of what else the run reads: lists, a roster, the files of a rulebook's folder.
  void check_others(const std::vector<std::string>& files, const std::vector<std::string>& rulebooks,
                    Diagnostics& faults) const;
  // What is written, standard output included.
  [[nodiscard]] std::vector<const Format*> formats() const;
  [[nodiscard]] ReportSink& tee() { return tee_; }
  // Nobody reads any more: standard output was all there is, and it is closed.
  [[nodiscard]] bool unread() const;
  // After the last of it. Says which files could not be written; the exit code is then 2, else as it is.
  [[nodiscard]] int finish(int exit_code, Streams& streams, Language language, bool quiet);

 private:
  struct Opened {
    const Format* format;
    std::string file;  // empty: standard output
    std::unique_ptr<Output> output;
  };
  void open(const Format& format, const std::string& file, const CommonOptions& common,
            const ReportSettings& settings_wanted, Streams& streams, Diagnostics& faults);

  // Beside annotations GitHub shows what is in the file that $GITHUB_STEP_SUMMARY names.
  void add_step_summary(std::string file, const CommonOptions& common, const ReportSettings& settings_wanted);

  std::vector<Opened> opened_;
  std::string summary_file_;
  std::ostringstream summary_;
  std::unique_ptr<Output> summary_output_;  // null: none is wanted
  Tee tee_;
};

}  // namespace ducha
