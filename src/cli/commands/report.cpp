// SPDX-License-Identifier: Apache-2.0
// Over 400 lines: one fold of parts, whose checks share what the first part said.
// ducha report: the findings of one run or of the parts of one, into any report. Rules over the batch are judged anew
// from what each part kept of its plans, so that the parts together say what a single run would have said.
#include <algorithm>
#include <fstream>
#include <istream>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "audit/baseline.h"
#include "audit/codes.h"
#include "base/trimmed.h"
#include "batch/checker.h"
#include "batch/codes.h"
#include "batch/repeated_plans.h"
#include "cli/codes.h"
#include "cli/command.h"
#include "cli/options/audit.h"
#include "cli/options/judging_options.h"
#include "cli/options/option.h"
#include "cli/options/report_options.h"
#include "cli/options/without_effect.h"
#include "cli/process/diagnostic_printer.h"
#include "cli/process/late_waivers.h"
#include "cli/process/report_files.h"
#include "cli/process/rulebook_store.h"
#include "cli/process/standing.h"
#include "cli/words.h"
#include "document/json_fault.h"
#include "document/split.h"
#include "findings/exit_code.h"
#include "findings/from_ndjson.h"
#include "findings/part_check.h"
#include "findings/to_ndjson.h"
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

// What a run says again when it ends: made anew of all parts.
bool is_made_anew(const Problem& problem) {
  return problem.code == code::check_duplicate_plan.row().name || problem.code.starts_with("cli.nothing-");
}

// Made anew where a baseline is given.
bool is_of_baseline(const Problem& problem) {
  return problem.code.starts_with("compare.") || problem.code.starts_with("cli.baseline-");
}

// The same in every part: of the rulebook, the call, or a file beside the plans.
bool is_of_all(const Problem& problem) {
  return problem.of_rulebook || problem.code.starts_with("batch.roster-") || problem.code.starts_with("compare.");
}

class Fold {
 public:
  Fold(const ReportArguments& flags, const Shown& shown, std::shared_ptr<const Waivers> waivers, Standing standing,
       ReportFiles& reports, Streams& streams)
      : flags_(flags),
        shown_(shown),
        waivers_(std::move(waivers)),
        standing_(std::move(standing)),
        reports_(reports),
        problems_(streams, flags.common.language, flags.report.quiet, &reports.tee()) {}

  // False: nothing more is to be read, either because a fault stands in the way, which is told, or because nobody
  // reads.
  bool take(const SourcePtr& source) {
    FindingsLine line;
    if (!reader_.read(source->bytes(), line)) return refuse_line(source);
    if (auto* run = std::get_if<Run>(&line)) return begin_part(*run, source);
    if (!in_part_) return std::holds_alternative<std::monostate>(line) || refuse(code::cli_findings_no_run, source, {});
    if (auto* summary = std::get_if<Summary>(&line)) return end_part(*summary, source) && !reports_.unread();
    check_.add_line(without_line_end(source->bytes()));
    if (auto* finding = std::get_if<Finding>(&line)) {
      add_clauses(*finding);
      take_finding(*finding);
    }
    if (auto* problem = std::get_if<Problem>(&line)) take_problem(*problem);
    if (auto* plan = std::get_if<PlanResult>(&line)) return take_plan(*plan, source);
    return !reports_.unread();
  }

  // Behind the last line of an input. False where a part is not whole.
  bool end_input(const std::string& name) {
    if (!in_part_) return true;
    in_part_ = false;
    return refuse(code::cli_findings_cut, std::make_shared<const SourceText>(name, std::string()), {});
  }

  void tell(const Diagnostics& diagnostics) { problems_.tell(diagnostics); }
  // Behind the run line.
  void tell_first(Diagnostics diagnostics) { told_before_ = std::move(diagnostics); }
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
    report_absent();
    report_waivers();
    std::swap(waiting_, at_end_);
    report_waiting();
    if (!flags_.report.allow_empty && summary_.errors + problems_.errors() == 0 && judged_nothing(summary_)) guard();
    problems_.add_to(summary_);
    standing_.end(summary_, reports_.tee());
    reports_.tee().end(summary_);
    return exit_code(summary_, fail_on, flags_.report.allow_empty || reports_.unread());
  }

 private:
  bool refuse(Code code, const SourcePtr& source, std::vector<Text> arguments) {
    Diagnostics fault;
    fault.add(code, {source, {}}, std::move(arguments));
    problems_.tell(fault);
    refused_ = true;
    return false;
  }

  // Where in the line, as far as that can be told.
  bool refuse_line(const SourcePtr& source) {
    const FindingsFault& fault = reader_.fault();
    Diagnostic told{code::cli_findings_line, {source, {}}, {}, {}, false};
    const auto place = [&source](std::size_t offset) { return Place{source, {static_cast<std::uint32_t>(offset), 1}}; };
    if (!fault.field.empty()) {
      told = {code::cli_findings_field, place(fault.offset), {Text(fault.field), fault.expected}, {}, false};
    } else if (const auto json = first_json_fault(source->bytes())) {
      told.notes.push_back({code::cli_findings_json, place(json->offset), {words_of(json->fault)}});
    }
    Diagnostics faults;
    faults.add(std::move(told));
    problems_.tell(faults);
    refused_ = true;
    return false;
  }

  bool refuse_part(const PartFault& fault, const SourcePtr& source) {
    switch (fault.kind) {
      case PartFault::Kind::counts:
        return refuse(code::cli_findings_counts, source,
                      {Text(fault.what), Text(std::to_string(fault.counted)), Text(std::to_string(fault.found))});
      case PartFault::Kind::digest: return refuse(code::cli_findings_digest, source, {});
      case PartFault::Kind::none: return refuse(code::cli_findings_unsealed, source, {});
    }
    return false;
  }

  bool begin_part(const Run& run, const SourcePtr& source) {
    if (in_part_) return refuse(code::cli_findings_cut, source, {});
    in_part_ = true;
    check_.begin();
    check_.add_line(without_line_end(source->bytes()));
    if (!first_) {
      first_ = run;
      ++parts_;
      if (!read_options(run.options, judged_under_)) return refuse(code::cli_findings_line, source, {});
      return begin_report(run, source);
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
    if (!judged_under_.roster.empty() && !batch_) return refuse(code::cli_findings_roster, source, {});
    if (!compared_.baseline.empty() && !standing_.baseline()) return refuse(code::cli_findings_baseline, source, {});
    ++parts_;
    return true;
  }

  bool begin_report(Run run, const SourcePtr& source) {
    if (!waivers_.begin(judged_under_, run)) return refuse(code::cli_findings_waivers, source, {});
    if (judged_under_.scoring != standing_.scoring()) {
      Diagnostics unscored;
      if (standing_.scoring().empty() && takes_scores(flags_.report, reports_.formats()))
        unscored.add_file(code::cli_findings_unscored, source->name());
      problems_.tell(unscored);
      CheckOptions options;
      if (!read_options(run.options, options)) return refuse(code::cli_findings_line, source, {});
      options.scoring = standing_.scoring();
      run.options = to_json(options);
    }
    CheckOptions written;
    if (!run.written.empty() && !read_written(run.written, written, compared_))
      return refuse(code::cli_findings_line, source, {});
    compared_.sources = compared_.sources || flags_.sources;
    if (const std::optional<Baseline>& baseline = standing_.baseline()) {
      compared_.baseline = baseline->digests();
      compared_.across_periods = baseline->across_periods();
    }
    const Shown asked = written.shown;
    for (std::size_t i = 0; i < asked.size(); ++i) written.shown[i] = asked[i] && shown_[i];
    if (standing_.baseline() || (!run.written.empty() && (flags_.sources || written.shown != asked)))
      run.written = written_json(written, compared_);
    // A sheet is read for the rules that the parts were judged by, and who submitted is told by the roster.
    const bool by_sheet = !standing_.scoring().empty() && standing_.scoring() != "shares";
    // A profile has to be that of the parts, and the words of clauses are the rulebook's.
    const bool named = is_said(flags_.common, OptionName::profile) || is_said(flags_.common, OptionName::sources);
    if ((by_sheet || flags_.audit.roster || named) && !batch(source)) return false;
    reports_.tee().begin(run);
    Diagnostics compared;
    standing_.tell_differences(run, compared);
    problems_.tell(compared);
    problems_.tell(told_before_);
    return true;
  }

  // What the document says, where it is at hand now and was not when the part was judged.
  void add_clauses(Finding& finding) {
    const auto rules = flags_.sources && store_ ? store_->peek(finding.rule->policy) : nullptr;
    if (!rules) return;
    for (ClauseRef& cited : finding.rule.own().clauses) {
      const std::vector<Clause>& clauses = rules->policy.clauses;
      const auto clause =
          std::find_if(clauses.begin(), clauses.end(), [&](const Clause& one) { return one.id == cited.id; });
      if (clause != clauses.end() && cited.words.empty()) cited.words = clause->words;
    }
  }

  // Verdicts over a part of the batch are none over the batch.
  void take_finding(const Finding& finding) {
    check_.add(finding);
    report_waiting();
    if (finding.subject && finding.subject->kind == Subject::Kind::group) {
      over_batch_ = true;
      if (finding.change) marks_[finding.fingerprint] = *finding.change;
    } else if (holds()) {
      waivers_.hold(finding);
      listed_.add(finding.status);
    } else if (shown_[static_cast<std::size_t>(finding.status)]) {
      reports_.tee().finding(finding);
    }
  }

  void report_waivers() {
    Diagnostics unused;
    waivers_.report(unused);
    problems_.tell(unused);
    if (parts_ > 1) return;
    for (const Problem& problem : waivers_.kept()) report(problem);
  }

  void take_problem(const Problem& problem) {
    check_.add(problem);
    if (is_made_anew(problem) || (standing_.baseline() && is_of_baseline(problem))) return;
    if (waivers_.keep(problem)) return;
    if (problem.absent) {
      absent_.push_back(problem);
    } else if (is_of_all(problem)) {
      waiting_.push_back(problem);
    } else if (waivers_.holds_any()) {
      behind_.push_back(problem);
    } else {
      report(problem);
    }
  }

  // Whether findings wait for their plan's line.
  [[nodiscard]] bool holds() const { return waivers_.given() || standing_.given(); }
  // What the plan has besides findings stands behind them.
  void report_behind() {
    for (const Problem& problem : behind_) report(problem);
    behind_.clear();
  }

  void report(const Problem& problem) {
    summary_.add(problem);
    reports_.tee().problem(problem);
  }

  // Once, of all parts that have it.
  void report_waiting() {
    for (const Problem& problem : waiting_) {
      if (told_.insert(to_ndjson(problem)).second) report(problem);
    }
    waiting_.clear();
  }

  // Who did not submit to one part may have submitted to another: told anew by the roster. Of a single part it is what
  // it was.
  void report_absent() {
    if (batch_) return;
    for (const Problem& problem : absent_) report(problem);
  }

  bool take_plan(PlanResult& plan, const SourcePtr& source) {
    if (const auto fault = check_.add(plan)) return refuse_part(*fault, source);
    if (holds()) {
      standing_.turn_to(&plan);
      waivers_.plan(plan, [this](Finding& finding) {
        standing_.take(finding, summary_);
        if (shown_[static_cast<std::size_t>(finding.status)]) reports_.tee().finding(finding);
      });
      report_behind();
    }
    report_waiting();
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
    if (!plan.kept.empty() || batch_) {
      if (!batch(source)) return false;
      if (!batch_->add_to_batch(plan)) return refuse(code::cli_findings_kept, source, {});
    }
    reports_.tee().plan(plan);
    return !reports_.unread();
  }

  bool end_part(const Summary& part, const SourcePtr& source) {
    if (const auto fault = check_.end(part, without_line_end(source->bytes()))) return refuse_part(*fault, source);
    in_part_ = false;
    std::move(waiting_.begin(), waiting_.end(), std::back_inserter(at_end_));
    waiting_.clear();
    Tally without = part;
    without.subtract(part.across);
    const Text hidden = standing_.given() ? left_out(without.counts, listed_) : Text();
    if (!hidden.empty()) return refuse(code::cli_findings_left_out, source, {hidden});
    listed_ = {};
    if (!standing_.baseline()) summary_.changes = part.changes;  // of the only part
    over_batch_ = over_batch_ || part.across.counts.total() > 0;
    summary_.add(without);
    waivers_.end_part(summary_);
    return true;
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
    store_.emplace(flags_.rules, faults);
    store_->look_for_texts_in(flags_.sources, faults);
    problems_.tell(faults);
    if (faults.errors() > 0) {
      refused_ = true;
      return false;
    }
    const std::string here = store_->digest();
    if (here != first_->rulebook)
      return refuse(code::cli_findings_rulebook, source, {Text(first_->rulebook), Text(store_->folder()), Text(here)});
    CheckOptions options;
    if (!read_options(first_->options, options)) return refuse(code::cli_findings_line, source, {});
    CheckOptions by_profile;
    Diagnostics unfit;
    read_profiles_into(flags_.profile, *store_, by_profile, unfit, unfit);
    problems_.tell(unfit);
    if (unfit.errors() > 0 || by_profile.profiles != options.profiles)
      return refuse(code::cli_findings_profile, source, {});
    // By a roster only where the parts were judged by it, and by the same.
    const std::string judged_by = options.roster;
    Diagnostics unreadable;
    read_roster_into(flags_.audit.roster, *store_, options, unreadable, unreadable);
    // What it warns of the parts have said.
    if (unreadable.errors() > 0) problems_.tell(unreadable);
    if (unreadable.errors() > 0 || options.roster != judged_by || (!judged_by.empty() && !flags_.audit.roster))
      return refuse(code::cli_findings_roster, source, {});
    if (!options.waivers.empty() && !waivers_.given()) return refuse(code::cli_findings_waivers_needed, source, {});
    options.language = flags_.common.language;
    options.shown = shown_;
    judge_under(waivers_.all(), options);
    batch_.emplace(source_of(*store_), std::move(options));
    return true;
  }

  bool judge_batch() {
    if (!over_batch_ && !batch_) return true;
    if (!batch({})) return false;
    for (const std::string& policy : policies_) batch_->load(policy);
    static_cast<void>(batch_->load_owed());  // the parts said what was found in them
    Diagnostics lost;
    std::vector<Finding> findings = batch_->across(lost);
    problems_.tell(lost);
    standing_.turn_to(nullptr);
    for (Finding& finding : findings) {
      standing_.take(finding, summary_);
      const auto mark = marks_.find(finding.fingerprint);
      if (!standing_.baseline() && mark != marks_.end()) finding.change = mark->second;
      summary_.add(finding);
      summary_.across.add(finding);
      if (shown_[static_cast<std::size_t>(finding.status)]) reports_.tee().finding(finding);
    }
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

  const ReportArguments& flags_;
  Shown shown_;
  LateWaivers waivers_;
  Standing standing_;
  Counts listed_;  // of this part, findings over the batch aside
  ReportFiles& reports_;
  DiagnosticPrinter problems_;
  FindingsReader reader_;
  CheckOptions judged_under_;            // of the parts
  WrittenBy compared_;                   // how the first part was written; with the baseline given here, if any
  std::map<std::string, Change> marks_;  // of findings over the batch, by fingerprint
  std::size_t parts_ = 0;
  PartCheck check_;
  std::optional<Run> first_;
  bool in_part_ = false;
  bool refused_ = false;
  bool over_batch_ = false;  // some rule was judged over the batch
  std::optional<std::string> clock_;
  Diagnostics told_before_;
  std::vector<Problem> behind_;   // of the plan whose findings wait
  std::vector<Problem> absent_;   // who did not submit, as a part has it
  std::vector<Problem> waiting_;  // of all parts, until a plan follows
  std::vector<Problem> at_end_;   // behind the last plan
  std::set<std::string> told_;
  std::set<std::string> policies_;
  RepeatedPlans repeats_;
  std::optional<RulebookStore> store_;
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

  Fold fold(flags, shown, waivers, std::move(standing), reports, streams);
  fold.tell_first(std::move(told));
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
