// SPDX-License-Identifier: Apache-2.0
// Why a run judged nothing, as far as its summary tells.
#pragma once

#include "base/diagnostic.h"
#include "findings/finding.h"

namespace ducha {

// none_selected: the call chose among the rules, and none was left. Precondition: judged_nothing(summary).
void add_why_nothing(const Summary& summary, bool none_selected, Diagnostics& diagnostics);

}  // namespace ducha
