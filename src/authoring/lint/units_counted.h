// SPDX-License-Identifier: Apache-2.0
// A count of `units[...]` by what some may not have given.
#pragma once

#include "base/diagnostic.h"
#include "rulebook/rulebook.h"

namespace ducha {

// For rules in which no case brought it to light.
void lint_units_counted_by_fact(const PolicyRules& rules, const Rule& rule, Diagnostics& diagnostics);

}  // namespace ducha
