// SPDX-License-Identifier: Apache-2.0
#include "rulebook/policy.h"

#include <algorithm>

#include "base/text.h"

namespace ducha {

feel::Value Param::value_on(Date day) const {
  const auto after = values.upper_bound(day);
  return after == values.begin() ? feel::Value() : std::prev(after)->second;
}

const Clause* Policy::clause(std::string_view wanted) const {
  const auto found =
      std::find_if(clauses.begin(), clauses.end(), [wanted](const Clause& clause) { return clause.id == wanted; });
  return found == clauses.end() ? nullptr : &*found;
}

const Level* Policy::level(std::string_view written) const {
  const std::string folded = fold(written);
  for (const Level& level : levels) {
    if (fold(level.key) == folded || fold(level.label.zh) == folded || fold(level.label.en) == folded) return &level;
    const auto& aliases = level.aliases;
    if (std::any_of(aliases.begin(), aliases.end(), [&](const std::string& alias) { return fold(alias) == folded; }))
      return &level;
  }
  return nullptr;
}

}  // namespace ducha
