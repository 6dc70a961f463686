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

// What is told alike of a subject of one plan and of a group of them. The slots hold it; `as_of` is the day of judging.
[[nodiscard]] Ternary truth_of(const Expression& expression, const SlotValues& slots);
// When a shortfall is final, into the outcome; a null day leaves it open whether it is. Gives the day.
[[nodiscard]] std::optional<Date> read_due(const Rule& rule, const SlotValues& slots, Date as_of,
                                           const std::optional<Date>& at, Outcome& outcome);
void set_window(const JudgedWindow& window, Date as_of, Outcome& outcome);

}  // namespace ducha
