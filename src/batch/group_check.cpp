// SPDX-License-Identifier: Apache-2.0
// Which windows, or which day, are judged of a group, and the verdict on each.
#include "batch/group_check.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/limits.h"
#include "base/period.h"
#include "batch/group_doubts.h"
#include "batch/group_facts.h"
#include "batch/group_faults.h"
#include "batch/group_reasons.h"
#include "batch/group_remarks.h"
#include "batch/judged_group.h"
#include "judge/finding_words.h"
#include "judge/in_doubt.h"
#include "judge/judged_windows.h"
#include "judge/message.h"
#include "judge/required.h"
#include "judge/subject_check.h"
#include "judge/words.h"

namespace ducha {

namespace {

class GroupCheck {
 public:
  GroupCheck(const PolicyRules& rules, const AcrossRule& rule, const std::vector<std::uint32_t>& facts,
             const CheckOptions& options, Group group, const GroupWanted& wanted, std::vector<Finding>& findings)
      : judged_(rules, rule, facts, options, std::move(group)),
        group_(judged_.group),
        rule_(judged_.rule),
        wanted_(wanted),
        findings_(findings) {
    subject_.kind = Subject::Kind::group;
    subject_.name = group_.name;
    if (!rule_.per.empty() && !group_.name && judged_.size() > 0) subject_.name.emplace();
    subject_.units = judged_.size();
  }

  void run() {
    if (judged_.size() == 0) {
      settle(Outcome{.addressed = false}, words(FindingWord::empty_population));
      return;
    }
    if (invalid()) return;
    const bool dated = rule_.in_force.from || rule_.in_force.until;
    if ((dated || rule_.every) && !group_.period) {
      settle_without_period();
      return;
    }
    if (dated && !rule_.in_force.overlaps(*group_.period)) {
      settle(Outcome{.in_force = false}, words(FindingWord::not_in_force));
      return;
    }
    if (another_day()) return;
    if (rule_.every) {
      judge_windows();
    } else {
      judge_subject(nullptr);
    }
  }

 private:
  [[nodiscard]] const std::string& words(FindingWord name) const { return word(name, judged_.language); }

  // --- what is judged

  bool invalid() {
    const std::optional<InvalidEvidence> faults = faults_of(judged_);
    if (!faults) return false;
    settle(Outcome{.invalid_fact = true}, faults->words(judged_.language)).evidence = faults->shown();
    return true;
  }

  void settle_without_period() {
    Finding& finding = settle(Outcome{.when = Ternary::null}, {});
    std::size_t without = 0;
    for (const GroupMember& member : group_.members) without += member.state == GroupMember::State::absent ? 0 : 1;
    if (without > 0) finding.missing.push_back({"period", head_label("period"), {}, without});
    add_doubts(judged_, finding);
    finding.message = missing_words(finding.missing, judged_.language);
  }

  // The demand speaks of one day, and the group's period does not hold it.
  bool another_day() {
    if (!rule_.at || !group_.period) return false;
    const feel::Value at = rule_.at->program->evaluate(judged_.slots.all());
    if (at.kind() != feel::Kind::date) return false;
    at_ = at.as_date();
    const bool before = *at_ < group_.period->first;
    if (!before && *at_ <= group_.period->last) {
      judged_.vote_on(*at_);
      return false;
    }
    settle(Outcome{.day = before ? DayPlace::before_period : DayPlace::after_period},
           filled(before ? FindingWord::speaks_of_earlier : FindingWord::speaks_of_later, {Text(to_string(*at_))})
               .in(judged_.language));
    return true;
  }

  [[nodiscard]] bool is_day_untold() const { return rule_.at && group_.period && !at_; }

  void judge_windows() {
    std::vector<JudgedWindow> windows = judged_windows(*group_.period, *rule_.every, kWindows);
    if (rule_.during && !narrow(windows)) return;
    const FindingWord none = rule_.during ? FindingWord::no_window_left : FindingWord::no_window;
    if (windows.empty()) settle(Outcome{.addressed = false}, words(none));
    for (const JudgedWindow& window : windows) {
      subject_.window = window.name;
      judged_.vote_in(window);
      judge_subject(&window);
    }
  }

  // To those in which the rule is judged. False where that cannot be told, which is said.
  bool narrow(std::vector<JudgedWindow>& windows) {
    const feel::Value during = evaluate_in_doubt(*rule_.during->program, judged_.slots.all()).value;
    const auto ranges = during_ranges(during, group_.as_of, rule_.during_from_event);
    if (!ranges) {
      settle(Outcome{.when = Ternary::null}, words(FindingWord::during_unknown));
      return false;
    }
    windows = within_ranges(windows, *group_.period, *ranges, rule_.edges);
    return true;
  }

  // --- its verdict

  void judge_subject(const JudgedWindow* window) {
    if (window != nullptr && !rule_.in_force.overlaps(window->whole)) {
      settle(Outcome{.in_force = false}, words(FindingWord::not_in_force));
      return;
    }
    if (window != nullptr && !window->told) {
      settle(Outcome{.when = Ternary::null},
             filled(FindingWord::window_untold, {Text(window->name)}).in(judged_.language));
      return;
    }
    const GroupVerdict verdict = verdict_on(window);
    if (wanted_.seen != nullptr && rule_.when) wanted_.seen->when.push_back(verdict.when);
    if (wanted_.seen != nullptr && verdict.is_required()) wanted_.seen->require.push_back(verdict.require);
    tell(verdict);
    if (wanted_.parts != nullptr) explain(verdict, wanted_.parts->back());
  }

  void explain(const GroupVerdict& verdict, std::vector<ExplainedPart>& parts) const {
    const auto add = [&](std::string_view key, const Expression& expression, const feel::Trace& trace) {
      parts.push_back(explained(key, expression, trace, judged_.language));
    };
    if (rule_.when) add("when", *rule_.when, verdict.when);
    if (verdict.is_required()) add("require", rule_.require, verdict.require);
    const std::optional<Expression>& day = rule_.at ? rule_.at : rule_.due;
    if (!verdict.is_required() || !day || day->program == nullptr) return;
    feel::Trace trace;
    static_cast<void>(day->program->explain(judged_.slots.all(), trace));
    add(rule_.at ? "at" : "due", *day, trace);
  }

  [[nodiscard]] GroupVerdict verdict_on(const JudgedWindow* window) const {
    GroupVerdict verdict;
    Outcome& outcome = verdict.outcome;
    if (rule_.when) outcome.when = traced_truth_of(*rule_.when, verdict.when);
    if (is_day_untold() && outcome.when == Ternary::yes) outcome.when = Ternary::null;
    if (outcome.when == Ternary::yes) outcome.require = traced_truth_of(rule_.require, verdict.require);
    verdict.due = read_due(rule_, judged_.slots, group_.as_of, at_, outcome);
    if (window != nullptr) set_window(*window, group_.as_of, outcome);
    verdict.incomplete = (outcome.require == Ternary::yes && !judged_.complete()) ||
                         (outcome.require != Ternary::null && group_.unsettled);
    if (verdict.incomplete) outcome.require = Ternary::null;
    // A `due` day is held against the group's day alone.
    const std::optional<Date> final = window != nullptr ? window->whole.last : at_;
    if (outcome.require == Ternary::no && final) verdict.early = told_before(*final);
    if (verdict.early > 0) outcome.require = Ternary::null;
    return verdict;
  }

  Ternary traced_truth_of(const Expression& expression, feel::Trace& trace) const {
    static_cast<void>(expression.program->explain(judged_.slots.all(), trace));
    return truth_of(expression, judged_.slots);
  }

  // How many units tell of a day before that on which it is final, where the others alone do not decide that it is not
  // done.
  [[nodiscard]] std::size_t told_before(Date final) const {
    if (!group_.times || group_.as_of < final) return 0;
    std::vector<feel::Value> contexts(judged_.units().begin(), judged_.units().end());
    std::size_t early = 0;
    for (std::size_t i = 0; i < judged_.size(); ++i) {
      const GroupMember& voter = judged_.voters[i];
      if (voter.state != GroupMember::State::belongs || final <= judged_.times_of(voter).as_of) continue;
      contexts[i] = feel::Value();
      ++early;
    }
    if (early == 0) return 0;
    std::vector<feel::Value> values = judged_.slots.all();
    values[judged_.rules.slots.units()] = feel::Value::dated_list(std::move(contexts));
    return ternary_of(evaluate_in_doubt(*rule_.require.program, values).value) == Ternary::no ? 0 : early;
  }

  // --- what is told of it

  void tell(const GroupVerdict& verdict) {
    const bool not_applicable = verdict.outcome.when == Ternary::no;
    Finding& finding = settle(
        verdict.outcome, not_applicable    ? words(FindingWord::condition_false)
                         : is_day_untold() ? words(FindingWord::day_untold)
                                           : message_of(judged_.rules, rule_, judged_.slots.all(), judged_.language));
    const bool shown = judged_.is_shown(finding.status);
    if (!not_applicable && shown)
      say_required(judged_.rules, rule_, judged_.reads, judged_.slots, judged_.options, finding);
    if (verdict.due) finding.due = to_string(*verdict.due);
    // The units behind a finding that nobody sees need not be read again.
    if (shown) add_group_facts(judged_, verdict.decisive(), finding);
    if (finding.status == Status::unknown) finding.why = why_unknown(judged_, verdict, finding.given);
    add_doubts(judged_, finding);
    if (finding.message.empty() && !finding.missing.empty())
      finding.message = missing_words(finding.missing, judged_.language);
    if (not_applicable) return;
    add_bounds(judged_, verdict, finding);
    if (shown) add_period_remarks(judged_, verdict, finding);
  }

  Finding& settle(const Outcome& outcome, std::string message) {
    Finding finding;
    finding.rule.own() = finding_rule(judged_.rules, rule_, judged_.reads, judged_.language);
    finding.region = group_.region;
    finding.status = judge(outcome);
    finding.as_of = to_string(group_.as_of);
    finding.subject = subject_;
    finding.message = std::move(message);
    findings_.push_back(std::move(finding));
    if (wanted_.parts != nullptr) wanted_.parts->emplace_back();
    return findings_.back();
  }

  JudgedGroup judged_;
  const Group& group_;
  const Rule& rule_;
  const GroupWanted& wanted_;
  std::vector<Finding>& findings_;
  Subject subject_;
  std::optional<Date> at_;  // the day that the rule speaks of
};

}  // namespace

void check_group(const PolicyRules& rules, const AcrossRule& rule, const std::vector<std::uint32_t>& facts,
                 const CheckOptions& options, Group group, const GroupWanted& wanted, std::vector<Finding>& findings) {
  GroupCheck(rules, rule, facts, options, std::move(group), wanted, findings).run();
}

}  // namespace ducha
