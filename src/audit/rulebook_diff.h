// SPDX-License-Identifier: Apache-2.0
// What changed from one rulebook to another: clauses, words, parameters, rules, field by field.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/rulebook.h"

namespace ducha {

struct RulebookChange {
  enum class Kind : std::uint8_t { policy, clause, fact, param, rule } kind = Kind::rule;
  enum class What : std::uint8_t { added, removed, changed, renamed } what = What::changed;
  std::string policy;
  std::string id;  // of the clause, fact, parameter or rule; empty: the policy itself
  std::string
      field;  // as the files call it, with .zh or .en behind it where only that language changed; empty: all of it
  // In the language asked for; of a list of names those that only one of the two has; of a rule that is renamed its
  // ids.
  std::string before, after;
};

using PolicyList = std::vector<std::shared_ptr<const PolicyRules>>;

// In the order of the policies, the old ones first.
[[nodiscard]] std::vector<RulebookChange> rulebook_changes(const PolicyList& before, const PolicyList& after,
                                                           Language language);

// Whether a field of a change is words for people alone.
[[nodiscard]] bool is_wording(std::string_view field);

// Those of them that touch a rule: its own, its clauses', and of the facts and parameters that it reads.
[[nodiscard]] std::vector<const RulebookChange*> changes_of(const std::string& rule, const PolicyList& before,
                                                            const PolicyList& after,
                                                            const std::vector<RulebookChange>& changes);

}  // namespace ducha
