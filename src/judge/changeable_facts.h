// SPDX-License-Identifier: Apache-2.0
// Which facts of the plan a remedy may change, as far as the rule reads them.
#pragma once

#include <cstdint>
#include <vector>

#include "findings/finding.h"
#include "judge/plan_view.h"
#include "judge/rule_reads.h"

namespace ducha {

// A part of a fact, and what it is.
struct Changeable {
  std::uint32_t slot = 0;
  FactPath value_at;  // below the slot's value
  const FactSpec* spec = nullptr;
};

// In the order in which the rule reads them. Of the finding's subject where it is a record.
[[nodiscard]] std::vector<Changeable> changeable_facts(const PlanView& view, const Rule& rule, const RuleReads& reads,
                                                       const Finding& finding);

}  // namespace ducha
