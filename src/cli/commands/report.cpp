// SPDX-License-Identifier: Apache-2.0
// ducha report: the findings of one run or of the parts of one, into any report. Rules over the batch are judged anew
// from what each part kept of its plans, so that the parts together say what a single run would have said.
#include <fstream>
#include <istream>
#include <memory>
#include <optional>
#include <ostream>
#include <set>
#include <string>

#include "batch/checker.h"
#include "batch/codes.h"
#include "batch/repeated_plans.h"
#include "cli/codes.h"
#include "cli/command.h"
#include "cli/options/judging.h"
#include "cli/options/option.h"
#include "cli/options/reporting.h"
#include "cli/process/problems.h"
#include "cli/process/reports.h"
#include "cli/process/shelf.h"
#include "cli/words.h"
#include "document/split.h"
#include "findings/exit_code.h"
#include "findings/from_ndjson.h"
#include "findings/to_ndjson.h"
#include "plan/codes.h"
#include "rulebook/digest.h"

namespace ducha {

namespace {

struct ReportArguments {
  ReportingArguments reporting;
  std::vector<std::string> findings;
  std::optional<std::string> rules;
  std::optional<std::string> roster;
  std::optional<std::string> sources;
  CommonOptions common;
};

// What a run says again when it ends: made anew of all parts.
bool is_made_anew(const Problem& problem) {
  return problem.code == code::check_duplicate_plan.row().name || problem.code.starts_with("cli.nothing-");
}

class Fold {
 public:
  Fold(const ReportArguments& said, const Shown& shown, Reports& reports, Streams& streams)
      : said_(said),
        shown_(shown),
        reports_(reports),
        problems_(streams, said.common.language, said.reporting.quiet, &reports.tee()) {}

  // False: nothing more is to be read, either because a fault stands in the way, which is told, or because nobody
  // reads.
  bool take(const SourcePtr& source) {
    FindingsLine line;
    if (!reader_.read(source->bytes(), line)) return refuse(code::cli_findings_line, source, {});
    if (auto* run = std::get_if<Run>(&line)) return begin_part(*run, source);
    if (std::holds_alternative<std::monostate>(line)) return true;
    if (!in_part_) return refuse(code::cli_findings_no_run, source, {});
    if (auto* finding = std::get_if<Finding>(&line)) take_finding(*finding);
    if (auto* problem = std::get_if<Problem>(&line)) take_problem(*problem);
    if (auto* plan = std::get_if<PlanResult>(&line)) return take_plan(*plan, source);
    if (auto* summary = std::get_if<Summary>(&line)) end_part(*summary);
    return !reports_.unread();
  }

  // Behind the last line of an input. False where a part is not whole.
  bool end_input(const std::string& name) {
    if (!in_part_) return true;
    in_part_ = false;
    return refuse(code::cli_findings_cut, std::make_shared<const SourceText>(name, std::string()), {});
  }

  void tell(const Diagnostics& diagnostics) { problems_.tell(diagnostics); }
  void refuse() { refused_ = true; }
  [[nodiscard]] bool refused() const { return refused_; }

  // Gives the exit code.
  int end(const FailOn& fail_on) {
    if (!first_) {
      Diagnostics none;
      none.add(code::cli_findings_none, {});
      problems_.tell(none);
      return 2;
    }
    if (!judge_batch()) return 2;
    if (!said_.reporting.allow_empty && summary_.errors + problems_.errors() == 0 && judged_nothing(summary_)) guard();
    problems_.add_to(summary_);
    reports_.tee().end(summary_);
    return exit_code(summary_, fail_on, said_.reporting.allow_empty || reports_.unread());
  }

 private:
  bool refuse(Code code, const SourcePtr& source, std::vector<Text> arguments) {
    Diagnostics fault;
    fault.add(code, {source, {}}, std::move(arguments));
    problems_.tell(fault);
    refused_ = true;
    return false;
  }

  bool begin_part(const Run& run, const SourcePtr& source) {
    if (in_part_) return refuse(code::cli_findings_cut, source, {});
    in_part_ = true;
    if (!first_) {
      first_ = run;
      reports_.tee().begin(run);
      return true;
    }
    const auto differs = [&](const Text& what, const std::string& here, const std::string& before) {
      return refuse(code::cli_findings_differ, source, {what, Text(here), Text(before)});
    };
    if (run.version != first_->version) return differs(words_of(CliWord::the_version), run.version, first_->version);
    if (run.rulebook != first_->rulebook)
      return differs(words_of(CliWord::the_rulebook), run.rulebook, first_->rulebook);
    if (run.as_of != first_->as_of)
      return differs(words_of(CliWord::the_date), run.as_of.value_or("null"), first_->as_of.value_or("null"));
    if (run.options != first_->options) return differs(words_of(CliWord::the_options), run.options, first_->options);
    return true;
  }

  // Verdicts over a part of the batch are none over the batch.
  void take_finding(const Finding& finding) {
    if (finding.subject && finding.subject->kind == Subject::Kind::group) {
      over_batch_ = true;
    } else if (shown_[static_cast<std::size_t>(finding.status)]) {
      reports_.tee().finding(finding);
    }
  }

  void take_problem(const Problem& problem) {
    if (is_made_anew(problem)) return;
    if (problem.of_rulebook && !told_.insert(to_ndjson(problem)).second) return;
    summary_.add(problem);
    reports_.tee().problem(problem);
  }

  bool take_plan(const PlanResult& plan, const SourcePtr& source) {
    if (plan.as_of_from_clock && plan.as_of) {
      if (!clock_) clock_ = plan.as_of;
      if (*clock_ != *plan.as_of)
        return refuse(code::cli_findings_differ, source,
                      {words_of(CliWord::the_date), Text(*plan.as_of), Text(*clock_)});
    }
    ++summary_.plans;
    policies_.insert(plan.policies.begin(), plan.policies.end());
    Diagnostics repeated;
    for (const std::string& policy : repeats_.of(plan)) {
      repeated.add(code::check_duplicate_plan, place_of(plan), {Text(*plan.unit), Text(policy)});
    }
    problems_.tell(repeated);
    if (!plan.kept.empty()) {
      if (!batch(source)) return false;
      batch_->admit(plan);
    }
    reports_.tee().plan(plan);
    return !reports_.unread();
  }

  void end_part(const Summary& part) {
    in_part_ = false;
    Tally without = part;
    without.subtract(part.across);
    over_batch_ = over_batch_ || part.across.counts.total() > 0;
    summary_.add(without);
  }

  // A source that has nothing but the line at which the unit is named.
  static Place place_of(const PlanResult& plan) {
    if (plan.unit_line == 0) return {std::make_shared<const SourceText>(plan.file, std::string()), {}};
    const std::string before(plan.unit_column > 0 ? plan.unit_column - 1 : 0, ' ');
    return {std::make_shared<const SourceText>(plan.file, before, plan.unit_line),
            {static_cast<std::uint32_t>(before.size()), 0}};
  }

  // The rulebook is needed only where rules over the batch were judged, and then it must be the one that the parts were
  // judged under.
  bool batch(const SourcePtr& source) {
    if (batch_) return true;
    Diagnostics faults;
    shelf_.emplace(said_.rules, faults);
    shelf_->look_for_texts_in(said_.sources, faults);
    problems_.tell(faults);
    if (faults.errors() > 0) {
      refused_ = true;
      return false;
    }
    const std::string here = digest_of(shelf_->folder(), shelf_->ids());
    if (here != first_->rulebook)
      return refuse(code::cli_findings_rulebook, source, {Text(first_->rulebook), Text(shelf_->folder()), Text(here)});
    CheckOptions options;
    if (!read_options(first_->options, options)) return refuse(code::cli_findings_line, source, {});
    // By a roster only where the parts were judged by it, and by the same.
    const std::string judged_by = options.roster;
    Diagnostics unreadable;
    read_roster_into(said_.roster, options, unreadable);
    problems_.tell(unreadable);
    if (unreadable.errors() > 0 || options.roster != judged_by || (!judged_by.empty() && !said_.roster))
      return refuse(code::cli_findings_roster, source, {});
    options.language = said_.common.language;
    options.shown = shown_;
    batch_.emplace(source_of(*shelf_), std::move(options));
    return true;
  }

  bool judge_batch() {
    if (!over_batch_ && !batch_) return true;
    if (!batch({})) return false;
    for (const std::string& policy : policies_) batch_->meet(policy);
    Diagnostics lost;
    for (const Finding& finding : batch_->across(lost)) {
      summary_.add(finding);
      summary_.across.add(finding);
      if (shown_[static_cast<std::size_t>(finding.status)]) reports_.tee().finding(finding);
    }
    problems_.tell(lost);
    return true;
  }

  // Says why nothing was judged.
  void guard() {
    Diagnostics reason;
    const std::size_t findings = summary_.counts.total();
    if (summary_.plans == 0) {
      reason.add(code::cli_nothing_plans, {});
    } else if (findings > 0) {
      reason.add(code::cli_nothing_applicable, {}, {Text(std::to_string(findings))});
    } else {
      reason.add(code::cli_nothing_rules, {});
    }
    problems_.tell_of_rulebook(reason);
  }

  const ReportArguments& said_;
  Shown shown_;
  Reports& reports_;
  Problems problems_;
  FindingsReader reader_;
  std::optional<Run> first_;
  bool in_part_ = false;
  bool refused_ = false;
  bool over_batch_ = false;  // some rule was judged over the batch
  std::optional<std::string> clock_;
  std::set<std::string> told_;
  std::set<std::string> policies_;
  RepeatedPlans repeats_;
  std::optional<Shelf> shelf_;
  std::optional<Checker> batch_;
  Summary summary_;
};

bool read_findings(std::istream& stream, const std::string& name, Fold& fold) {
  LineSplitter lines(stream, name);
  Diagnostics diagnostics;
  while (const SourcePtr line = lines.next(diagnostics)) {
    fold.tell(diagnostics);
    diagnostics.clear();
    if (!fold.take(line)) return false;
  }
  if (stream.bad()) diagnostics.add_file(code::plan_unreadable, name);
  fold.tell(diagnostics);
  return fold.end_input(name) && !stream.bad();
}

}  // namespace

int run_report(const Arguments& arguments, Streams& streams) {
  ReportArguments said;
  OptionParser parser(*command_named("report"));
  parser.value(OptionName::rules, said.rules);
  parser.value(OptionName::roster, said.roster);
  parser.value(OptionName::sources, said.sources);
  said.reporting.bind(parser);
  parser.arguments(said.findings, 1, SIZE_MAX);
  if (const auto code = parser.parse(arguments, said.common, streams)) return *code;
  const Language language = said.common.language;

  Diagnostics faults;
  const Shown shown = said.reporting.read_shown(faults);
  const FailOn fail_on = said.reporting.read_fail_on(faults);
  ReportSettings wanted;
  wanted.fail_on = fail_on;
  wanted.detail = said.reporting.read_detail(faults);
  wanted.by = said.reporting.read_by(faults);
  if (!faults.empty()) return usage_error(faults, "report", language, streams);
  Reports reports(said.reporting.format, said.common, wanted, said.reporting.quiet, streams, faults);
  std::vector<Input> inputs;
  for (const std::string& path : said.findings) inputs.push_back({path, PlanFormat::ndjson});
  if (faults.empty()) reports.check_inputs(inputs, faults);
  if (!faults.empty()) return usage_error(faults, "report", language, streams);

  Fold fold(said, shown, reports, streams);
  for (const std::string& path : said.findings) {
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
  int code = fold.end(fail_on);

  Diagnostics writing;
  reports.finish(writing);
  Problems(streams, language, said.reporting.quiet, nullptr).tell(writing);
  if (writing.errors() > 0) code = 2;
  return code;
}

}  // namespace ducha
