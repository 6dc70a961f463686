// SPDX-License-Identifier: Apache-2.0
// One rule meets one plan: its subjects, each with a verdict and what decided it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "findings/finding.h"
#include "judge/explanation.h"
#include "judge/plan_view.h"
#include "judge/rule_reads.h"
#include "judge/seen_conditions.h"

namespace ducha {

// One subject among those of a rule.
struct OneSubject {
  std::optional<std::size_t> record;  // as Subject::index
  std::optional<std::string> window;  // its name
};

struct RuleCheckOptions {
  std::vector<Explanation>* explanations = nullptr;  // filled with one entry a finding where it is set
  SeenConditions* seen = nullptr;           // filled with each evaluation of `when` and `require` where it is set
  std::vector<Status>* statuses = nullptr;  // filled with the verdict of each subject where it is set
  const OneSubject* only = nullptr;         // the others are passed over where it is set
};

// What one rule says of one plan.
struct RuleVerdicts {
  Counts counts;                  // of every subject
  std::vector<Finding> findings;  // in the order of the subjects, those of a status that is shown
  std::string outside;            // why the period holds nothing for the rule to judge; empty: it holds something
  std::vector<Finding> marks;     // the others, with no more than what names them, where CheckOptions::marks wants them
};

// `slots` hold the plan. Not for rules under `across`.
void check_rule(const PlanView& view, const Rule& rule, const RuleReads& reads, SlotValues& slots,
                const CheckOptions& options, const RuleCheckOptions& wanted, RuleVerdicts& verdicts);

}  // namespace ducha
