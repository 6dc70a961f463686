// SPDX-License-Identifier: Apache-2.0
#include "base/working_days.h"

namespace ducha {

bool is_working_day(const WorkingCalendar& calendar, Date day) {
  if (calendar.off.contains(day)) return false;
  constexpr int kSaturday = 6;
  return iso_weekday(day) < kSaturday || calendar.on.contains(day);
}

WorkingDaysEnd plus_working_days(const WorkingCalendar& calendar, Date day, std::int64_t count) {
  std::optional<Date> at = day;
  while (count > 0) {
    at = plus_days(*at, 1);
    if (!at) return {};
    if (!calendar.years.contains(at->year)) return {std::nullopt, at->year};
    if (is_working_day(calendar, *at)) --count;
  }
  return {at, std::nullopt};
}

}  // namespace ducha
