// SPDX-License-Identifier: Apache-2.0
// A run may judge another period than a plan is of (--period). What the plan gives for its own says nothing of it then:
// a total is of the plan's period, a state is of the day on which that ends, and so is that something has not happened.
// A dated list is whole for that period alone: what it lacks of other days may have happened all the same.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/date.h"
#include "base/period.h"
#include "plan/plan.h"

namespace ducha {

struct OtherPeriod {
  DateRange own;                      // of which the plan is
  Date day;                           // of which its states are
  std::vector<std::uint32_t> totals;  // facts that it gives, and that say nothing of the period that is judged
  std::vector<std::uint32_t> states;
  std::vector<std::uint32_t> lists;  // dated ones that it gives, where not all of the period that is judged is its own

  [[nodiscard]] bool is_total(std::uint32_t slot) const;
  [[nodiscard]] bool is_state(std::uint32_t slot) const;
  // Whether all of those days are of the plan's own period.
  [[nodiscard]] bool covers(const DateRange& days) const { return own.first <= days.first && days.last <= own.last; }
  // Whether the plan gives the fact for its own period alone.
  [[nodiscard]] bool holds(std::uint32_t slot) const { return is_total(slot) || is_state(slot); }
};

// Nothing: the plan is of the period that is judged, or does not say of which it is, so that the run says it. What the
// run itself sets is of the period that it judges. `own` is until when the plan sees by what it says itself.
[[nodiscard]] std::optional<OtherPeriod> other_period(const Plan& plan, const Vocabulary& vocabulary,
                                                      const FactSet& facts, const SeenUntil& own,
                                                      const SeenUntil& judged);

}  // namespace ducha
