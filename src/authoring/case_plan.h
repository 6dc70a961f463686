// SPDX-License-Identifier: Apache-2.0
// The plans that a case writes, and what a rule says of them: for whoever runs cases, or changes them first.
#pragma once

#include <cstddef>
#include <vector>

#include "base/diagnostic.h"
#include "findings/finding.h"
#include "judge/options.h"
#include "judge/plan_view.h"
#include "judge/rule_check.h"
#include "judge/rule_reads.h"
#include "rulebook/rulebook.h"

namespace ducha {

// What a case that says nothing of it is about: the year 2024.
inline constexpr DateRange kCaseYear = {{2024, 1, 1}, {2024, 12, 31}};

// Of a case: its plans at that position (from 0), without name units of their own.
[[nodiscard]] Plan plan_of_case(const PolicyRules& rules, const Rule& rule, const CasePlan& written, std::size_t index);
// `plan` outlives the view. Facts that cannot be read are reported.
[[nodiscard]] PlanView view_of_case(const PolicyRules& rules, const Plan& plan, Diagnostics& diagnostics);

// What the rule says of plans, as a run would: of the first, and under `across` of all of them as the batch, with the
// case's roster. `options` have the case's params.
[[nodiscard]] std::vector<Finding> findings_of_case(const PolicyRules& rules, const Rule& rule, const RuleReads& reads,
                                                    const Case& one, const std::vector<PlanView>& views,
                                                    CheckOptions options, const RuleCheckOptions& wanted,
                                                    Diagnostics& diagnostics);

}  // namespace ducha
