// SPDX-License-Identifier: Apache-2.0
#include "facts/read_period.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "base/limits.h"
#include "base/text.h"
#include "facts/english_dates.h"
#include "facts/numerals.h"
#include "facts/read_date.h"
#include "facts/spelling.h"

namespace ducha {

namespace {

constexpr std::size_t kYearDigits = 4;

// A month of one or two digits, the number of a quarter, or a Chinese numeral.
std::optional<std::int64_t> number_of(std::string_view text) {
  constexpr std::string_view kNoDigit = ".,+-eE";
  if (text.empty() || text.find_first_of(kNoDigit) != std::string_view::npos) return std::nullopt;
  if (text == Spelt::kFirst) return 1;
  const std::optional<Numeral> numeral = read_numeral(text);
  const std::optional<std::int64_t> number = numeral ? numeral->value.to_int64() : std::nullopt;
  return number && *number >= 1 && *number <= 12 ? number : std::nullopt;
}

std::optional<DateRange> months_of(std::int64_t year, std::int64_t first, std::int64_t last) {
  const std::optional<Date> from = date_of(year, first, 1);
  const std::optional<Date> begin = date_of(year, last, 1);
  if (!from || !begin) return std::nullopt;
  return DateRange{*from, {begin->year, begin->month, days_in_month(begin->year, begin->month)}};
}

bool take_end(std::string_view& text, std::string_view word) {
  if (!text.ends_with(word)) return false;
  text.remove_suffix(word.size());
  return true;
}

bool take_start(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

// The first three quarters, the first five months.
std::optional<DateRange> read_first_ones(std::int64_t year, std::string_view rest) {
  if (!take_start(rest, Spelt::kFirstOnes)) return std::nullopt;
  const bool quarters = take_end(rest, Spelt::kQuarter);
  if (!quarters && !take_end(rest, Spelt::kMonths)) return std::nullopt;
  if (quarters) static_cast<void>(take_end(rest, Spelt::kMonths.substr(0, 3)));
  const std::optional<std::int64_t> count = number_of(rest);
  const std::int64_t months = count.value_or(0) * (quarters ? 3 : 1);
  return count && months <= 12 ? months_of(year, 1, months) : std::nullopt;
}

// H1 or q3 behind the year.
std::optional<DateRange> read_coded_part(std::int64_t year, std::string_view rest) {
  if (rest.size() != 2 || rest.back() < '1' || rest.back() > '4') return std::nullopt;
  const std::int64_t number = rest.back() - '0';
  const char part = rest.front();
  if (part == 'H' || part == 'h') return number <= 2 ? months_of(year, number * 6 - 5, number * 6) : std::nullopt;
  return part == 'Q' || part == 'q' ? months_of(year, number * 3 - 2, number * 3) : std::nullopt;
}

// What stands behind the year; nothing is the year as a whole.
std::optional<DateRange> read_part(std::int64_t year, std::string_view rest) {
  // "2024 annual first half"; alone it is the year.
  static_cast<void>(take_start(rest, Spelt::kYearAlone));
  if (rest.empty() || rest == Spelt::kWholeYear) return months_of(year, 1, 12);
  for (const std::string_view half : {Spelt::kFirstHalf, Spelt::kSecondHalf}) {
    // "Annual" may stand behind the half as well.
    if (rest.starts_with(half) && rest.substr(half.size()) == Spelt::kYearAlone) rest = half;
  }
  if (rest == Spelt::kFirstHalf) return months_of(year, 1, 6);
  if (rest == Spelt::kSecondHalf) return months_of(year, 7, 12);
  if (const auto coded = read_coded_part(year, rest)) return coded;
  if (rest.starts_with(Spelt::kFirstOnes)) return read_first_ones(year, rest);
  for (const std::string_view month : {Spelt::kMonthAlone, Spelt::kMonth}) {
    if (!take_end(rest, month)) continue;
    const auto number = number_of(rest);
    return number ? months_of(year, *number, *number) : std::nullopt;
  }
  if (!take_end(rest, Spelt::kQuarter) && !take_end(rest, Spelt::kQuarterShort)) return std::nullopt;
  static_cast<void>(take_start(rest, Spelt::kOrdinal));
  const auto number = number_of(rest);
  return number && *number <= 4 ? months_of(year, *number * 3 - 2, *number * 3) : std::nullopt;
}

// A year, or a part of it. Behind four figures the word for the year may be left out.
std::optional<DateRange> read_worded(std::string_view figure) {
  const std::size_t year_end = figure.find(Spelt::kYear);
  if (year_end != std::string_view::npos) {
    if (const auto year = read_year(figure.substr(0, year_end))) {
      return read_part(*year, figure.substr(year_end + Spelt::kYear.size()));
    }
  }
  const std::string_view digits = figure.substr(0, kYearDigits);
  if (digits.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  const auto year = read_year(digits);
  const std::string_view rest = figure.substr(std::min(kYearDigits, figure.size()));
  const bool ends_alone = !rest.empty() && rest.front() >= '0' && rest.front() <= '9';
  return year && !ends_alone ? read_part(*year, rest) : std::nullopt;
}

// 2024-H1 as 2024h1, 2024-06 as 2024-6, 2024 as a program that knows no whole numbers writes it.
std::optional<DateRange> read_coded(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  if (const auto period = read_period(text)) return period;
  if (text.size() <= kYearDigits) return std::nullopt;
  const std::string year = text.substr(0, kYearDigits);
  const std::string part = text.substr(kYearDigits);
  if (part == ".0") return read_period(year);
  const bool digits = part.find_first_not_of("0123456789") == std::string::npos;
  if (part.size() == 2 && digits) return read_period(year + '-' + part);  // 202406
  if (part.size() == 2 && part.front() == '-') return read_period(year + "-0" + part.back());
  return part.front() == 'H' || part.front() == 'Q' ? read_period(year + '-' + part) : std::nullopt;
}

// From 1 September to 31 August; two years must follow one another.
std::optional<DateRange> read_school_year(std::string_view figure) {
  static_cast<void>(take_end(figure, Spelt::kYearAlone));
  if (!take_end(figure, Spelt::kSchoolYear)) return std::nullopt;
  std::optional<std::int64_t> first = read_year(figure);
  for (const std::string_view to :
       {std::string_view("-"), std::string_view("/"), Spelt::kThrough, std::string_view("~")}) {
    const std::size_t at = figure.find(to);
    if (first || at == std::string_view::npos) continue;
    std::string_view begin = figure.substr(0, at);
    static_cast<void>(take_end(begin, Spelt::kYear));
    first = read_year(begin);
    std::string last_digits(figure.substr(at + to.size()));
    if (first && last_digits.size() == 2) last_digits = std::to_string(*first).substr(0, 2) + last_digits;
    const std::optional<std::int64_t> last = read_year(last_digits);
    if (!first || !last || *last != *first + 1) return std::nullopt;
  }
  const auto from = first ? date_of(*first, 9, 1) : std::nullopt;
  const auto to = first ? date_of(*first + 1, 8, 31) : std::nullopt;
  return from && to ? std::optional(DateRange{*from, *to}) : std::nullopt;
}

// An end of a period that goes from one to the other. Beside another a month stands for itself: 2024.1 is no 2024.10.
std::optional<DateRange> read_end(const std::string& figure) {
  if (const std::optional<Date> day = read_date(figure)) return DateRange{*day, *day};
  if (const auto period = read_worded(figure)) return period;
  const std::size_t mark = figure.find_first_of("./");
  if (mark == kYearDigits) {
    const auto year = read_year(std::string_view(figure).substr(0, mark));
    const auto month = number_of(std::string_view(figure).substr(mark + 1));
    return year && month ? months_of(*year, *month, *month) : std::nullopt;
  }
  return read_coded(figure);
}

// What one end says and the other leaves out: the year of the first, the last word of the second.
std::pair<std::string, std::string> completed(std::string first, std::string last) {
  const std::size_t year_end = first.find(Spelt::kYear);
  const bool last_has_year = last.find(Spelt::kYear) != std::string::npos;
  if (year_end != std::string::npos && !last_has_year) last.insert(0, first.substr(0, year_end + Spelt::kYear.size()));
  for (const std::string_view word : {Spelt::kQuarter, Spelt::kMonth, Spelt::kYear}) {
    const std::size_t at = last.rfind(word);
    const bool behind_day = word == Spelt::kMonth && last.find(Spelt::kDay) != std::string::npos;
    if (at == std::string::npos || behind_day) continue;
    if (first.find(word) == std::string::npos) first += word;
    break;
  }
  return {std::move(first), std::move(last)};
}

std::optional<DateRange> between(const std::string& first, const std::string& last, std::string_view mark) {
  if (first.empty() || last.empty()) return std::nullopt;
  // 2024/2025 is a school year or two of the calendar, 2024/10 a month.
  if (mark == "/" && (first.size() <= kYearDigits || last.size() <= kYearDigits)) return std::nullopt;
  const auto [begin, end] = completed(first, last);
  const std::optional<DateRange> from = read_end(begin);
  const std::optional<DateRange> to = read_end(end);
  return from && to && from->first <= to->last ? std::optional(DateRange{from->first, to->last}) : std::nullopt;
}

// A space where the word for the year would stand, before a month in figures.
std::string with_year_word(std::string text) {
  const std::size_t blank = text.find(' ');
  const std::size_t behind = text.find_first_not_of(' ', blank);
  if (blank != kYearDigits || behind == std::string::npos || text[behind] < '0' || text[behind] > '9') return text;
  return text.replace(blank, behind - blank, Spelt::kYear);
}

std::optional<DateRange> period_of(std::string_view text);

// A year with its months in brackets: what stands there says it more closely, and must agree.
std::optional<DateRange> read_bracketed(const std::string& text) {
  const std::size_t open = text.find('(');
  if (open == std::string::npos || open + 2 >= text.size()) return std::nullopt;
  const std::optional<DateRange> whole = period_of(text.substr(0, open));
  if (!whole) return std::nullopt;
  const std::string year = std::to_string(whole->first.year) + std::string(Spelt::kYear);
  const std::optional<DateRange> part = period_of(year + text.substr(open + 1, text.size() - open - 2));
  const bool year_alone = whole == months_of(whole->first.year, 1, 12);
  return part && (part == whole || year_alone) ? part : std::nullopt;
}

std::optional<DateRange> period_of(std::string_view text) {
  if (const std::optional<DateRange> period = read_coded(with_hyphens(narrowed(text)))) return period;
  if (const auto said = from_english(text); said && *said != text) return period_of(*said);
  const std::optional<std::string> figure = figure_of(with_year_word(with_hyphens(narrowed(text))));
  if (!figure) return std::nullopt;
  if (figure->ends_with(')')) return read_bracketed(*figure);
  const std::string& written = *figure;
  if (written.size() > kWrittenPeriod) return std::nullopt;
  if (written.find(Spelt::kSchoolYear) != std::string::npos) return read_school_year(written);
  if (const std::optional<DateRange> period = read_worded(written)) return period;
  for (const std::string_view to :
       {Spelt::kThrough, Spelt::kUpTo, std::string_view("~"), std::string_view("-"), std::string_view("/")}) {
    for (std::size_t at = written.find(to); at != std::string::npos; at = written.find(to, at + 1)) {
      if (const auto period = between(written.substr(0, at), written.substr(at + to.size()), to)) return period;
    }
  }
  return std::nullopt;
}

// As a cell of a table shows a year that it takes for a count: 2,024.
std::optional<DateRange> read_year_with_comma(std::string_view text) {
  std::string year = narrowed(text);
  if (year.size() != kYearDigits + 1 || year[1] != ',') return std::nullopt;
  return read_coded(year.erase(1, 1));
}

}  // namespace

std::optional<DateRange> read_written_period(std::string_view text) {
  std::optional<DateRange> period = period_of(text);
  if (!period) period = read_year_with_comma(text);
  return period && period->first.year >= 1 ? period : std::nullopt;  // before the year 1 comes none
}

}  // namespace ducha
