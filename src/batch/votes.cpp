// SPDX-License-Identifier: Apache-2.0
#include "batch/votes.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "feel/value/context.h"
#include "judge/evidence.h"

namespace ducha {

namespace {

std::optional<DateRange> common(const DateRange& one, const DateRange& other) {
  const DateRange both = {std::max(one.first, other.first), std::min(one.last, other.last)};
  return both.first <= both.last ? std::optional(both) : std::nullopt;
}

// By then it was seen what had happened.
Date seen_by(const PlanTimes& times) { return times.period ? std::min(times.period->last, times.as_of) : times.as_of; }

bool holds(const PlanTimes& times, const DateRange& range) {
  return times.period && times.period->first <= range.first && range.last <= times.period->last;
}

// Of those that hold the range the greatest has the vote.
auto vote_rank(const PlanTimes& times, std::uint32_t line, const DateRange& range) {
  const std::int64_t length = to_days(times.period->last) - to_days(times.period->first);
  return std::tuple(std::min(seen_by(times), range.last), -length, times.as_of, line);
}

const feel::Value* entry(const feel::Value& value, std::string_view name) {
  return value.kind() == feel::Kind::context ? value.find(name) : nullptr;
}

// The day of a date or of an event that happened.
std::optional<Date> day_of(const feel::Value* value) {
  if (value == nullptr) return std::nullopt;
  if (value->kind() == feel::Kind::context) return day_of(value->find("on"));
  return value->kind() == feel::Kind::date ? std::optional(value->as_date()) : std::nullopt;
}

// What is told of it by that day: an event that happened later had not happened then. Empty: nothing.
std::string told(const FactSpec& spec, const feel::Value& value, Date until) {
  switch (spec.type) {
    case FactType::event: {
      const feel::Value* const happened = entry(value, "happened");
      if (happened == nullptr || happened->is_null()) return {};
      const std::optional<Date> on = day_of(&value);
      if (!happened->is_true() || (on && until < *on)) return "no";
      return on ? to_string(*on) : "yes";
    }
    case FactType::record:
    case FactType::list: {
      if (value.kind() == feel::Kind::list && spec.element.empty()) {
        std::string text;
        for (const feel::Value& element : value.elements()) text += told(spec, element, until) + '\n';
        return text + '\n';
      }
      if (value.kind() != feel::Kind::context) break;
      std::string text;
      for (const FactSpec& field : spec.fields) {
        const feel::Value* const part = value.find(field.name);
        text += (part != nullptr ? told(field, *part, until) : std::string()) + '\t';
      }
      return text;
    }
    default: break;
  }
  return value.is_null() ? std::string() : to_json(value);
}

// The records of those days, and those of days that are not said; in no order.
std::vector<std::string> told_in(const FactSpec& list, const feel::Value& value, const DateRange& days) {
  std::vector<std::string> records;
  for (const feel::Value& record : value.elements()) {
    const std::optional<Date> day = day_of(entry(record, list.dated));
    if (!day || (days.first <= *day && *day <= days.last)) records.push_back(told(list, record, days.last));
  }
  std::sort(records.begin(), records.end());
  return records;
}

}  // namespace

Ballot::Ballot(const PolicyRules& rules, const std::vector<std::uint32_t>& facts, const Group& group)
    : rules_(rules), facts_(facts), group_(group) {
  reads_totals_ = std::any_of(facts.begin(), facts.end(), [&rules](std::uint32_t slot) {
    return rules.vocabulary.facts()[slot].measured == Measured::period;
  });
}

std::vector<Ballot::Candidate> Ballot::candidates(std::size_t member, const DateRange& range) const {
  std::vector<Candidate> found;
  const GroupMember* plan = &group_.members[member];
  const feel::Value* context = &group_.contexts[member];
  while (true) {
    if (holds(times_of(*plan), range)) found.push_back({plan, context});
    if (plan->next == 0) break;
    const FurtherPlan& further = group_.further[plan->next - 1];
    plan = &further.plan;
    context = &further.context;
  }
  const auto rank = [&](const Candidate& one) { return vote_rank(times_of(*one.plan), one.plan->line, range); };
  std::sort(found.begin(), found.end(), [&rank](const Candidate& a, const Candidate& b) { return rank(a) < rank(b); });
  return found;
}

std::optional<std::uint32_t> Ballot::difference(const Candidate& one, const Candidate& other,
                                                const std::optional<DateRange>& window) const {
  const PlanTimes& times = times_of(*one.plan);
  const PlanTimes& others = times_of(*other.plan);
  const Date until = std::min(seen_by(times), seen_by(others));
  const std::optional<DateRange> days =
      common(window.value_or(*times.period), {others.period->first, std::min(others.period->last, until)});
  const bool of_one_day = seen_by(times) == seen_by(others);
  for (const std::uint32_t slot : facts_) {
    const FactSpec& fact = rules_.vocabulary.facts()[slot];
    const feel::Value* const a = entry(*one.context, fact.name);
    const feel::Value* const b = entry(*other.context, fact.name);
    if (a == nullptr || b == nullptr || a->is_null() || b->is_null()) continue;
    // Totals are over periods of their own, and states are of days of their own.
    if (fact.measured == Measured::period) continue;
    if (!fact.dated.empty()) {
      if (days && told_in(fact, *a, *days) != told_in(fact, *b, *days)) return slot;
    } else if (of_one_day || fact.type == FactType::event) {
      const std::string from_one = told(fact, *a, until), from_other = told(fact, *b, until);
      if (!from_one.empty() && !from_other.empty() && from_one != from_other) return slot;
    }
  }
  return std::nullopt;
}

Votes Ballot::cast(const DateRange& range, bool window) const {
  Votes votes;
  votes.members = group_.members;
  votes.contexts.resize(votes.members.size());
  for (std::size_t i = 0; i < votes.members.size(); ++i) {
    GroupMember& member = votes.members[i];
    if (member.state != GroupMember::State::belongs) continue;
    std::vector<Candidate> plans = candidates(i, range);
    if (plans.empty()) {
      member.state = GroupMember::State::elsewhen;
      continue;
    }
    const Candidate vote = plans.back();
    plans.pop_back();
    member = *vote.plan;
    for (const Candidate& other : plans) {
      const auto fact = difference(vote, other, window ? std::optional(range) : std::nullopt);
      if (fact) {
        member.state = GroupMember::State::contradictory;
        votes.differing.push_back({member.line, other.plan->line, *fact});
        break;
      }
      votes.set_aside.push_back({other.plan->line});
    }
    if (member.state == GroupMember::State::belongs) votes.contexts[i] = *vote.context;
  }
  return votes;
}

feel::Value Ballot::without_totals(const feel::Value& context) {
  const feel::Context& whole = context.as_context();
  const auto [known, fresh] = without_totals_.try_emplace(&whole);
  if (!fresh) return known->second;
  std::vector<feel::Value> values(whole.values().begin(), whole.values().end());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto slot = rules_.vocabulary.slot_of(whole.name(i));
    if (!slot) continue;
    const FactSpec& fact = rules_.vocabulary.facts()[*slot];
    if (fact.name == whole.name(i) && fact.measured == Measured::period) values[i] = feel::Value();
  }
  known->second = feel::Value::context(whole.names(), std::move(values));
  return known->second;
}

Votes Ballot::in_window(const DateRange& window) {
  Votes votes = cast(window, true);
  for (std::size_t i = 0; reads_totals_ && i < votes.members.size(); ++i) {
    if (votes.members[i].state != GroupMember::State::belongs) continue;
    if (times_of(votes.members[i]).period != window) votes.contexts[i] = without_totals(votes.contexts[i]);
  }
  return votes;
}

Votes Ballot::on_day(Date day) const { return cast({day, day}, false); }

SuperiorCount Ballot::superior_in(const DateRange& range, std::uint32_t fact) const {
  using State = SuperiorCount::State;
  const bool total = rules_.vocabulary.facts()[fact].measured == Measured::period;
  const SuperiorPlan* vote = nullptr;
  for (const SuperiorPlan& plan : group_.superiors) {
    if (!holds(plan.times, range)) continue;
    if (vote == nullptr || vote_rank(vote->times, vote->line, range) < vote_rank(plan.times, plan.line, range))
      vote = &plan;
  }
  if (vote == nullptr) return {group_.superiors.empty() ? State::unsaid : State::elsewhen, std::nullopt};
  if (!vote->count) return {};
  // Totals are over periods of their own, and states are of days of their own.
  const bool differs =
      !total && std::any_of(group_.superiors.begin(), group_.superiors.end(), [&](const SuperiorPlan& plan) {
        return holds(plan.times, range) && plan.count && *plan.count != *vote->count &&
               seen_by(plan.times) == seen_by(vote->times);
      });
  if (differs) return {State::contradictory, std::nullopt};
  return {State::said, vote->count};
}

}  // namespace ducha
