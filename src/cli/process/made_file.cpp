// SPDX-License-Identifier: Apache-2.0
#include "cli/process/made_file.h"

#include <cerrno>
#include <memory>
#include <ostream>

#include "base/failure.h"
#include "cli/codes.h"
#include "report/output.h"

namespace ducha {

namespace {

bool is_stdout(const std::string& file) { return file.empty() || file == "-"; }

int unwritable(const std::string& file, const Text& reason, Streams& streams, Language language) {
  Diagnostics faults;
  faults.add(code::cli_made_unwritable, {}, {Text(file.empty() ? "-" : file), reason});
  for (const Diagnostic& each : faults.all()) streams.err << to_text(each, language, false);
  return 2;
}

}  // namespace

void refuse_terminal(const std::string& format, const std::string& file, const Streams& streams, Diagnostics& faults) {
  if (is_stdout(file) && streams.out_is_terminal) faults.add(code::cli_workbook_terminal, {}, {Text(format)});
}

int write_made(const std::string& file, const std::optional<std::string>& bytes, Streams& streams, Language language) {
  if (!bytes) return unwritable(file, failure_words(errno != 0 ? errno : ENOMEM), streams, language);
  if (is_stdout(file)) {
    streams.out << *bytes;
    return 0;
  }
  int error = 0;
  const std::unique_ptr<Output> output = file_output(file, Syncing::yes, error);
  if (!output) return unwritable(file, failure_words(error), streams, language);
  output->write(*bytes);
  return output->finish() ? 0 : unwritable(file, output->reason(), streams, language);
}

}  // namespace ducha
