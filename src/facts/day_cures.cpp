// SPDX-License-Identifier: Apache-2.0
#include "facts/day_cures.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/date.h"
#include "base/replace_all.h"
#include "base/text.h"
#include "facts/blank_marks.h"
#include "facts/codes.h"
#include "facts/english_dates.h"
#include "facts/read_date.h"
#include "facts/read_period.h"
#include "facts/spelling.h"

namespace ducha {

namespace {

// A year of four digits at the start, or before its word; empty where none stands there.
std::string year_in(std::string_view figure) {
  const std::size_t end = std::min(figure.find(Spelt::kYear), figure.find_first_of("-./"));
  const auto year = read_year(figure.substr(0, end));
  return year ? std::to_string(*year) : std::string();
}

// A month and a day in figures alone, such as 6.30, 6/30 or 6-30.
bool is_month_and_day(std::string_view figure) {
  const std::size_t mark = figure.find_first_of("./-");
  if (mark == std::string_view::npos || mark == 0 || mark > 2) return false;
  const std::string_view day = figure.substr(mark + 1);
  const std::string_view digits = "0123456789";
  return !day.empty() && day.size() <= 2 && day.find_first_not_of(digits) == std::string_view::npos &&
         figure.substr(0, mark).find_first_not_of(digits) == std::string_view::npos;
}

// 30/06/2024 and 6/30/2024: of 6/7/2024 nobody knows which is the month.
bool has_year_last(std::string_view figure) {
  const std::size_t first = figure.find_first_of("./-");
  const std::size_t last = figure.find_last_of("./-");
  return first != std::string_view::npos && first != last && first <= 2 && figure.size() - last == 5 &&
         figure.find_first_not_of("0123456789./-") == std::string_view::npos;
}

// A part of a year or of a month, or a year alone, where a day is wanted.
bool lacks_day(std::string_view figure, const std::string& year) {
  if (!year.empty() && (figure == year || figure == year + std::string(Spelt::kYear))) return true;
  if (has(figure, Spelt::kDay) || has(figure, Spelt::kDaySpoken)) return false;
  return has(figure, Spelt::kMonthEnd) || has(figure, Spelt::kMonthLast) || has(figure, Spelt::kMonthBegin) ||
         has(figure, Spelt::kMonthThird) || has(figure, Spelt::kYearMiddle) || has(figure, Spelt::kQuarter) ||
         has(figure, Spelt::kFirstHalf) || has(figure, Spelt::kSecondHalf);
}

// Of a part of a month or of a year the last day, the first of a beginning.
std::optional<Date> day_of_part(std::string figure, const std::string& year) {
  const bool third = has(figure, Spelt::kMonthThird);
  const bool first = third && has(figure, Spelt::kThirdFirst);
  const bool middle = has(figure, Spelt::kThirdMiddle) || (!third && figure.ends_with(Spelt::kYearMiddle));
  const bool begin = figure.ends_with(Spelt::kMonthBegin);
  const std::size_t month_end = figure.find(Spelt::kMonth);
  if (month_end != std::string::npos) figure.resize(month_end + Spelt::kMonth.size());
  for (const std::string_view word : {Spelt::kMonthEnd, Spelt::kMonthLast, Spelt::kMonthBegin, Spelt::kYearMiddle}) {
    if (figure.ends_with(word)) figure.resize(figure.size() - word.size());
  }
  // "2024 year end" says the year twice.
  const std::string twice = std::string(Spelt::kYear) + std::string(Spelt::kYear);
  replace_all(figure, twice, Spelt::kYear);
  auto part = read_written_period(figure);
  if (!part && figure != Spelt::kYear) part = read_written_period(year + std::string(Spelt::kYear) + figure);
  if (!part) part = read_written_period(year);
  if (!part) return std::nullopt;
  const bool month = part->first.month == part->last.month;
  if (begin) return part->first;
  if (month && first) return date_of(part->first.year, part->first.month, 10);
  if (month && middle) return date_of(part->first.year, part->first.month, third ? 20 : 15);
  return middle ? date_of(part->first.year, 6, 30) : part->last;
}

// The last day of the month or of the year that a text names, as an example to follow.
std::string last_day_of(std::string figure, const std::string& year) {
  if (const auto part = read_written_period(figure)) return to_string(part->last);
  if (lacks_day(figure, year)) {
    if (const auto day = day_of_part(figure, year)) return to_string(*day);
  }
  if (figure.find(Spelt::kYear) == std::string::npos && figure.find(Spelt::kMonth) != std::string::npos)
    figure = year + std::string(Spelt::kYear) + figure;
  const std::size_t month_end = figure.find(Spelt::kMonth);
  const std::size_t year_end = figure.find(Spelt::kYear);
  if (month_end != std::string::npos && year_end < month_end) {
    const std::string first = figure.substr(0, month_end + Spelt::kMonth.size());
    if (const auto day = read_date(first, true))
      return to_string(Date{day->year, day->month, days_in_month(day->year, day->month)});
  }
  if (const auto day = read_date(figure, true))
    return to_string(Date{day->year, day->month, days_in_month(day->year, day->month)});
  return year + "-06-30";
}

bool begins_with_short_year(std::string_view figure) {
  const std::size_t end = std::min(figure.find(Spelt::kYear), figure.find_first_of("-./"));
  return end == 2 && is_digit(figure[0]) && is_digit(figure[1]);
}

// A spreadsheet's number of a day, as JSON may have it: 45473.0.
std::optional<Date> serial_day_in(std::string_view text) {
  if (text.ends_with(".0")) text.remove_suffix(2);
  return read_serial_day(text);
}

// What is more or less than a day: a time, a bound, a day whose month nobody can tell.
std::optional<Cure> no_day_cure_of(std::string_view figure) {
  if (has(figure, Spelt::kMorning) || has(figure, Spelt::kHour)) return Cure{code::fact_time_of_day, {}};
  for (const std::string_view bound : {Spelt::kBefore, Spelt::kAfter, Spelt::kSince}) {
    if (figure.ends_with(bound)) return Cure{code::fact_day_bound, {}};
  }
  return has_year_last(figure) ? std::optional(Cure{code::fact_year_last, {}}) : std::nullopt;
}

// The day in China of a time that programs write in universal time, where it is the next one there: a day that they
// knew as local midnight.
std::optional<Date> day_in_beijing(std::string_view text) {
  constexpr std::string_view kMidnight = "T16:00:00";
  const std::size_t at = text.find(kMidnight);
  if (at == std::string_view::npos || !text.ends_with('Z')) return std::nullopt;
  const auto day = read_date(text.substr(0, at), false);
  return day ? from_days(to_days(*day) + 1) : std::nullopt;
}

// None at all, a day of the lunar calendar, or of another time zone.
std::optional<Cure> no_common_day_cure_of(std::string_view text) {
  if (says_none(text)) return Cure{code::fact_none_day, {}};
  static constexpr std::array kLunar = {
#define DUCHA_LUNAR(words) std::string_view(words),
#include "facts/spelling.def"
  };
  if (has_any(to_simplified(narrowed(text)), kLunar)) return Cure{code::fact_lunar, {}};
  const auto day = day_in_beijing(text);
  return day ? std::optional(Cure{code::fact_utc, {to_string(*day)}}) : std::nullopt;
}

// Of a quarter or another row of months its first, where one month is asked for.
std::optional<std::string> first_month_of(std::string_view text, const WrittenIn& where) {
  auto months = read_written_period(text);
  if (!months && where.year)
    months = read_written_period(std::to_string(*where.year) + std::string(Spelt::kYear) + std::string(text));
  return months ? std::optional(to_string(months->first).substr(0, 7)) : std::nullopt;
}

// Several days that do not follow one another, where one is asked for.
bool names_days(std::string_view text, const WrittenIn& where) {
  const std::vector<std::string> days = listed_days(text);
  return !where.listed && days.size() > 1 && std::all_of(days.begin(), days.end(), [&where](const std::string& each) {
    return read_date(each, false, where).has_value();
  });
}

// A day, or a month where one is asked for, that some year would make whole.
std::optional<Cure> year_missing_in(const std::string& figure, bool month_alone, const WrittenIn& sample) {
  if (read_date(figure, false, sample)) return Cure{code::fact_year_missing, {"2024-06-30"}};
  const bool month = month_alone && read_date(figure, true, sample);
  return month ? std::optional(Cure{code::fact_year_missing, {"2024-06"}}) : std::nullopt;
}

// Slips one after another, each tried where those before are not it.
std::optional<Cure> plain_day_cure_of(std::string_view text, bool month_alone, const WrittenIn& where) {
  if (auto elsewhere = no_common_day_cure_of(text)) return elsewhere;
  const BareDate bare = bare_date(text);
  if (bare.timed) return Cure{code::fact_time_of_day, {}};
  if (const auto day = serial_day_in(bare.text)) return Cure{code::fact_serial_day, {to_string(*day)}};
  const auto day = read_date(bare.text, month_alone, where);
  if (day && bare.weekday != 0) return Cure{code::fact_weekday, {to_string(*day)}};
  WrittenIn alone = where;
  alone.listed = false;
  if (where.listed && read_date(text, month_alone, alone)) return Cure{code::fact_span_listed, {}};
  if (names_days(text, where)) return Cure{code::fact_several_days, {}};
  const std::string figure = figure_of(bare.text).value_or(bare.text);
  if (auto odd = no_day_cure_of(figure)) return odd;
  const std::string year = year_in(figure);
  if (month_alone && !year.empty() && figure == year + ".1") return Cure{code::fact_month_cut, {year}};
  WrittenIn sample = where;
  sample.year = 2024;
  if (auto unsaid = where.year ? std::nullopt : year_missing_in(figure, month_alone, sample)) return unsaid;
  if (begins_with_short_year(figure) && read_date("20" + figure, true)) return Cure{code::fact_year_digits, {}};
  const bool of_this_year = figure.starts_with(Spelt::kThisYear) || figure.starts_with(Spelt::kSameYear);
  if (of_this_year || is_month_and_day(figure)) return Cure{code::fact_year_missing, {"2024-06-30"}};
  if (month_alone) {
    if (const auto first = first_month_of(figure, where)) return Cure{code::fact_month_first, {*first}};
  }
  if (read_date(figure, true, sample) || lacks_day(figure, year) || read_written_period(figure)) {
    const std::string known = std::to_string(where.year.value_or(2024));
    return Cure{code::fact_day_missing, {last_day_of(figure, year.empty() ? known : year)}};
  }
  return std::nullopt;
}

std::optional<std::int64_t> four_digits_in(std::string_view figure) {
  constexpr std::size_t kYearDigits = 4;
  for (std::size_t at = 0; at + kYearDigits <= figure.size(); ++at) {
    const std::string_view part = figure.substr(at, kYearDigits);
    if (std::all_of(part.begin(), part.end(), is_digit)) return read_year(part);
  }
  return std::nullopt;
}

// 2024/25 and 2024-2025 behind a stroke, a fiscal year: years that begin with a month which the text does not say.
std::optional<Cure> year_cure_of(std::string_view text, const std::string& figure) {
  const std::size_t mark = figure.find_first_of("-/");
  const auto first = mark == std::string::npos ? std::nullopt : read_year(figure.substr(0, mark));
  std::string last_digits = first ? figure.substr(mark + 1) : std::string();
  if (last_digits.size() == 2) last_digits.insert(0, std::to_string(*first).substr(0, 2));
  const auto from_to = [](std::int64_t year, std::string_view first_day, std::int64_t last, std::string_view last_day) {
    return std::to_string(year) + std::string(first_day) + '/' + std::to_string(last) + std::string(last_day);
  };
  const auto school = [&](std::int64_t year) { return from_to(year, "-09-01", year + 1, "-08-31"); };
  if (first && read_year(last_digits) == *first + 1)
    return Cure{code::fact_year_unclear, {school(*first), from_to(*first, "-01-01", *first + 1, "-12-31")}};
  const bool school_year = is_english_school_year(text);
  const bool fiscal = has(figure, Spelt::kFiscalYear) || has(figure, Spelt::kFiscalYearFull);
  if (!school_year && !fiscal && !is_english_fiscal_year(text)) return std::nullopt;
  const auto year = four_digits_in(figure);
  if (!year) return std::nullopt;
  if (school_year) return Cure{code::fact_year_unclear, {school(*year), school(*year - 1)}};
  return Cure{code::fact_year_unclear, {std::to_string(*year), from_to(*year, "-04-01", *year + 1, "-03-31")}};
}

}  // namespace

std::optional<Cure> planned_cure_of(std::string_view text, const WrittenIn& where) {
  static constexpr std::array kPlanned = {
#define DUCHA_PLANNED(word) std::string_view(word),
#include "facts/spelling.def"
  };
  const std::string words = to_simplified(text);
  for (const std::string_view word : kPlanned) {
    if (!words.starts_with(word)) continue;
    const auto day = read_date(std::string_view(words).substr(word.size()), false, where);
    return Cure{code::fact_planned, {day ? to_string(*day) : "2024-06-30"}};
  }
  return std::nullopt;
}

std::optional<Cure> day_cure_of(std::string_view text, bool month_alone, const WrittenIn& where) {
  const BareDate bare = bare_date(text);
  if (!bare.timed) {
    if (const auto said = from_english(bare.text)) return plain_day_cure_of(*said, month_alone, where);
    if (const auto said = from_english_of_another_weekday(bare.text)) return Cure{code::fact_weekday, {*said}};
    if (from_english_of_2024(bare.text)) return Cure{code::fact_year_missing, {"2024-06-30"}};
  }
  return plain_day_cure_of(text, month_alone, where);
}

std::optional<Cure> period_cure_of(std::string_view text) {
  if (const auto said = from_english_of_2024(text)) {
    const auto sample = read_written_period(*said);
    return Cure{code::fact_year_missing, {sample ? to_string(*sample) : "2024-01"}};
  }
  const std::string figure = figure_of(with_hyphens(text)).value_or(std::string(text));
  if (has(figure, Spelt::kTerm)) return Cure{code::fact_term, {}};
  if (auto unclear = year_cure_of(text, figure)) return unclear;
  const std::string year = year_in(figure);
  if (!year.empty() && figure == year + ".1") return Cure{code::fact_month_cut, {year}};
  const bool part = has(figure, Spelt::kMonth) || has(figure, Spelt::kQuarter) || has(figure, Spelt::kFirstHalf) ||
                    has(figure, Spelt::kSecondHalf);
  if (year.empty() && part && !has(figure, Spelt::kYear))
    return Cure{code::fact_year_missing, {"2024" + std::string(Spelt::kYear) + figure}};
  const std::size_t year_end = figure.find(Spelt::kYear);
  if (year_end == 2 && is_digit(figure[0]) && is_digit(figure[1])) return Cure{code::fact_year_digits, {}};
  return invisible_cure_of(text);
}

}  // namespace ducha
