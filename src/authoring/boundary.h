// SPDX-License-Identifier: Apache-2.0
// Whether a rule's cases stand at the boundaries of what it requires.
#pragma once

#include "base/diagnostic.h"
#include "rulebook/rulebook.h"

namespace ducha {

// Of each comparison by <, <=, > or >= in a `require`, some case must make both sides equal: there a figure is off by
// one, or is not. Comparisons in which no case has both sides are another fault's affair and are passed over.
void lint_boundaries(const PolicyRules& rules, Diagnostics& diagnostics);

}  // namespace ducha
