// SPDX-License-Identifier: Apache-2.0
#include "facts/bounds.h"

namespace ducha {

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
    if (facts[part].part_of.empty() || values[part]->kind() != feel::Kind::number) continue;
    for (std::uint32_t whole = 0; whole < facts.size(); ++whole) {
      if (facts[whole].name != facts[part].part_of || values[whole]->kind() != feel::Kind::number) continue;
      if (values[whole]->as_number() < values[part]->as_number()) broken.push_back({part, whole});
    }
  }
  return broken;
}

}  // namespace ducha
