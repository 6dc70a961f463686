// SPDX-License-Identifier: Apache-2.0
#include "cli/process/fold.h"

#include <cstdint>
#include <utility>
#include <variant>

#include "audit/baseline.h"
#include "base/trimmed.h"
#include "cli/codes.h"
#include "cli/process/said_of.h"
#include "cli/process/why_nothing.h"
#include "cli/words.h"
#include "document/json_fault.h"
#include "judge/finding_words.h"

namespace ducha {

Fold::Fold(FoldOptions options, std::shared_ptr<const Waivers> waivers, Standing standing, Diagnostics told_first,
           ReportFiles& reports, Streams& streams)
    : options_(std::move(options)),
      waivers_(std::move(waivers)),
      standing_(std::move(standing)),
      told_first_(std::move(told_first)),
      reports_(reports),
      problems_(streams, options_.language, options_.quiet, &reports.tee()),
      besides_({waivers_.given(), standing_.baseline().has_value()}, said_of, [this](const Problem& problem) {
        summary_.add(problem);
        reports_.tee().problem(problem);
      }) {}

bool Fold::take(const SourcePtr& source) {
  FindingsLine line;
  if (!reader_.read(source->bytes(), line)) return refuse_line(source);
  if (auto* run = std::get_if<Run>(&line)) return begin_part(*run, source);
  if (!parts_.within())
    return std::holds_alternative<std::monostate>(line) || refuse(code::cli_findings_no_run, source);
  if (auto* summary = std::get_if<Summary>(&line)) return end_part(*summary, source) && !reports_.unread();
  check_.add_line(without_line_end(source->bytes()));
  if (auto* finding = std::get_if<Finding>(&line)) take_finding(*finding);
  if (auto* problem = std::get_if<Problem>(&line)) {
    check_.add(*problem);
    besides_.take(*problem, waivers_.holds_any());
  }
  if (auto* plan = std::get_if<PlanResult>(&line)) return take_plan(*plan, source);
  return !reports_.unread();
}

bool Fold::end_input(const std::string& name) {
  if (!parts_.within()) return true;
  parts_.end();
  return refuse(code::cli_findings_cut, std::make_shared<const SourceText>(name, std::string()));
}

int Fold::end(const FailOn& fail_on) {
  if (!parts_.first()) {
    Diagnostics none;
    none.add(code::cli_findings_none, {});
    problems_.tell(none);
    return 2;
  }
  if (!judge_batch()) return 2;
  if (rules_.checker() == nullptr && !stands()) besides_.tell_absent();
  Diagnostics unused;
  waivers_.report(unused);
  problems_.tell(unused);
  if (parts_.parts() == 1) besides_.tell_waivers();
  besides_.end();
  if (!options_.allow_empty && summary_.errors + problems_.errors() == 0 && judged_nothing(summary_)) guard();
  problems_.add_to(summary_);
  standing_.end(summary_, reports_.tee());
  reports_.tee().end(summary_);
  return exit_code(summary_, fail_on, options_.allow_empty || reports_.unread());
}

bool Fold::refuse(Code code, const SourcePtr& source, std::vector<Text> arguments) {
  Diagnostics fault;
  fault.add(code, {source, {}}, std::move(arguments));
  problems_.tell(fault);
  refused_ = true;
  return false;
}

// Where in the line, as far as that can be told.
bool Fold::refuse_line(const SourcePtr& source) {
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

bool Fold::refuse_part(const PartFault& fault, const SourcePtr& source) {
  switch (fault.kind) {
    case PartFault::Kind::counts:
      return refuse(code::cli_findings_counts, source,
                    {Text(fault.what), Text(std::to_string(fault.counted)), Text(std::to_string(fault.found))});
    case PartFault::Kind::digest: return refuse(code::cli_findings_digest, source);
    case PartFault::Kind::none: return refuse(code::cli_findings_unsealed, source);
  }
  return false;
}

bool Fold::refuse_run(const RunDifference& difference, const SourcePtr& source) {
  const auto differs = [&](CliWord what) {
    return refuse(code::cli_findings_differ, source, {words_of(what), Text(difference.here), Text(difference.before)});
  };
  switch (difference.in) {
    case RunDifference::In::version: return differs(CliWord::the_version);
    case RunDifference::In::rulebook: return differs(CliWord::the_rulebook);
    case RunDifference::In::date: return differs(CliWord::the_date);
    case RunDifference::In::options: return differs(CliWord::the_options);
  }
  return false;
}

bool Fold::begin_part(const Run& run, const SourcePtr& source) {
  if (parts_.within()) return refuse(code::cli_findings_cut, source);
  const auto difference = parts_.begin(run);
  check_.begin();
  check_.add_line(without_line_end(source->bytes()));
  if (parts_.parts() == 1) {
    if (!read_options(run.options, judged_under_)) return refuse(code::cli_findings_line, source);
    return begin_report(run, source);
  }
  if (difference) return refuse_run(*difference, source);
  if (!judged_under_.roster.empty() && rules_.checker() == nullptr) return refuse(code::cli_findings_roster, source);
  if (!compared_.baseline.empty() && !standing_.baseline()) return refuse(code::cli_findings_baseline, source);
  return !lacking_ || !(kept_ || across_.any()) || open_rules(source);
}

bool Fold::begin_report(Run run, const SourcePtr& source) {
  if (!waivers_.begin(judged_under_, run)) return refuse(code::cli_findings_waivers, source);
  const bool any_given = options_.rules.roster || !options_.rules.profile.empty() || waivers_.given();
  const bool any_used =
      !judged_under_.roster.empty() || !judged_under_.profiles.empty() || !judged_under_.waivers.empty();
  lacking_ = any_used && !any_given;
  if (judged_under_.scoring != standing_.scoring()) {
    Diagnostics unscored;
    if (standing_.scoring().empty() && options_.scores_wanted)
      unscored.add_file(code::cli_findings_unscored, source->name());
    problems_.tell(unscored);
    CheckOptions options;
    if (!read_options(run.options, options)) return refuse(code::cli_findings_line, source);
    options.scoring = standing_.scoring();
    run.options = to_json(options);
  }
  CheckOptions written;
  if (!run.written.empty() && !read_written(run.written, written, compared_))
    return refuse(code::cli_findings_line, source);
  const bool by_sources = options_.rules.sources.has_value();
  compared_.sources = compared_.sources || by_sources;
  if (const std::optional<Baseline>& baseline = standing_.baseline()) {
    compared_.baseline = baseline->digests();
    compared_.across_periods = baseline->across_periods();
  }
  const Shown asked = written.shown;
  for (std::size_t i = 0; i < asked.size(); ++i) written.shown[i] = asked[i] && options_.shown[i];
  if (standing_.baseline() || (!run.written.empty() && (by_sources || written.shown != asked)))
    run.written = written_json(written, compared_);
  // A sheet is read for the rules that the parts were judged by.
  const bool by_sheet = !standing_.scoring().empty() && standing_.scoring() != "shares";
  if ((by_sheet || options_.rules_wanted) && !open_rules(source)) return false;
  reports_.tee().begin(run);
  Diagnostics compared;
  standing_.tell_differences(run, compared);
  problems_.tell(compared);
  problems_.tell(told_first_);
  return true;
}

void Fold::take_finding(Finding& finding) {
  if (options_.rules.sources) {
    if (const auto rules = rules_.policy(finding.rule->policy)) add_clause_words(finding, rules->policy);
  }
  check_.add(finding);
  besides_.before_finding();
  if (across_.leaves_out(finding)) {
    if (stands()) {
      as_they_stand_.push_back(finding);
      listed_.add(finding.status);
    }
    return;
  }
  if (holds()) {
    waivers_.hold(finding);
    listed_.add(finding.status);
  } else {
    show(finding);
  }
}

bool Fold::take_plan(PlanResult& plan, const SourcePtr& source) {
  if (const auto fault = check_.add(plan)) return refuse_part(*fault, source);
  if (holds()) {
    standing_.turn_to(&plan);
    waivers_.plan(plan, [this](Finding& finding) {
      standing_.take(finding, summary_);
      show(finding);
    });
  }
  besides_.behind_plan();
  if (const auto difference = parts_.plan(plan)) return refuse_run(*difference, source);
  ++summary_.plans;
  across_.add(plan);
  Diagnostics repeated;
  repeats_.report(plan, unit_place(plan), repeated);
  namesakes_.report(plan, unit_place(plan), repeated);
  problems_.tell(repeated);
  kept_ = kept_ || !plan.kept.empty();
  if (!stands() && (!plan.kept.empty() || rules_.checker() != nullptr)) {
    if (!open_rules(source)) return false;
    if (!rules_.checker()->add_to_batch(plan)) return refuse(code::cli_findings_kept, source);
  }
  reports_.tee().plan(plan);
  return !reports_.unread();
}

bool Fold::end_part(const Summary& part, const SourcePtr& source) {
  if (const auto fault = check_.end(part, without_line_end(source->bytes()))) return refuse_part(*fault, source);
  parts_.end();
  besides_.end_part();
  Tally without = part;
  without.subtract(part.across);
  const Counts hidden = standing_.given() ? left_out(stands() ? part.counts : without.counts, listed_) : Counts();
  if (hidden.total() > 0) return refuse(code::cli_findings_left_out, source, {counted_words(hidden)});
  listed_ = {};
  if (!standing_.baseline()) summary_.changes = part.changes;  // of the only part
  across_.end_part(part);
  summary_.add(without);
  if (stands()) summary_.across = part.across;
  waivers_.end_part(summary_);
  return true;
}

bool Fold::open_rules(const SourcePtr& source) {
  Diagnostics found;
  const bool opened =
      rules_.open(options_.rules, *parts_.first(), waivers_, options_.language, options_.shown, source, found);
  problems_.tell(found);
  refused_ = refused_ || !opened;
  return opened;
}

bool Fold::judge_batch() {
  if (stands()) {
    besides_.tell_absent();
    summary_.add(summary_.across);
    standing_.turn_to(nullptr);
    for (Finding& finding : as_they_stand_) {
      standing_.take(finding, summary_);
      show(finding);
    }
    return true;
  }
  if (!across_.any() && rules_.checker() == nullptr) return true;
  if (!open_rules({})) return false;
  Diagnostics lost;
  std::vector<Finding> findings = across_.judge(*rules_.checker(), lost);
  problems_.tell(lost);
  standing_.turn_to(nullptr);
  for (Finding& finding : findings) {
    standing_.take(finding, summary_);
    summary_.add(finding);
    summary_.across.add(finding);
    show(finding);
  }
  return true;
}

void Fold::show(const Finding& finding) {
  if (options_.shown[static_cast<std::size_t>(finding.status)]) reports_.tee().finding(finding);
}

void Fold::guard() {
  Diagnostics reason;
  add_why_nothing(summary_, false, reason);
  problems_.tell_of_rulebook(reason);
}

}  // namespace ducha
