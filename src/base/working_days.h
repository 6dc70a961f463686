// SPDX-License-Identifier: Apache-2.0
// Which days are working days: weekends are not, but for the days that a calendar makes up for; its holidays are not.
#pragma once

#include <cstdint>
#include <optional>
#include <set>

#include "base/date.h"

namespace ducha {

struct WorkingCalendar {
  std::set<std::int32_t> years;  // that it holds
  std::set<Date> off;            // holidays, also those that fall on a weekend
  std::set<Date> on;             // days of a weekend that are worked
};

[[nodiscard]] bool is_working_day(const WorkingCalendar& calendar, Date day);

struct WorkingDaysEnd {
  std::optional<Date> last;                // nothing: a year on the way is not in the calendar
  std::optional<std::int32_t> lacks_year;  // which
};
// So many working days later: the day itself is not counted; 0 is the day itself.
[[nodiscard]] WorkingDaysEnd plus_working_days(const WorkingCalendar& calendar, Date day, std::int64_t count);

}  // namespace ducha
