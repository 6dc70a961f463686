// SPDX-License-Identifier: Apache-2.0
// One rule meets one plan: its subjects, each with a verdict and what decided it.
#pragma once

#include <functional>
#include <vector>

#include "check/explanation.h"
#include "check/plan_view.h"
#include "check/rule_reads.h"
#include "findings/finding.h"

namespace ducha {

struct RuleCheckOptions {
  bool evidence_for_pass = false;
  std::vector<Explanation>* explanations = nullptr;   // filled with one entry a finding where it is set
  std::vector<feel::Trace>* requires_seen = nullptr;  // filled with each evaluation of `require` where it is set
};

// Findings in the order of the subjects. Not for rules under `across`.
[[nodiscard]] std::vector<Finding> check_rule(const PlanView& view, const Rule& rule, const RuleReads& reads,
                                              const CheckOptions& options, const RuleCheckOptions& wanted);

}  // namespace ducha
