// SPDX-License-Identifier: Apache-2.0
// A remedy that is another day, and the days that mean something to a finding.
#pragma once

#include <optional>
#include <vector>

#include "base/date.h"
#include "feel/value/value.h"
#include "judge/trial.h"

namespace ducha {

// Of a date or an event: where the plan says none, the latest of the days at hand with which the subject passes; else
// the nearest one. nullopt: none that was tried.
[[nodiscard]] std::optional<feel::Value> nearest_day(Trial& trial);

// As_of, the due day, the ends of the window and of the period, the latest first: what was not done can be done by
// today at best.
[[nodiscard]] std::vector<Date> days_at_hand(const Trial& trial);

// Until when an event can have happened: the day that the plan speaks of, or the period's end for what is asked for as
// of then.
[[nodiscard]] Date latest_day(const PlanView& view, const FactSpec& event);

}  // namespace ducha
