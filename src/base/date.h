// SPDX-License-Identifier: Apache-2.0
// Civil dates of the proleptic Gregorian calendar, and ranges of them. No clock here.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ducha {

inline constexpr std::int32_t kYearLimit = 999'999'999;  // XML Schema allows more; FEEL's kit asks for nine digits

struct Date {
  std::int32_t year = 1970;
  std::uint8_t month = 1;  // 1..12
  std::uint8_t day = 1;    // 1..31

  friend auto operator<=>(const Date&,
                          const Date&) = default;  // NOLINT(modernize-use-nullptr): clang-tidy 14's mistake
};

[[nodiscard]] bool is_leap(std::int32_t year);
[[nodiscard]] std::uint8_t days_in_month(std::int32_t year, std::uint8_t month);
// A date only where year, month and day name one.
[[nodiscard]] std::optional<Date> date_of(std::int64_t year, std::int64_t month, std::int64_t day);
// Days since 1970-01-01, and back.
[[nodiscard]] std::int64_t to_days(Date date);
[[nodiscard]] std::optional<Date> from_days(std::int64_t days);
// Months later; a day past the end of that month becomes its last day (XPath's op:add-yearMonthDuration-to-date).
[[nodiscard]] std::optional<Date> plus_months(Date date, std::int64_t months);
[[nodiscard]] std::optional<Date> plus_days(Date date, std::int64_t days);
[[nodiscard]] int iso_weekday(Date date);  // 1 Monday .. 7 Sunday
struct IsoWeek {
  std::int32_t year;
  int week;
};
[[nodiscard]] IsoWeek iso_week(Date date);
[[nodiscard]] std::string to_string(Date date);  // 2024-06-30; years have at least four digits
// ISO 8601 extended form only: [-]YYYY-MM-DD, the year of four to nine digits.
[[nodiscard]] std::optional<Date> read_iso_date(std::string_view text);

// Both ends belong to it.
struct DateRange {
  Date first;
  Date last;
  [[nodiscard]] bool contains(Date date) const { return first <= date && date <= last; }
  [[nodiscard]] bool overlaps(const DateRange& other) const { return first <= other.last && other.first <= last; }
  friend bool operator==(const DateRange&, const DateRange&) = default;
};

}  // namespace ducha
