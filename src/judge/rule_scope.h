// SPDX-License-Identifier: Apache-2.0
// Whether a rule has anything to judge in a plan at all: what is settled for it as a whole, before any subject is
// looked at.
#pragma once

#include <optional>

#include "base/date.h"
#include "judge/rule_context.h"

namespace ducha {

// True where there is nothing left to judge, which is said: what the rule reads cannot be read; it is not addressed, or
// not in force; it speaks of a day that the period does not hold. `at`: the day that it speaks of, where that can be
// told.
[[nodiscard]] bool is_settled_as_a_whole(const RuleContext& context, std::optional<Date>& at);

}  // namespace ducha
