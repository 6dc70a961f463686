// SPDX-License-Identifier: Apache-2.0
#include "facts/read_date.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "base/limits.h"
#include "base/replace_all.h"
#include "base/text.h"
#include "base/utf8.h"
#include "facts/english_dates.h"
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
  if (text == Spelt::kFirst) return 1;
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
  const std::string_view year = without_blanks_around(text.substr(0, first));
  std::string_view rest = text.substr(first + 1);
  const std::size_t second = rest.find(mark);
  const std::string_view month = without_blanks_around(rest.substr(0, second));
  if (!is_figure(year) || !is_figure(month)) return std::nullopt;
  if (second == std::string_view::npos) {
    const bool cut = mark == '.' && month == "1";  // a spreadsheet writes so of 2024.10
    return month_alone && !cut ? joined(year, month, "1") : std::nullopt;
  }
  const std::string_view day = without_blanks_around(rest.substr(second + 1));
  return is_figure(day) ? joined(year, month, day) : std::nullopt;
}

// The year behind the Republic's, which began with 1912.
std::optional<std::int64_t> year_of(std::string_view text) {
  if (!text.starts_with(Spelt::kRepublic)) return read_year(text);
  constexpr std::int64_t kBefore = 1911;
  const std::string_view count = text.substr(Spelt::kRepublic.size());
  const std::optional<std::int64_t> year = count == Spelt::kFirst ? 1 : whole_of(count);
  return year && *year >= 1 && *year < 1000 ? std::optional(*year + kBefore) : std::nullopt;
}

std::optional<Date> read_worded(std::string_view text, bool month_alone, const WrittenIn& where) {
  const std::size_t year_end = text.find(Spelt::kYear);
  const bool has_year = year_end != std::string_view::npos;
  const std::string_view rest = has_year ? text.substr(year_end + Spelt::kYear.size()) : text;
  const std::size_t month_end = rest.find(Spelt::kMonth);
  if (month_end == std::string_view::npos) return std::nullopt;
  const std::optional<std::int64_t> year = has_year
                                               ? year_of(text.substr(0, year_end))
                                               : (where.year ? std::optional<std::int64_t>(*where.year) : std::nullopt);
  const std::optional<std::int64_t> month = part_of(rest.substr(0, month_end));
  if (!year || !month) return std::nullopt;
  std::string_view day = rest.substr(month_end + Spelt::kMonth.size());
  const bool alone = day.empty() || rest.substr(month_end) == Spelt::kMonthAlone;
  if (alone) return month_alone ? date_of(*year, *month, 1) : std::nullopt;
  for (const std::string_view word : {Spelt::kDay, Spelt::kDaySpoken}) {
    if (!day.ends_with(word)) continue;
    day.remove_suffix(word.size());
    break;
  }
  const std::optional<std::int64_t> number = part_of(day);
  return number ? date_of(*year, *month, *number) : std::nullopt;
}

std::optional<Date> read_one(const std::string& text, bool month_alone, const WrittenIn& where) {
  if (text.size() > kWrittenDay) return std::nullopt;
  if (text.find(Spelt::kMonth) != std::string::npos) {
    const std::optional<std::string> figure = figure_of(text);
    return figure ? read_worded(*figure, month_alone, where) : std::nullopt;
  }
  for (const char mark : {'-', '/', '.'}) {
    if (text.find(mark) != std::string::npos) return read_parted(text, mark, month_alone);
  }
  constexpr std::size_t kDigits = 8;
  if (text.size() == kDigits && is_figure(text)) {
    const std::string_view digits = text;
    return joined(digits.substr(0, 4), digits.substr(4, 2), digits.substr(6));
  }
  return where.sheet ? read_serial_day(text) : std::nullopt;
}

// A last day that leaves out what the first has said.
std::optional<Date> read_last(std::string text, Date first, WrittenIn where) {
  where.year = first.year;
  if (const auto day = read_one(text, false, where)) return day;
  const std::string month = std::to_string(first.month);
  if (const auto day = read_one(month + std::string(Spelt::kMonth) + text, false, where)) return day;
  std::replace(text.begin(), text.end(), '/', '.');
  std::replace(text.begin(), text.end(), '-', '.');
  if (const auto day = read_one(std::to_string(first.year) + '.' + text, false, where)) return day;
  return read_one(std::to_string(first.year) + '.' + month + '.' + text, false, where);
}

// From one day to another.
std::optional<DateRange> read_span(const std::string& text, const WrittenIn& where) {
  if (text.size() > kWrittenPeriod) return std::nullopt;
  for (const std::string_view to : {Spelt::kThrough, Spelt::kUpTo, std::string_view("~"), std::string_view("-")}) {
    for (std::size_t at = text.find(to); at != std::string::npos; at = text.find(to, at + 1)) {
      const std::optional<Date> first = read_one(text.substr(0, at), false, where);
      if (!first) continue;
      const std::optional<Date> last = read_last(text.substr(at + to.size()), *first, where);
      if (last && *last >= *first) return DateRange{*first, *last};
    }
  }
  return std::nullopt;
}

// One day after another, each named. Days that do not follow one another are no one happening.
std::optional<DateRange> read_row(const std::string& text, const WrittenIn& where) {
  const std::vector<std::string> parts = listed_days(text);
  if (parts.size() < 2) return std::nullopt;
  std::optional<DateRange> row;
  for (const std::string& part : parts) {
    const std::optional<Date> day = read_one(part, false, where);
    if (!day || (row && to_days(*day) != to_days(row->last) + 1)) return std::nullopt;
    row = DateRange{row ? row->first : *day, *day};
  }
  return row;
}

// The number of a day of the week; 0: none.
int weekday_of(std::string_view text) {
  for (const std::string_view word : {Spelt::kWeekday, Spelt::kWeekdayOld, Spelt::kWeekdayShort}) {
    if (!text.starts_with(word)) continue;
    const std::string_view day = text.substr(word.size());
    if (day == Spelt::kSunday) return 7;
    const std::size_t at = day.empty() ? std::string_view::npos : Spelt::kWeekdays.find(day);
    return at == std::string_view::npos ? 0 : static_cast<int>(at / day.size()) + 1;
  }
  return 0;
}

// Takes a day of the week from the end, in brackets or bare.
void take_weekday(BareDate& date) {
  std::string& text = date.text;
  for (const std::string_view word : {Spelt::kWeekday, Spelt::kWeekdayOld, Spelt::kWeekdayShort}) {
    const std::size_t at = text.find(word);
    if (at == std::string::npos || at == 0) continue;
    const bool bracketed = text[at - 1] == '(' && text.back() == ')';
    date.weekday = weekday_of(std::string_view(text).substr(at, text.size() - at - (bracketed ? 1 : 0)));
    if (date.weekday == 0) return;
    text.resize(bracketed ? at - 1 : at);
    text.resize(text.find_last_not_of(' ') + 1);
    return;
  }
}

// Takes a time of day from the end: hours and minutes behind a space or a T.
void take_time(BareDate& date) {
  const std::size_t colon = date.text.find(':');
  if (colon == std::string::npos || colon == 0) return;
  const std::size_t before = date.text.find_last_of(" T", colon);
  if (before == std::string::npos || before == 0) return;
  std::string_view time = std::string_view(date.text).substr(before + 1);
  if (time.find_first_not_of("0123456789:.+-Z") != std::string_view::npos) return;
  if (time.ends_with('Z')) time.remove_suffix(1);
  time = time.substr(0, time.find_first_of("+-"));
  date.timed = time.find_first_not_of("0:.") != std::string_view::npos;
  date.text.resize(date.text.find_last_not_of(" T", before) + 1);
}

// The places where one day of several ends and the next begins, as (end, begin).
std::vector<std::pair<std::size_t, std::size_t>> parts_of_days(std::string_view text) {
  static constexpr std::string_view kMarks[] = {
      Spelt::kListComma, Spelt::kWideComma, Spelt::kWideSemicolon, ",", ";", "\n",
#define DUCHA_AND(word) word,
#include "facts/spelling.def"
  };
  std::vector<std::pair<std::size_t, std::size_t>> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t behind = at;
    for (const std::string_view mark : kMarks) {
      if (text.substr(at).starts_with(mark)) behind = std::max(behind, at + mark.size());
    }
    if (behind > at) {
      parts.emplace_back(begin, at);
      begin = behind;
    }
    at = std::max(behind, at + code_point_at(text, at).length);
  }
  parts.emplace_back(begin, text.size());
  return parts;
}

// What the day before says and this one leaves out, put before it: the year and month of a day in words before a day
// alone, the year before a month and day, all but the day of 2024-01-05 before 8. Only where it comes later so: else
// nobody can say what was meant.
std::string completed(const std::string& before, const std::string& day) {
  const auto head_of = [&before](std::string_view mark) {
    const std::size_t at = before.rfind(mark);
    return at == std::string::npos ? std::string() : before.substr(0, at + mark.size());
  };
  std::string head;
  if (day.find(Spelt::kMonth) != std::string::npos) {
    if (day.find(Spelt::kYear) == std::string::npos) head = head_of(Spelt::kYear);
  } else if (day.find_first_of("-/.") == std::string::npos && code_points(day) <= 4) {
    head = head_of(Spelt::kMonth);
    const std::size_t mark = before.find_last_of("-/.");
    if (head.empty() && mark != std::string::npos && before.find_first_of("-/.") < mark)
      head = before.substr(0, mark + 1);
  }
  if (head.empty()) return day;
  WrittenIn any_year;
  any_year.listed = true;
  any_year.year = 2024;
  const bool months = before.find(Spelt::kDay) == std::string::npos;
  const std::optional<Date> first = read_date(before, months, any_year);
  const std::optional<Date> next = read_date(head + day, months, any_year);
  return first && next && *first < *next ? head + day : day;
}

}  // namespace

std::vector<std::string> listed_days(std::string_view text) {
  if (from_english(text)) return {std::string(text)};  // March 5, 2024
  std::vector<std::string> days;
  for (const auto& [begin, end] : parts_of_days(text)) {
    const std::string day(without_blanks_around(text.substr(begin, end - begin)));
    if (day.empty()) continue;
    days.push_back(days.empty() ? day : completed(days.back(), day));
  }
  return days;
}

BareDate bare_date(std::string_view text) {
  BareDate date{with_hyphens(to_simplified(narrowed(without_guard(text)))), 0, false};
  take_time(date);
  take_weekday(date);
  for (const std::string_view stop : {std::string_view("."), Spelt::kFullStop}) {
    if (date.text.ends_with(stop)) date.text.resize(date.text.size() - stop.size());
  }
  return date;
}

std::optional<std::int64_t> read_year(std::string_view text) {
  if (code_points(text) != kYearDigits) return std::nullopt;
  std::string digits;
  if (!is_figure(text)) {
    // A letter O for the zero among Chinese digits.
    digits = text;
    for (const std::string_view letter : {"O", "o"}) replace_all(digits, letter, Spelt::kZero);
    text = digits;
  }
  const std::optional<std::int64_t> year = whole_of(text);
  return year && *year >= 0 ? year : std::nullopt;
}

std::optional<Date> read_serial_day(std::string_view text) {
  constexpr std::int64_t kEpoch = 25569;  // 1970-01-01
  constexpr std::int64_t kFirst = 18264;  // 1950
  constexpr std::int64_t kLast = 73051;   // 2100
  const std::optional<std::int64_t> days = read_small(text);
  return days && *days >= kFirst && *days < kLast ? from_days(*days - kEpoch) : std::nullopt;
}

std::optional<DateRange> read_days(std::string_view text, bool month_alone, const WrittenIn& where) {
  BareDate bare = bare_date(text);
  if (bare.timed || bare.text.empty()) return std::nullopt;
  if (auto said = from_english(bare.text)) bare.text = std::move(*said);
  std::optional<DateRange> days;
  if (const auto day = read_one(bare.text, false, where)) {
    days = DateRange{*day, *day};
  } else if (const auto month = month_alone ? read_one(bare.text, true, where) : std::nullopt) {
    days = DateRange{*month, {month->year, month->month, days_in_month(month->year, month->month)}};
  }
  if (!days && !where.listed) days = read_span(bare.text, where);
  if (!days && !where.listed) days = read_row(bare.text, where);
  if (days && bare.weekday != 0 && iso_weekday(days->first) != bare.weekday) return std::nullopt;
  return days;
}

std::optional<Date> read_date(std::string_view text, bool month_alone, const WrittenIn& where) {
  const std::optional<DateRange> days = read_days(text, month_alone, where);
  return days ? std::optional(days->first) : std::nullopt;
}

}  // namespace ducha
