// SPDX-License-Identifier: Apache-2.0
#include "facts/read_date.h"

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/decimal.h"
#include "base/text.h"
#include "facts/numerals.h"
#include "facts/spelling.h"

namespace ducha {

namespace {

constexpr std::size_t kYearDigits = 4;

bool is_figure(std::string_view text) { return text.find_first_not_of("0123456789") == std::string_view::npos; }

// Figures, or a Chinese numeral.
std::optional<std::int64_t> whole_of(std::string_view text) {
  if (is_figure(text)) return read_small(text);
  const std::optional<Numeral> numeral = read_numeral(text);
  return numeral ? numeral->value.to_int64() : std::nullopt;
}

// A month or a day: one or two digits, or a Chinese numeral.
std::optional<std::int64_t> part_of(std::string_view text) {
  if (text.empty() || (is_figure(text) && text.size() > 2)) return std::nullopt;
  if (!is_figure(text) && text.find_first_of("0123456789.,+-") != std::string_view::npos) return std::nullopt;
  const std::optional<std::int64_t> part = whole_of(text);
  return part && *part >= 1 ? part : std::nullopt;
}

std::optional<Date> joined(std::string_view year, std::string_view month, std::string_view day) {
  const std::optional<std::int64_t> y = read_year(year);
  const std::optional<std::int64_t> m = part_of(month);
  const std::optional<std::int64_t> d = part_of(day);
  return y && m && d ? date_of(*y, *m, *d) : std::nullopt;
}

std::optional<Date> read_parted(std::string_view text, char mark, bool month_alone) {
  const std::size_t first = text.find(mark);
  const std::string_view year = text.substr(0, first);
  std::string_view rest = text.substr(first + 1);
  const std::size_t second = rest.find(mark);
  const std::string_view month = rest.substr(0, second);
  if (!is_figure(year) || !is_figure(month)) return std::nullopt;
  if (second == std::string_view::npos) return month_alone ? joined(year, month, "1") : std::nullopt;
  const std::string_view day = rest.substr(second + 1);
  return is_figure(day) ? joined(year, month, day) : std::nullopt;
}

std::optional<Date> read_worded(std::string_view text, bool month_alone) {
  const std::size_t year_end = text.find(Spelt::kYear);
  const std::string_view rest = text.substr(year_end + Spelt::kYear.size());
  const std::size_t month_end = rest.find(Spelt::kMonth);
  if (month_end == std::string_view::npos) return std::nullopt;
  const std::string_view year = text.substr(0, year_end);
  const std::string_view month = rest.substr(0, month_end);
  std::string_view day = rest.substr(month_end + Spelt::kMonth.size());
  const bool alone = day.empty() || rest.substr(month_end) == Spelt::kMonthAlone;
  if (alone) return month_alone ? joined(year, month, "1") : std::nullopt;
  if (!day.ends_with(Spelt::kDay) && !day.ends_with(Spelt::kDaySpoken)) return std::nullopt;
  day.remove_suffix(day.ends_with(Spelt::kDay) ? Spelt::kDay.size() : Spelt::kDaySpoken.size());
  return joined(year, month, day);
}

}  // namespace

std::optional<std::int64_t> read_year(std::string_view text) {
  if (code_points(text) != kYearDigits) return std::nullopt;
  const std::optional<std::int64_t> year = whole_of(text);
  return year && *year >= 0 ? year : std::nullopt;
}

std::optional<Date> read_date(std::string_view text, bool month_alone) {
  const std::string narrow = narrowed(text);
  if (narrow.find(Spelt::kYear) != std::string::npos) {
    const std::optional<std::string> figure = figure_of(text);
    return figure ? read_worded(*figure, month_alone) : std::nullopt;
  }
  for (const char mark : {'-', '/', '.'}) {
    if (narrow.find(mark) != std::string::npos) return read_parted(narrow, mark, month_alone);
  }
  return std::nullopt;
}

}  // namespace ducha
