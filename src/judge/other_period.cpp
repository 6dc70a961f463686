// SPDX-License-Identifier: Apache-2.0
#include "judge/other_period.h"

#include <algorithm>

#include "judge/plan_view.h"
#include "plan/set_facts.h"

namespace ducha {

namespace {

bool holds(const std::vector<std::uint32_t>& slots, std::uint32_t slot) {
  return std::binary_search(slots.begin(), slots.end(), slot);
}

// The day of which a plan tells at its end.
Date told_until(const DateRange& period, const Given<Date>& as_of) {
  return as_of ? std::min(period.last, *as_of) : period.last;
}

// An event has a day of its own, whatever is asked for.
bool is_state(const FactSpec& fact) { return fact.measured == Measured::end && fact.type != FactType::event; }

}  // namespace

bool OtherPeriod::is_total(std::uint32_t slot) const { return holds(totals, slot); }
bool OtherPeriod::is_state(std::uint32_t slot) const { return holds(states, slot); }

std::optional<OtherPeriod> other_period(const PlanView& view, Date today) {
  const Plan& plan = *view.plan;
  if (!plan.period || !view.period || *plan.period == *view.period) return std::nullopt;
  const DateRange& own = *plan.period;
  OtherPeriod other{own, told_until(own, day_of(plan, plan.period, today)), {}, {}};
  const bool same_end = own.last == view.period->last || other.day == told_until(*view.period, view.as_of);
  const Vocabulary& vocabulary = view.rules->vocabulary;
  for (std::uint32_t slot = 0; slot < view.facts.facts.size(); ++slot) {
    const FactSpec& spec = vocabulary.facts()[slot];
    const Fact& fact = view.facts.facts[slot];
    const bool total = spec.measured == Measured::period;
    if (fact.value.is_null() || (!total && (same_end || !is_state(spec)))) continue;
    if (is_set_by_option(place_of(plan, vocabulary, fact, slot, {}))) continue;
    (total ? other.totals : other.states).push_back(slot);
  }
  return other;
}

bool is_of_other_period(const PlanView& view, std::uint32_t slot) {
  return view.other && (view.other->is_total(slot) || view.other->is_state(slot));
}

const DateRange& days_of_total(const PlanView& view, std::uint32_t slot) {
  return view.other && view.other->is_total(slot) ? view.other->own : *view.period;
}

}  // namespace ducha
