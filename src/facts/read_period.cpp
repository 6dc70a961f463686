// SPDX-License-Identifier: Apache-2.0
#include "facts/read_period.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "base/text.h"
#include "facts/numerals.h"
#include "facts/read_date.h"
#include "facts/spelling.h"

namespace ducha {

namespace {

// A month of one or two digits, the number of a quarter, or a Chinese numeral.
std::optional<std::int64_t> number_of(std::string_view text) {
  constexpr std::string_view kNoDigit = ".,+-eE";
  if (text.empty() || text.find_first_of(kNoDigit) != std::string_view::npos) return std::nullopt;
  const std::optional<Numeral> numeral = read_numeral(text);
  const std::optional<std::int64_t> number = numeral ? numeral->value.to_int64() : std::nullopt;
  return number && *number >= 1 && *number <= 12 ? number : std::nullopt;
}

// What stands behind the year, as base/period.h spells it; empty for the year as a whole.
std::optional<std::string> part_of(std::string_view rest) {
  if (rest.empty() || rest == Spelt::kWholeYear || rest == Spelt::kYearAlone) return "";
  if (rest == Spelt::kFirstHalf) return "-H1";
  if (rest == Spelt::kSecondHalf) return "-H2";
  for (const std::string_view month : {Spelt::kMonthAlone, Spelt::kMonth}) {
    if (!rest.ends_with(month)) continue;
    const auto number = number_of(rest.substr(0, rest.size() - month.size()));
    return number ? std::optional((*number < 10 ? "-0" : "-") + std::to_string(*number)) : std::nullopt;
  }
  if (!rest.ends_with(Spelt::kQuarter)) return std::nullopt;
  rest.remove_suffix(Spelt::kQuarter.size());
  if (rest.starts_with(Spelt::kOrdinal)) rest.remove_prefix(Spelt::kOrdinal.size());
  const auto number = number_of(rest);
  return number ? std::optional("-Q" + std::to_string(*number)) : std::nullopt;
}

// A year, or a part of it.
std::optional<DateRange> read_worded(std::string_view figure) {
  const std::size_t year_end = figure.find(Spelt::kYear);
  if (year_end == std::string_view::npos) return std::nullopt;
  const std::optional<std::int64_t> year = read_year(figure.substr(0, year_end));
  const std::optional<std::string> part = part_of(figure.substr(year_end + Spelt::kYear.size()));
  if (!year || !part) return std::nullopt;
  const std::string digits = std::to_string(*year);
  constexpr std::size_t kDigits = 4;
  return read_period(std::string(kDigits - std::min(kDigits, digits.size()), '0') + digits + *part);
}

std::optional<DateRange> read_end(std::string_view figure) {
  const std::optional<Date> day = read_date(figure);
  return day ? std::optional(DateRange{*day, *day}) : read_worded(figure);
}

// From the first day of one to the last of the other, which may leave out the year.
std::optional<DateRange> between(std::string_view first, std::string_view last) {
  if (first.empty() || last.empty()) return std::nullopt;
  std::string second(last);
  const std::size_t year_end = first.find(Spelt::kYear);
  if (year_end != std::string_view::npos && last.find(Spelt::kYear) == std::string_view::npos) {
    second.insert(0, first.substr(0, year_end + Spelt::kYear.size()));
  }
  const std::optional<DateRange> from = read_end(first);
  const std::optional<DateRange> to = read_end(second);
  return from && to && from->first <= to->last ? std::optional(DateRange{from->first, to->last}) : std::nullopt;
}

}  // namespace

std::optional<DateRange> read_written_period(std::string_view text) {
  if (const std::optional<DateRange> period = read_period(narrowed(text))) return period;
  const std::optional<std::string> figure = figure_of(text);
  if (!figure) return std::nullopt;
  const std::string_view written = *figure;
  if (const std::size_t to = written.find(Spelt::kThrough); to != std::string_view::npos) {
    return between(written.substr(0, to), written.substr(to + Spelt::kThrough.size()));
  }
  return read_worded(written);
}

}  // namespace ducha
