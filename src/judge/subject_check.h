// SPDX-License-Identifier: Apache-2.0
// One rule meets one subject: its verdict, what decided it, what is missing, and what is said of it.
#pragma once

#include <optional>

#include "base/date.h"
#include "judge/outcome.h"
#include "judge/rule_context.h"

namespace ducha {

// The slots hold the subject. `at`: the day that the rule speaks of, where it speaks of one and that can be told.
void check_subject(const RuleContext& context, const JudgedSubject& of, const std::optional<Date>& at);

// When a shortfall is final, into the outcome; a null day leaves it open whether it is. Gives the day.
[[nodiscard]] std::optional<Date> read_due(const RuleContext& context, const std::optional<Date>& at, Outcome& outcome);

}  // namespace ducha
