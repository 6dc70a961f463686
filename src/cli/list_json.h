// SPDX-License-Identifier: Apache-2.0
// What `ducha list --format json` writes: one object a policy, a clause or a rule. docs/formats.md has the fields.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rulebook/coverage.h"
#include "rulebook/rulebook.h"

namespace ducha {

struct CoverageCounts {
  std::size_t checked = 0;
  std::size_t partly = 0;
  std::size_t unchecked = 0;
};
[[nodiscard]] CoverageCounts counts_of(const std::vector<ClauseCoverage>& coverage);

[[nodiscard]] std::string policy_json(const PolicyRules& rules);
[[nodiscard]] std::string clause_json(const PolicyRules& rules, const ClauseCoverage& coverage);
[[nodiscard]] std::string rule_json(const PolicyRules& rules, const Rule& rule);

}  // namespace ducha
