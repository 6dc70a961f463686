// SPDX-License-Identifier: Apache-2.0
// One across-rule meets one group of units.
#pragma once

#include <cstdint>
#include <vector>

#include "batch/group.h"
#include "batch/kept_unit.h"
#include "findings/finding.h"
#include "judge/options.h"
#include "judge/seen_conditions.h"
#include "rulebook/rulebook.h"

namespace ducha {

// Appends one finding, or under `every` one a window; and how its conditions were evaluated, where `seen` is set.
void check_group(const PolicyRules& rules, const AcrossRule& rule, const std::vector<std::uint32_t>& facts,
                 const CheckOptions& options, Group group, SeenConditions* seen, std::vector<Finding>& findings);

}  // namespace ducha
