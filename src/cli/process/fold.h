// SPDX-License-Identifier: Apache-2.0
// The parts of one run on their way into its report: each line is held against what the parts have to be, and told
// where it belongs. What is judged anew over all parts is so by batch/; here it meets the reports and the terminal.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "audit/late_waivers.h"
#include "base/diagnostic.h"
#include "base/source.h"
#include "batch/across_parts.h"
#include "batch/namesakes.h"
#include "batch/part_problems.h"
#include "batch/repeated_plans.h"
#include "cli/command.h"
#include "cli/process/diagnostic_printer.h"
#include "cli/process/report_files.h"
#include "cli/process/rules_of_parts.h"
#include "cli/process/standing.h"
#include "findings/exit_code.h"
#include "findings/from_ndjson.h"
#include "findings/part_check.h"
#include "findings/part_sequence.h"
#include "judge/options.h"

namespace ducha {

// What is asked of the report, besides its files.
struct FoldOptions {
  WhereRulesAre rules;
  bool rules_wanted = false;  // the parts' rulebook has to be at hand, whether or not anything is judged anew
  bool scores_wanted = false;
  bool allow_empty = false;
  bool quiet = false;
  Language language = Language::en;
  Shown shown = kAllShown;
};

class Fold {
 public:
  // told_first: behind the run line.
  Fold(FoldOptions options, std::shared_ptr<const Waivers> waivers, Standing standing, Diagnostics told_first,
       ReportFiles& reports, Streams& streams);
  Fold(const Fold&) = delete;
  Fold& operator=(const Fold&) = delete;

  // A line of a part. False: nothing more is to be read, either because a fault stands in the way, which is told, or
  // because nobody reads.
  bool take(const SourcePtr& source);
  // Behind the last line of an input. False where a part is not whole.
  bool end_input(const std::string& name);

  void tell(const Diagnostics& diagnostics) { problems_.tell(diagnostics); }
  void refuse() { refused_ = true; }
  [[nodiscard]] bool refused() const { return refused_; }

  // Gives the exit code.
  int end(const FailOn& fail_on);

 private:
  // Each tells why, and gives false.
  bool refuse(Code code, const SourcePtr& source, std::vector<Text> arguments = {});
  bool refuse_line(const SourcePtr& source);
  bool refuse_part(const PartFault& fault, const SourcePtr& source);
  bool refuse_run(const RunDifference& difference, const SourcePtr& source);

  bool begin_part(const Run& run, const SourcePtr& source);
  bool begin_report(Run run, const SourcePtr& source);
  void take_finding(Finding& finding);
  bool take_plan(PlanResult& plan, const SourcePtr& source);
  bool end_part(const Summary& part, const SourcePtr& source);
  // Whether the verdicts over the batch stay as they are: of the only part, which was judged by what is not given
  // again.
  [[nodiscard]] bool stands() const { return lacking_ && parts_.parts() == 1; }
  // The parts' rulebook is needed only where rules over the batch were judged, or where it is asked for.
  bool open_rules(const SourcePtr& source);
  bool judge_batch();
  void show(const Finding& finding);
  // Whether findings wait for their plan's line.
  [[nodiscard]] bool holds() const { return waivers_.given() || standing_.given(); }
  // Says why nothing was judged.
  void guard();

  FoldOptions options_;
  LateWaivers waivers_;
  Standing standing_;
  Diagnostics told_first_;
  ReportFiles& reports_;
  DiagnosticPrinter problems_;
  FindingsReader reader_;
  PartSequence parts_;
  PartCheck check_;
  PartProblems besides_;
  Counts listed_;              // of this part, findings over the batch aside
  CheckOptions judged_under_;  // of the parts
  WrittenBy compared_;         // how the first part was written; with the baseline given here, if any
  AcrossParts across_;
  RepeatedPlans repeats_;
  Namesakes namesakes_;
  RulesOfParts rules_;
  bool lacking_ = false;                // the first part's roster, profiles or waivers are not given, and no others
  bool kept_ = false;                   // rules over the batch have plans of the first part
  std::vector<Finding> as_they_stand_;  // its verdicts over the batch
  Summary summary_;
  bool refused_ = false;
};

}  // namespace ducha
