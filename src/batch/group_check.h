// SPDX-License-Identifier: Apache-2.0
// One across-rule meets one group of units.
#pragma once

#include <cstdint>
#include <vector>

#include "batch/group.h"
#include "batch/kept_unit.h"
#include "findings/finding.h"
#include "judge/explanation.h"
#include "judge/options.h"
#include "judge/seen_conditions.h"
#include "rulebook/rulebook.h"

namespace ducha {

// What else is wanted of the judging of groups.
struct GroupWanted {
  SeenConditions* seen = nullptr;                            // filled with each evaluation where it is set
  std::vector<std::vector<ExplainedPart>>* parts = nullptr;  // filled with one entry a finding where it is set
};

// Appends one finding, or under `every` one a window.
void check_group(const PolicyRules& rules, const AcrossRule& rule, const std::vector<std::uint32_t>& facts,
                 const CheckOptions& options, Group group, const GroupWanted& wanted, std::vector<Finding>& findings);

}  // namespace ducha
