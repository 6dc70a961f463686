// SPDX-License-Identifier: Apache-2.0
// Dates as people and programs write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "facts/written_in.h"

namespace ducha {

// 2024-06-30, 2024/6/30, 2024.6.30, 20240630, and year, month and day in Chinese behind figures or Chinese numerals,
// also of the Republic's years, the last word left out; 5 March 2024 and the like (english_dates.h); midnight behind
// it, the right day of the week, any dash. The year has four digits, or is that of the plan's period. Of several days
// in a row, from one to another or each named, the first, but in a list. month_alone: 2024-06 and the like are the
// first day of that month, but for 2024.1, which may have been 2024.10. nullopt where it names no day of the calendar.
[[nodiscard]] std::optional<Date> read_date(std::string_view text, bool month_alone = false,
                                            const WrittenIn& where = {});
// The same with its last day: that of a row or span of days, of a month alone the month's.
[[nodiscard]] std::optional<DateRange> read_days(std::string_view text, bool month_alone = false,
                                                 const WrittenIn& where = {});
// The days that one text names between commas, semicolons, line ends and "and", each in full: what one leaves out, the
// one before it has said: "5 January, 6". A text that names one day, or none, is one element.
[[nodiscard]] std::vector<std::string> listed_days(std::string_view text);
// A year of four figures or Chinese digits, in the form of figure_of().
[[nodiscard]] std::optional<std::int64_t> read_year(std::string_view figure);
// The day that a spreadsheet counts so, 45473 for 2024-06-30; nullopt where no plan speaks of it.
[[nodiscard]] std::optional<Date> read_serial_day(std::string_view text);

// A date without what may stand around it, and the day of the week that stood there: 1 Monday .. 7 Sunday; 0: none.
struct BareDate {
  std::string text;
  int weekday = 0;
  bool timed = false;  // a time of day other than midnight stood there
};
[[nodiscard]] BareDate bare_date(std::string_view text);

}  // namespace ducha
