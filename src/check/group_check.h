// SPDX-License-Identifier: Apache-2.0
// One across-rule meets one group of units.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "check/across.h"

namespace ducha {

// Appends one finding, or under `every` one a window. The period is the smallest range that holds those of the units,
// as_of the latest of theirs.
void check_group(const PolicyRules& rules, const Rule& rule, const RuleReads& reads, const CheckOptions& options,
                 const std::optional<std::string>& name, const std::vector<std::shared_ptr<const KeptUnit>>& units,
                 std::vector<Finding>& findings);

}  // namespace ducha
