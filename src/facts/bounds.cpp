// SPDX-License-Identifier: Apache-2.0
#include "facts/bounds.h"

#include "facts/read_event.h"

namespace ducha {

namespace {

std::optional<Date> day_of(const feel::Value& value) {
  if (value.kind() == feel::Kind::date) return value.as_date();
  const Event event = event_of(value);
  return event.on ? event.on : event.planned;
}

// What follows cannot lie before what it follows, nor have happened where that has not.
bool is_early(const feel::Value& later, const feel::Value& earlier) {
  const Event before = event_of(earlier);
  if (before.happened == false && !before.planned) return event_of(later).happened == true;
  const std::optional<Date> done = day_of(later);
  const std::optional<Date> from = day_of(earlier);
  return done && from && *done < *from;
}

}  // namespace

std::optional<Bound> broken_bound(const feel::Value& value, const FactSpec& fact) {
  if (value.kind() != feel::Kind::number) return std::nullopt;
  if (fact.min && value.as_number() < *fact.min) return Bound::min;
  if (fact.max && *fact.max < value.as_number()) return Bound::max;
  return std::nullopt;
}

std::vector<BrokenPart> broken_parts(const std::vector<FactSpec>& facts,
                                     const std::vector<const feel::Value*>& values) {
  std::vector<BrokenPart> broken;
  for (std::uint32_t part = 0; part < facts.size(); ++part) {
    for (std::uint32_t from = 0; !facts[part].not_before.empty() && from < facts.size(); ++from) {
      if (facts[from].name == facts[part].not_before && is_early(*values[part], *values[from]))
        broken.push_back({part, from, true});
    }
    if (facts[part].part_of.empty() || values[part]->kind() != feel::Kind::number) continue;
    for (std::uint32_t whole = 0; whole < facts.size(); ++whole) {
      if (facts[whole].name != facts[part].part_of || values[whole]->kind() != feel::Kind::number) continue;
      if (values[whole]->as_number() < values[part]->as_number()) broken.push_back({part, whole});
    }
  }
  return broken;
}

}  // namespace ducha
