// SPDX-License-Identifier: Apache-2.0
// One rule meets one plan: its subjects, each with a verdict and what decided it.
#pragma once

#include "judge/plan_view.h"
#include "judge/rule_context.h"
#include "judge/rule_reads.h"

namespace ducha {

// `slots` hold the plan. Not for rules under `across`.
void check_rule(const PlanView& view, const Rule& rule, const RuleReads& reads, SlotValues& slots,
                const CheckOptions& options, const RuleCheckOptions& wanted, RuleVerdicts& verdicts);

}  // namespace ducha
