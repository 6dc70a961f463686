// SPDX-License-Identifier: Apache-2.0
#include "base/date.h"

#include <array>
#include <chrono>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

using ducha::Date;

Date date(std::string_view text) {
  const auto value = ducha::read_iso_date(text);
  REQUIRE_MESSAGE(value, std::string(text));
  return *value;
}

std::string shown(const std::optional<Date>& value) { return value ? to_string(*value) : "none"; }

TEST_CASE("days and dates agree with <chrono>, and with each other past its years") {
  for (std::int64_t day = -800'000; day < 800'000; day += 37) {
    const std::chrono::year_month_day wanted{std::chrono::sys_days{std::chrono::days{day}}};
    const auto made = ducha::from_days(day);
    REQUIRE(made);
    REQUIRE(made->year == int{wanted.year()});
    REQUIRE(made->month == unsigned{wanted.month()});
    REQUIRE(made->day == unsigned{wanted.day()});
    REQUIRE(to_days(*made) == day);
    const std::chrono::weekday weekday{std::chrono::sys_days{std::chrono::days{day}}};
    REQUIRE(static_cast<unsigned>(iso_weekday(*made)) == weekday.iso_encoding());
  }
  for (const std::string_view text : {"-999999999-01-01", "-0001-12-31", "0000-02-29", "999999999-12-31"}) {
    CHECK(shown(ducha::from_days(to_days(date(text)))) == text);
  }
  CHECK_FALSE(ducha::from_days(to_days(date("999999999-12-31")) + 1));
  CHECK_FALSE(ducha::from_days(to_days(date("-999999999-01-01")) - 1));
  CHECK_FALSE(ducha::from_days(INT64_MAX));
  CHECK_FALSE(ducha::from_days(INT64_MIN));
}

TEST_CASE("leap years and lengths of months") {
  CHECK(ducha::is_leap(2024));
  CHECK(ducha::is_leap(2000));
  CHECK(ducha::is_leap(0));
  CHECK(ducha::is_leap(-4));
  CHECK_FALSE(ducha::is_leap(1900));
  CHECK_FALSE(ducha::is_leap(2023));
  CHECK(ducha::days_in_month(2024, 2) == 29);
  CHECK(ducha::days_in_month(2023, 2) == 28);
  CHECK(ducha::days_in_month(2023, 4) == 30);
}

TEST_CASE("only what the calendar has is a date") {
  CHECK_FALSE(ducha::date_of(2023, 2, 29));
  CHECK_FALSE(ducha::date_of(2023, 13, 1));
  CHECK_FALSE(ducha::date_of(2023, 0, 1));
  CHECK_FALSE(ducha::date_of(2023, 1, 0));
  CHECK_FALSE(ducha::date_of(1'000'000'000, 1, 1));
  for (const std::string_view bad :
       {"", "2024", "2024-06", "2024-6-30", "2024-06-3", "2024/06/30", "24-06-30", "02024-06-30", "+2024-06-30",
        "2024-06-30 ", "2024-06-30T", "2024-06-31", "2024-00-10", "-0000-01-01", "9999999999-01-01", "2024-06-30Z"}) {
    CAPTURE(bad);
    CHECK_FALSE(ducha::read_iso_date(bad));
  }
  for (const std::string_view good : {"2024-06-30", "0001-01-01", "-2017-12-31", "12345-01-01", "0000-01-01"}) {
    CHECK(shown(ducha::read_iso_date(good)) == good);
  }
}

TEST_CASE("months later, the day kept where the month has it") {
  struct Row {
    std::string_view from;
    std::int64_t months;
    std::string_view to;
  };
  constexpr std::array kRows{
      Row{"2024-01-31", 1, "2024-02-29"},           Row{"2023-01-31", 1, "2023-02-28"},
      Row{"2024-02-29", 12, "2025-02-28"},          Row{"2024-03-31", -1, "2024-02-29"},
      Row{"2024-12-15", 1, "2025-01-15"},           Row{"2024-01-15", -1, "2023-12-15"},
      Row{"0001-01-15", -1, "0000-12-15"},          Row{"0000-01-15", -1, "-0001-12-15"},
      Row{"2024-05-05", 0, "2024-05-05"},           Row{"999999999-12-01", 1, "none"},
      Row{"2024-01-01", INT64_MAX, "none"},         Row{"2024-01-01", INT64_MIN, "none"},
      Row{"2024-01-01", -12 * 2025, "-0001-01-01"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.from);
    CAPTURE(row.months);
    CHECK(shown(plus_months(date(row.from), row.months)) == row.to);
  }
  CHECK(shown(plus_days(date("2024-02-28"), 2)) == "2024-03-01");
  CHECK(shown(plus_days(date("2024-01-01"), INT64_MAX)) == "none");
}

TEST_CASE("weeks belong to the year of their Thursday") {
  struct Row {
    std::string_view date;
    int year;
    int week;
  };
  constexpr std::array kRows{
      Row{"2019-09-17", 2019, 38}, Row{"2003-12-29", 2004, 1}, Row{"2004-01-04", 2004, 1},
      Row{"2005-01-01", 2004, 53}, Row{"2005-01-03", 2005, 1}, Row{"2010-01-01", 2009, 53},
      Row{"2020-12-31", 2020, 53}, Row{"2021-01-04", 2021, 1}, Row{"2024-12-30", 2025, 1},
      Row{"2026-12-28", 2026, 53}, Row{"0000-01-03", 0, 1},    Row{"-0001-12-31", -1, 52},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.date);
    const ducha::IsoWeek week = iso_week(date(row.date));
    CHECK(week.year == row.year);
    CHECK(week.week == row.week);
  }
}

TEST_CASE("ranges of dates hold both ends") {
  const ducha::DateRange range{date("2024-02-01"), date("2024-02-29")};
  CHECK(range.contains(date("2024-02-01")));
  CHECK(range.contains(date("2024-02-29")));
  CHECK_FALSE(range.contains(date("2024-03-01")));
  CHECK(range.overlaps({date("2024-02-29"), date("2024-12-31")}));
  CHECK_FALSE(range.overlaps({date("2024-03-01"), date("2024-12-31")}));
}

}  // namespace
