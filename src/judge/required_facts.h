// SPDX-License-Identifier: Apache-2.0
// What a policy asks of a unit: the facts that its rules read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rulebook/rulebook.h"

namespace ducha {

struct RequiredFact {
  std::uint32_t slot = 0;
  std::vector<const Rule*> rules;  // that read it, in the rulebook's order

  // As the clauses stand in the document, each once.
  [[nodiscard]] std::vector<std::size_t> clauses() const;
};

// Whether the rule may judge a unit of that level: its `levels`, and an `across` or `when` that reads the level alone.
[[nodiscard]] bool may_judge(const PolicyRules& rules, const Rule& rule, const std::string& level);

// The parts of `region` by which the rules for a level group units, of all rules where none is given.
[[nodiscard]] std::vector<std::string> required_regions(const PolicyRules& rules,
                                                        const std::optional<std::string>& level);

// The facts that the rules for a level read, of all rules where none is given; also those that only a message shows.
// In the order of the chapters, each where it is first read.
[[nodiscard]] std::vector<RequiredFact> required_facts(const PolicyRules& rules,
                                                       const std::optional<std::string>& level);

}  // namespace ducha
