// SPDX-License-Identifier: Apache-2.0
#include "judge/other_period.h"

#include <algorithm>

#include "facts/read_event.h"
#include "plan/set_facts.h"

namespace ducha {

namespace {

bool is_among(const std::vector<std::uint32_t>& slots, std::uint32_t slot) {
  return std::binary_search(slots.begin(), slots.end(), slot);
}

// An event has a day of its own, whatever is asked for; that there was none is told of the day on which the plan ends.
bool is_state_at_end(const FactSpec& spec, const feel::Value& value, const SeenUntil& own, const SeenUntil& judged) {
  if (spec.type != FactType::event) return spec.measured == Measured::end;
  const Event event = event_of(value);
  return event.happened == false && !event.planned && own.end < judged.end;
}

}  // namespace

bool OtherPeriod::is_total(std::uint32_t slot) const { return is_among(totals, slot); }
bool OtherPeriod::is_state(std::uint32_t slot) const { return is_among(states, slot); }

std::optional<OtherPeriod> other_period(const Plan& plan, const Vocabulary& vocabulary, const FactSet& facts,
                                        const SeenUntil& own, const SeenUntil& judged) {
  if (!own.period || !judged.period || *own.period == *judged.period) return std::nullopt;
  OtherPeriod other{*own.period, own.end, {}, {}, {}};
  const bool same_end = own.period->last == judged.period->last || own.end == judged.end;
  for (std::uint32_t slot = 0; slot < facts.facts.size(); ++slot) {
    const FactSpec& spec = vocabulary.facts()[slot];
    const Fact& fact = facts.facts[slot];
    const bool total = spec.measured == Measured::period;
    const bool state = !total && !same_end && is_state_at_end(spec, fact.value, own, judged);
    const bool list = !total && !state && !spec.dated.empty() && !other.covers(*judged.period);
    if (fact.value.is_null() || !(total || state || list)) continue;
    if (is_set_by_option(place_of(plan, vocabulary, fact, slot, {}))) continue;
    (total ? other.totals : state ? other.states : other.lists).push_back(slot);
  }
  return other;
}

}  // namespace ducha
