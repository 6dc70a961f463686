// SPDX-License-Identifier: Apache-2.0
// A rule whose force is none of its clauses': weaker than each of them, or stronger, and under no reading.
#include <algorithm>
#include <vector>

#include "authoring/codes.h"
#include "authoring/lint/lint.h"
#include "base/text.h"

namespace ducha {

void lint_force(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const Rule& rule : rules.rules) {
    if (rule.clauses.empty() || !rule.interpretation.empty()) continue;
    std::vector<Modality> of_clauses;
    for (const std::size_t index : rule.clauses) of_clauses.push_back(rules.policy.clauses[index].modality);
    const auto [strongest, weakest] = std::minmax_element(of_clauses.begin(), of_clauses.end());
    if (rule.modality >= *strongest && rule.modality <= *weakest) continue;
    const Modality nearest = rule.modality < *strongest ? *strongest : *weakest;
    diagnostics.add(code::lint_force, rule.place,
                    {Text(rule.id), Text(to_string(rule.modality)), Text(to_string(nearest))});
  }
}

}  // namespace ducha
