// SPDX-License-Identifier: Apache-2.0
// A fact or field that is held by `=` or `!=` against what stands written, and decides where it is not given.
#pragma once

#include "base/diagnostic.h"
#include "rulebook/rulebook.h"

namespace ducha {

// For rules in which no case brought it to light.
void lint_null_decides(const PolicyRules& rules, const Rule& rule, Diagnostics& diagnostics);

}  // namespace ducha
