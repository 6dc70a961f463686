// SPDX-License-Identifier: Apache-2.0
#include "facts/read_quarter.h"

#include <cstdint>

#include "base/period.h"
#include "facts/codes.h"
#include "facts/day_cures.h"
#include "facts/read_date.h"
#include "facts/read_period.h"
#include "facts/spelling.h"

namespace ducha {

namespace {

constexpr std::uint8_t kMonths = 3;

// From 1 on.
int number_of(Date day) { return (day.month - 1) / kMonths + 1; }

Date first_day_of(Date day) { return {day.year, static_cast<std::uint8_t>(number_of(day) * kMonths - 2), 1}; }

bool is_quarter(const DateRange& range) {
  const Date first = first_day_of(range.first);
  const auto next = plus_months(first, kMonths);
  return range.first == first && next && plus_days(range.last, 1) == next;
}

}  // namespace

std::optional<Date> read_quarter(std::string_view text, const WrittenIn& where) {
  auto range = read_written_period(text);
  if (!range && where.year)
    range = read_written_period(std::to_string(*where.year) + std::string(Spelt::kYear) + std::string(text));
  if (range && is_quarter(*range)) return range->first;
  return read_date(text, true, where);
}

std::string written_quarter(Date first) {
  if (first == first_day_of(first)) return std::to_string(first.year) + "-Q" + std::to_string(number_of(first));
  const std::string day = to_string(first);
  return first.day == 1 ? day.substr(0, std::string_view("2024-06").size()) : day;
}

std::optional<Cure> quarter_cure_of(std::string_view text, const WrittenIn& where) {
  WrittenIn sample = where;
  sample.year = 2024;
  if (!where.year && read_quarter(text, sample)) return Cure{code::fact_year_missing, {"2024-Q3"}};
  auto cure = day_cure_of(text, true, where);
  // What is more than a quarter has a first month, which nobody asks for.
  return cure && cure->code == code::fact_month_first ? std::nullopt : cure;
}

}  // namespace ducha
