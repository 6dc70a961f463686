// SPDX-License-Identifier: Apache-2.0
// A rule under `each` goes through its records: those that the list has, and those that it must have (`keys`).
#pragma once

#include <optional>

#include "base/date.h"
#include "judge/rule_context.h"
#include "judge/rule_windows.h"

namespace ducha {

// `at`: the day that the rule speaks of, where it speaks of one and that can be told.
void check_records(const RuleContext& context, const std::optional<Date>& at, RuleWindows& windows);

}  // namespace ducha
