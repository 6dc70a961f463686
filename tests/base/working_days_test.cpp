// SPDX-License-Identifier: Apache-2.0
#include "base/working_days.h"

#include <string>

#include <doctest/doctest.h>

#include "base/date.h"

using ducha::Date;
using ducha::plus_working_days;
using ducha::WorkingCalendar;

namespace {

// The autumn of 2024: 14 September and 29 September, a Saturday and a Sunday, are worked; 15 to 17 September and the
// first week of October are off.
WorkingCalendar autumn() {
  WorkingCalendar calendar;
  calendar.years = {2024};
  for (const int day : {15, 16, 17}) calendar.off.insert(Date{2024, 9, static_cast<std::uint8_t>(day)});
  for (int day = 1; day <= 7; ++day) calendar.off.insert(Date{2024, 10, static_cast<std::uint8_t>(day)});
  calendar.on = {Date{2024, 9, 14}, Date{2024, 9, 29}, Date{2024, 10, 12}};
  return calendar;
}

std::string last_of(Date from, std::int64_t count) {
  const auto end = plus_working_days(autumn(), from, count);
  if (end.last) return to_string(*end.last);
  return "no " + std::to_string(end.lacks_year.value_or(0));
}

}  // namespace

TEST_CASE("a weekend is off, but for the days that are made up for") {
  const WorkingCalendar calendar = autumn();
  CHECK(is_working_day(calendar, {2024, 9, 13}));
  CHECK(is_working_day(calendar, {2024, 9, 14}));
  CHECK_FALSE(is_working_day(calendar, {2024, 9, 15}));
  CHECK_FALSE(is_working_day(calendar, {2024, 9, 16}));
  CHECK_FALSE(is_working_day(calendar, {2024, 9, 21}));
  CHECK(is_working_day(calendar, {2024, 9, 29}));
  CHECK_FALSE(is_working_day(calendar, {2024, 10, 13}));
}

TEST_CASE("working days are counted from the day after") {
  struct Row {
    Date from;
    std::int64_t count;
    const char* last;
  };
  const Row rows[] = {
      {{2024, 9, 13}, 0, "2024-09-13"},                                      // the day itself
      {{2024, 9, 13}, 1, "2024-09-14"},                                      // a Saturday that is worked
      {{2024, 9, 13}, 2, "2024-09-18"},                                      // behind the holiday
      {{2024, 9, 15}, 1, "2024-09-18"},                                      // from a day that is off
      {{2024, 9, 20}, 1, "2024-09-23"},                                      // over a weekend
      {{2024, 9, 30}, 1, "2024-10-08"},                                      // over the first week of October
      {{2024, 9, 30}, 5, "2024-10-12"},                                      // up to a Saturday that is worked
      {{2024, 9, 13}, 10, "2024-09-29"},                                     // both kinds of days
      {{2024, 12, 30}, 1, "2024-12-31"},                                     // the last day that the calendar holds
      {{2024, 12, 30}, 2, "no 2025"},    {{2023, 12, 31}, 1, "2024-01-01"},  // only the days behind it are looked up
      {{2023, 12, 28}, 1, "no 2023"},
  };
  for (const Row& row : rows) {
    CAPTURE(to_string(row.from));
    CAPTURE(row.count);
    CHECK(last_of(row.from, row.count) == row.last);
  }
}
