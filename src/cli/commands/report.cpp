// SPDX-License-Identifier: Apache-2.0
// ducha report: the findings of one run or of the parts of one, into any report. Rules over the batch are judged anew
// from what each part kept of its plans, so that the parts together say what a single run would have said.
#include <cstdint>
#include <fstream>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "audit/baseline.h"
#include "cli/codes.h"
#include "cli/command.h"
#include "cli/options/audit.h"
#include "cli/options/option.h"
#include "cli/options/report_options.h"
#include "cli/options/without_effect.h"
#include "cli/process/fold.h"
#include "cli/process/report_files.h"
#include "cli/process/rulebook_store.h"
#include "cli/process/standing.h"
#include "document/split.h"
#include "findings/exit_code.h"
#include "plan/codes.h"

namespace ducha {

namespace {

struct ReportArguments {
  ReportOptions report;
  std::vector<std::string> findings;
  std::vector<std::string> profile;
  AuditArguments audit;
  std::vector<std::string> rules;
  std::optional<std::string> sources;
  CommonOptions common;
};

bool read_findings(std::istream& stream, const std::string& name, Fold& fold) {
  LineSplitter lines(stream, name);
  Diagnostics diagnostics;
  while (const SourcePtr line = lines.next(diagnostics)) {
    fold.tell(diagnostics);
    diagnostics.clear();
    if (!fold.take(line)) return false;
  }
  if (stream.bad()) {
    diagnostics.add_file(code::plan_unreadable, name);
    fold.refuse();
  }
  fold.tell(diagnostics);
  return fold.end_input(name) && !stream.bad();
}

// A baseline and a scoring sheet for findings that were saved. A sheet speaks of the rules as the profiles have them.
Standing read_standing(const ReportArguments& flags, const FailOn& fail_on, Diagnostics& faults, Diagnostics& told) {
  if (fail_on.only_new && !flags.audit.baseline)
    add_usage_fault(faults, code::cli_needs, {Text("--fail-on new"), Text("--baseline")});
  auto baseline = read_baseline(flags.audit, faults, told);
  if (!flags.audit.scoring) return {std::move(baseline), std::nullopt};
  Diagnostics unneeded;
  Diagnostics& heard = *flags.audit.scoring == "shares" ? unneeded : faults;
  RulebookStore store(flags.rules, heard);
  CheckOptions options;
  if (heard.errors() == 0) read_profiles_into(flags.profile, store, options, heard, unneeded);
  if (heard.errors() > 0 && &heard == &faults) return {std::move(baseline), std::nullopt};
  return {std::move(baseline), read_scores(flags.audit.scoring, store, options, faults, told)};
}

FoldOptions fold_options(const ReportArguments& flags, const Shown& shown, const ReportFiles& reports) {
  FoldOptions options;
  options.rules = {flags.rules, flags.profile, flags.sources, flags.audit.roster};
  // A profile has to be that of the parts, who submitted is told by the roster, and the words of clauses are the
  // rulebook's.
  options.rules_wanted =
      flags.audit.roster || is_said(flags.common, OptionName::profile) || is_said(flags.common, OptionName::sources);
  options.scores_wanted = takes_scores(flags.report, reports.formats());
  options.allow_empty = flags.report.allow_empty;
  options.quiet = flags.report.quiet;
  options.language = flags.common.language;
  options.shown = shown;
  return options;
}

}  // namespace

int run_report(const Arguments& arguments, Streams& streams) {
  ReportArguments flags;
  OptionParser parser(*command_named("report"));
  parser.values(OptionName::rules, flags.rules);
  parser.value(OptionName::sources, flags.sources);
  flags.audit.bind(parser);
  parser.values(OptionName::profile, flags.profile);
  flags.report.bind(parser);
  parser.arguments(flags.findings, 1, SIZE_MAX);
  if (const auto code = parser.parse(arguments, flags.common, streams)) return *code;
  const Language language = flags.common.language;

  Diagnostics faults;
  const Shown shown = flags.report.read_shown();
  const FailOn fail_on = flags.report.read_fail_on(faults);
  Diagnostics told;
  const auto waivers = read_waivers(flags.audit.waivers, nullptr, faults, told);
  Standing standing = read_standing(flags, fail_on, faults, told);
  ReportSettings wanted;
  wanted.fail_on = fail_on;
  wanted.detail = flags.report.read_detail(faults);
  if (flags.report.no_fsync) wanted.syncing = Syncing::no;
  wanted.by = flags.report.read_by();
  wanted.limit = flags.report.read_limit(faults).value_or(wanted.limit);
  if (!faults.empty()) return usage_error(faults, "report", language, streams);
  ReportFiles reports(flags.report.format, flags.common, wanted, flags.report.quiet, streams, faults);
  if (faults.empty()) refuse_unshown(flags.common, flags.report, reports.formats(), faults);
  std::vector<Input> inputs;
  for (const std::string& path : flags.findings) inputs.push_back({path, PlanFormat::ndjson});
  if (faults.empty()) reports.check_inputs(inputs, faults);
  std::vector<std::string> others = flags.audit.files();
  others.insert(others.end(), flags.profile.begin(), flags.profile.end());
  if (faults.empty()) reports.check_others(others, flags.rules, faults);
  if (!faults.empty()) return usage_error(faults, "report", language, streams);

  Fold fold(fold_options(flags, shown, reports), waivers, std::move(standing), std::move(told), reports, streams);
  for (const std::string& path : flags.findings) {
    if (path == "-") {
      if (!read_findings(streams.in, "-", fold)) break;
      continue;
    }
    std::ifstream file(path, std::ios::binary);
    if (!file) {
      Diagnostics fault;
      fault.add_file(code::plan_unreadable, path);
      fold.tell(fault);
      fold.refuse();
      break;
    }
    if (!read_findings(file, path, fold)) break;
  }
  // A report of some of the parts would pass for one of the whole: its files do not appear.
  if (fold.refused()) return 2;
  return reports.finish(fold.end(fail_on), streams, language, flags.report.quiet);
}

}  // namespace ducha
