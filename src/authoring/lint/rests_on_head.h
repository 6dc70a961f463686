// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostic.h"
#include "rulebook/rulebook.h"

namespace ducha {

// Where a verdict of the rule's cases stands without the level, or a part of the region, that the rule asks for, and
// would be another with it.
void lint_rests_on_head(const PolicyRules& rules, const Rule& rule, Diagnostics& diagnostics);

}  // namespace ducha
