// SPDX-License-Identifier: Apache-2.0
#include "base/date.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/ascii.h"

namespace ducha {

namespace {

constexpr std::int64_t kDaysPerEra = 146'097;  // 400 years
constexpr std::int64_t kMonthsPerYear = 12;

std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

std::optional<std::int64_t> digits(std::string_view text) {
  if (text.empty() || text.size() > 9 || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

}  // namespace

bool is_leap(std::int32_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

std::uint8_t days_in_month(std::int32_t year, std::uint8_t month) {
  constexpr std::array<std::uint8_t, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[(month - 1U) % 12U];
}

std::optional<Date> date_of(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (year < -kYearLimit || year > kYearLimit || month < 1 || month > 12 || day < 1) return std::nullopt;
  const auto y = static_cast<std::int32_t>(year);
  const auto m = static_cast<std::uint8_t>(month);
  if (day > days_in_month(y, m)) return std::nullopt;
  return Date{y, m, static_cast<std::uint8_t>(day)};
}

// Years are counted from March, so that a leap day ends its year: month 0 is March, and the days before month m of such
// a year are (153 m + 2) / 5.
std::int64_t to_days(Date date) {
  const std::int64_t year = std::int64_t{date.year} - (date.month <= 2 ? 1 : 0);
  const std::int64_t era = floor_divide(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t month = (date.month + 9) % 12;
  const std::int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * kDaysPerEra + day_of_era - 719'468;  // days from 0000-03-01 to 1970-01-01
}

std::optional<Date> from_days(std::int64_t days) {
  // Far inside int64, a little outside the calendar.
  if (days < -400'000'000'000 || days > 400'000'000'000) return std::nullopt;
  const std::int64_t from_march = days + 719'468;
  const std::int64_t era = floor_divide(from_march, kDaysPerEra);
  const std::int64_t day_of_era = from_march - era * kDaysPerEra;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const std::int64_t day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  const std::int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  return date_of(year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

std::optional<Date> plus_months(Date date, std::int64_t months) {
  constexpr std::int64_t kMost = 4 * std::int64_t{kYearLimit} * kMonthsPerYear;
  if (months < -kMost || months > kMost) return std::nullopt;
  const std::int64_t count = std::int64_t{date.year} * kMonthsPerYear + date.month - 1 + months;
  const std::int64_t year = floor_divide(count, kMonthsPerYear);
  if (year < -kYearLimit || year > kYearLimit) return std::nullopt;
  const auto month = static_cast<std::uint8_t>(count - year * kMonthsPerYear + 1);
  const std::uint8_t last = days_in_month(static_cast<std::int32_t>(year), month);
  return Date{static_cast<std::int32_t>(year), month, std::min(date.day, last)};
}

std::optional<Date> plus_days(Date date, std::int64_t days) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(to_days(date), days, &sum)) return std::nullopt;
  return from_days(sum);
}

int iso_weekday(Date date) {
  const std::int64_t from_monday = to_days(date) + 3;  // 1970-01-01 was a Thursday
  return static_cast<int>(from_monday - floor_divide(from_monday, 7) * 7) + 1;
}

// A week belongs to the year that its Thursday is in.
IsoWeek iso_week(Date date) {
  const std::int64_t thursday = to_days(date) + 4 - iso_weekday(date);
  std::int64_t year = date.year;
  const auto new_year = [](std::int64_t of) {
    // The years just outside the limits have their weeks too, so no Date is made.
    const std::int64_t before = of - 1;
    return before * 365 + floor_divide(before, 4) - floor_divide(before, 100) + floor_divide(before, 400) - 719'162;
  };
  if (thursday < new_year(year)) {
    --year;
  } else if (thursday >= new_year(year + 1)) {
    ++year;
  }
  return {static_cast<std::int32_t>(year), static_cast<int>((thursday - new_year(year)) / 7) + 1};
}

std::string to_string(Date date) {
  const std::int64_t year = date.year;
  if (year >= 0 && year <= 9999) {
    // What dates are but for a few, without the machinery of formatting.
    std::string text = "0000-00-00";
    const auto put = [&text](std::size_t end, std::int64_t number) {
      for (; number > 0; number /= 10) text[--end] = static_cast<char>('0' + number % 10);
    };
    put(4, year);
    put(7, date.month);
    put(10, date.day);
    return text;
  }
  return fmt::format("{}{:04}-{:02}-{:02}", year < 0 ? "-" : "", year < 0 ? -year : year, date.month, date.day);
}

std::optional<Date> read_iso_date(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (text.size() < 10 || text[text.size() - 3] != '-' || text[text.size() - 6] != '-') return std::nullopt;
  const std::string_view year_text = text.substr(0, text.size() - 6);
  if (year_text.size() > 4 && year_text.front() == '0') return std::nullopt;
  const auto year = digits(year_text);
  const auto month = digits(text.substr(text.size() - 5, 2));
  const auto day = digits(text.substr(text.size() - 2));
  if (!year || !month || !day || (negative && *year == 0)) return std::nullopt;
  return date_of(negative ? -*year : *year, *month, *day);
}

}  // namespace ducha
