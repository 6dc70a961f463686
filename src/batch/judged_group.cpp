// SPDX-License-Identifier: Apache-2.0
#include "batch/judged_group.h"

#include <algorithm>
#include <utility>

#include "judge/words.h"

namespace ducha {

JudgedGroup::JudgedGroup(const PolicyRules& of_policy, const AcrossRule& judged,
                         const std::vector<std::uint32_t>& kept_facts, const CheckOptions& asked, Group of_units)
    : rules(of_policy),
      across(judged),
      rule(*judged.rule),
      reads(judged.reads),
      facts(kept_facts),
      options(asked),
      language(asked.language),
      group(std::move(of_units)),
      voters(group.members),
      set_aside(group.set_aside),
      slots(of_policy, asked) {
  slots.set_units(feel::Value::dated_list(group.contexts));
  if (rule.every || rule.at) ballot_.emplace(rules, facts, group);
  if (!group.superiors.empty()) superior.count = group.superiors.front().count;
  set_times();
}

void JudgedGroup::vote_in(const JudgedWindow& judged) {
  slots.set_window(judged.range);
  slots.set_params(judged.whole.last);
  window = judged.range;
  take(ballot_->in_window(judged.range), judged.range, judged.name);
}

void JudgedGroup::vote_on(Date day) {
  take(ballot_->on_day(day), {day, day}, to_string(day));
  std::optional<DateRange> period;
  std::optional<Date> as_of;
  for (const GroupMember& voter : voters) {
    if (voter.state == GroupMember::State::absent || voter.state == GroupMember::State::elsewhen) continue;
    const PlanTimes& times = times_of(voter);
    as_of = std::max(as_of.value_or(times.as_of), times.as_of);
    if (!times.period) continue;
    period = period
                 ? DateRange{std::min(period->first, times.period->first), std::max(period->last, times.period->last)}
                 : *times.period;
  }
  if (!period || !as_of) return;
  group.period = period;
  group.as_of = *as_of;
  set_times();
}

void JudgedGroup::set_times() {
  slots.set_period(group.period, group.as_of);
  slots.set_params(group.period ? group.period->last : group.as_of);
}

void JudgedGroup::take(Votes votes, const DateRange& range, const std::string& of) {
  if (rule.whole_slot) superior = ballot_->superior_in(range, *rule.whole_slot);
  voters = std::move(votes.members);
  differing = std::move(votes.differing);
  set_aside = group.set_aside;
  set_aside.insert(set_aside.end(), votes.set_aside.begin(), votes.set_aside.end());
  spoken_of = of;
  slots.set_units(feel::Value::dated_list(std::move(votes.contexts)));
}

KeptUnits JudgedGroup::units_of(std::span<const std::uint32_t> lines) const {
  return group.units({lines.begin(), lines.end()});
}

std::size_t JudgedGroup::index_of(std::uint32_t slot) const {
  return static_cast<std::size_t>(std::lower_bound(facts.begin(), facts.end(), slot) - facts.begin());
}

bool JudgedGroup::is_left_out(const GroupMember& voter, std::uint32_t slot) const {
  return rule.every && voter.state == GroupMember::State::belongs && fact(slot).measured == Measured::period &&
         times_of(voter).period != window;
}

std::int64_t JudgedGroup::known() const {
  return std::count_if(voters.begin(), voters.end(),
                       [](const GroupMember& voter) { return voter.state == GroupMember::State::belongs; });
}

bool JudgedGroup::complete() const { return !group.asks_for_all || (superior.count && known() >= *superior.count); }

const Text& head_label(std::string_view head) {
  if (head == "level") return words_of(FindingWord::the_level);
  if (head == "region") return words_of(FindingWord::the_region);
  return head == "period" ? words_of(FindingWord::the_period) : words_of(FindingWord::the_day);
}

}  // namespace ducha
