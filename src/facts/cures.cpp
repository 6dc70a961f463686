// SPDX-License-Identifier: Apache-2.0
#include "facts/cures.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/ascii.h"
#include "base/decimal.h"
#include "base/suggest.h"
#include "base/text.h"
#include "base/utf8.h"
#include "facts/blank_marks.h"
#include "facts/codes.h"
#include "facts/numerals.h"
#include "facts/read_date.h"
#include "facts/read_measured.h"
#include "facts/read_money.h"
#include "facts/read_period.h"
#include "facts/read_scalar.h"
#include "facts/spelling.h"

namespace ducha {

namespace {

constexpr std::size_t kLongest = 300;  // more is prose
constexpr std::size_t kShownText = 40;

constexpr std::array kBounds = {
#define DUCHA_BOUND(words) std::string_view(words),
#include "facts/spelling.def"
};
constexpr std::array kGuesses = {
#define DUCHA_ABOUT(words) std::string_view(words),
#include "facts/spelling.def"
};

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

template <typename Table>
bool has_any(std::string_view text, const Table& table) {
  return std::any_of(table.begin(), table.end(), [&text](std::string_view word) { return has(text, word); });
}

std::string escape_of(std::int32_t point) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string digits;
  for (int shift = 12; shift >= 0; shift -= 4) digits += kHex[static_cast<std::size_t>((point >> shift) & 0xF)];
  return "U+" + digits;
}

// The first character that nobody sees: of no width, and no control character, which readers of documents refuse.
std::optional<Cure> invisible(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const bool seen = point.value < 0 || !is_invisible(point.value);
    if (!seen) return Cure{code::fact_invisible, {escape_of(point.value)}};
    at += point.length;
  }
  return std::nullopt;
}

// The first run of digits with their points and commas that is a figure.
std::string figure_in(std::string_view text) {
  const std::size_t begin = text.find_first_of("0123456789");
  if (begin == std::string_view::npos) return {};
  std::size_t end = begin;
  while (end < text.size() && (is_digit(text[end]) || text[end] == '.' || text[end] == ',')) ++end;
  while (end > begin && !is_digit(text[end - 1])) --end;
  return std::string(text.substr(begin, end - begin));
}

// Chinese digits beside one another, with no place between: two or three.
bool has_guess(std::string_view figure) {
  static constexpr std::array kDigits = {
#define DUCHA_DIGIT(character, value) std::string_view(character),
#define DUCHA_UNIT(character, power)
#define DUCHA_TENS(character, value)
#include "facts/numerals.def"
  };
  std::size_t row = 0;
  for (std::size_t at = 0; at < figure.size();) {
    const std::string_view character = figure.substr(at, code_point_at(figure, at).length);
    const bool digit = std::find(kDigits.begin(), kDigits.end(), character) != kDigits.end();
    row = digit ? row + 1 : 0;
    if (row > 1) return true;
    at += character.size();
  }
  return false;
}

bool is_range(std::string_view figure) {
  for (const std::string_view to : {std::string_view("-"), std::string_view("~"), Spelt::kThrough, Spelt::kUpTo}) {
    const std::size_t at = figure.find(to);
    if (at == std::string_view::npos || at == 0 || at + to.size() >= figure.size()) continue;
    if ((is_digit(figure[at - 1]) || figure[at - 1] == '%') && is_digit(figure[at + to.size()])) return true;
  }
  return false;
}

// Brackets around a figure, or the letter that some write for ten thousand.
std::optional<Cure> cure_around(std::string_view figure, const std::string& alone) {
  if (alone.empty()) return std::nullopt;
  if (figure == '(' + alone + ')') return Cure{code::fact_brackets, {alone}};
  if (figure == alone + 'w' || figure == alone + 'W') return Cure{code::fact_letter_w, {}};
  return std::nullopt;
}

// A part of a day, as a workbook's reader writes it: 01:50:00.
bool is_time_of_day(std::string_view text) {
  const std::size_t first = text.find(':');
  return first != std::string_view::npos && text.find(':', first + 1) != std::string_view::npos &&
         text.find_first_not_of("0123456789:") == std::string_view::npos;
}

// Of a share: a figure above one without its sign.
std::optional<Cure> percent_cure_of(std::string_view figure, const FactSpec& fact) {
  const auto number = fact.type == FactType::share ? read_numeral(figure) : std::nullopt;
  if (!number || number->value <= Decimal(1)) return std::nullopt;
  return Cure{code::fact_percent, {number->value.to_string()}};
}

// Of money, where bare numbers count in thousands or more: a sum of which nobody can tell in what it counts.
std::optional<Cure> unit_cure_of(const std::string& figure, const std::string& alone, const FactSpec& fact) {
  if (fact.type != FactType::money || yuan_power(fact.unit).value_or(0) == 0) return std::nullopt;
  if (alone == figure && has(figure, ",")) return Cure{code::fact_parted_sum, {fact.unit, alone}};
  return has_bare_thousands(figure) ? std::optional(Cure{code::fact_bare_thousands, {figure, fact.unit}})
                                    : std::nullopt;
}

// Of money: another currency, or a sum of another span than is asked for, such as a year's where a month's is wanted.
// The figure alone would then be another sum.
std::optional<Cure> other_money_cure_of(std::string_view figure, const FactSpec& fact) {
  if (fact.type != FactType::money) return std::nullopt;
  const std::string_view unit = fact.unit.empty() ? Spelt::kYuan : std::string_view(fact.unit);
  const auto other = [&](std::string_view word) { return has(figure, word) && !has(unit, word); };
  static constexpr std::array kCurrencies = {
#define DUCHA_CURRENCY(name) std::string_view(name),
#include "facts/spelling.def"
  };
  for (const std::string_view currency : kCurrencies) {
    if (other(currency)) return Cure{code::fact_other_unit, {std::string(currency), std::string(unit)}};
  }
  if (!has(unit, Spelt::kYear) && !has(unit, Spelt::kMonth)) return std::nullopt;
  for (const std::string_view span : {Spelt::kYear, Spelt::kQuarterShort, Spelt::kMonth, Spelt::kDay, Spelt::kSunday}) {
    if (other(span)) {
      return Cure{code::fact_other_unit, {std::string(Spelt::kYuan) + '/' + std::string(span), std::string(unit)}};
    }
  }
  return std::nullopt;
}

std::optional<Cure> figure_cure_of(std::string_view text, const FactSpec& fact, const WrittenIn& where) {
  if (where.sheet && is_time_of_day(text)) return Cure{code::fact_clock, {}};
  if (says_none(text)) return Cure{code::fact_none_figure, {}};
  const std::string figure = figure_of(with_hyphens(text)).value_or(std::string(text));
  if (fact.type == FactType::share && has(figure, Spelt::kPercentagePoint)) return Cure{code::fact_points, {}};
  if (is_range(figure)) return Cure{code::fact_range, {}};
  if (has_any(figure, kBounds)) return Cure{code::fact_bound, {}};
  if (has_any(figure, kGuesses) || has_guess(figure)) return Cure{code::fact_about, {}};
  if (auto percent = percent_cure_of(figure, fact)) return percent;
  const std::string alone = figure_in(figure);
  if (auto unsaid = unit_cure_of(figure, alone, fact)) return unsaid;
  if (is_short_year(figure, fact.unit)) return Cure{code::fact_year_digits, {}};
  if (auto cure = cure_around(figure, alone)) return cure;
  if (fact.type != FactType::money && !fact.unit.empty()) {
    if (const std::string_view unit = other_unit(figure, fact.unit); !unit.empty()) {
      return Cure{code::fact_other_unit, {std::string(unit), fact.unit}};
    }
  }
  if (auto cure = other_money_cure_of(figure, fact)) return cure;
  if (alone.empty() || alone.size() == figure.size() || !read_numeral(alone)) return std::nullopt;
  if (is_ascii(figure)) return std::nullopt;
  return Cure{code::fact_with_words, {alone}};
}

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

// The last day of the month or of the year that a text names, as an example to follow.
std::string last_day_of(std::string figure, const std::string& year) {
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

std::optional<Cure> choice_cure_of(std::string_view text, const FactSpec& fact) {
  if (fact.other) {
    const std::optional<std::string> near = near_choice(text, fact);
    return near ? std::optional(Cure{code::fact_nearest_or_other, {*near, shortened(text, kShownText)}}) : std::nullopt;
  }
  std::vector<std::string> names;
  for (const Choice& choice : fact.choices) {
    for (const std::string& name : {choice.label.zh, choice.key, choice.label.en}) {
      if (!name.empty()) names.push_back(name);
    }
    names.insert(names.end(), choice.aliases.begin(), choice.aliases.end());
  }
  const std::optional<std::string> near = nearest_or_part(text, names);
  return near ? std::optional(Cure{code::fact_nearest, {*near}}) : std::nullopt;
}

std::optional<Cure> truth_cure_of(std::string_view text) {
  if (is_under_way(text)) return Cure{code::fact_under_way, {}};
  static constexpr std::array kPartly = {
#define DUCHA_PARTLY(words) std::string_view(words),
#include "facts/spelling.def"
  };
  if (has_any(to_simplified(text), kPartly)) return Cure{code::fact_partly, {}};
  return std::nullopt;
}

bool begins_with_short_year(std::string_view figure) {
  const std::size_t end = std::min(figure.find(Spelt::kYear), figure.find_first_of("-./"));
  return end == 2 && is_digit(figure[0]) && is_digit(figure[1]);
}

// A part of a year or of a month, or a year alone, where a day is wanted.
bool lacks_day(std::string_view figure, const std::string& year) {
  if (!year.empty() && (figure == year || figure == year + std::string(Spelt::kYear))) return true;
  if (has(figure, Spelt::kDay) || has(figure, Spelt::kDaySpoken)) return false;
  return has(figure, Spelt::kMonthEnd) || has(figure, Spelt::kMonthLast) || has(figure, Spelt::kMonthBegin) ||
         has(figure, Spelt::kMonthThird) || has(figure, Spelt::kYearMiddle) || has(figure, Spelt::kQuarter) ||
         has(figure, Spelt::kFirstHalf) || has(figure, Spelt::kSecondHalf);
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

// A day on which something is to be done, behind a word that says so.
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

}  // namespace

// Slips one after another, each tried where those before are not it.
std::optional<Cure> day_cure_of(std::string_view text, bool month_alone, const WrittenIn& where) {
  if (says_none(text)) return Cure{code::fact_none_day, {}};
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
  if (!where.year && read_date(figure, false, sample)) return Cure{code::fact_year_missing, {"2024-06-30"}};
  if (begins_with_short_year(figure) && read_date("20" + figure, true)) return Cure{code::fact_year_digits, {}};
  const bool of_this_year = figure.starts_with(Spelt::kThisYear) || figure.starts_with(Spelt::kSameYear);
  if (of_this_year || is_month_and_day(figure)) return Cure{code::fact_year_missing, {"2024-06-30"}};
  if (month_alone) {
    if (const auto first = first_month_of(figure, where)) return Cure{code::fact_month_first, {*first}};
  }
  if (read_date(figure, true, sample) || lacks_day(figure, year)) {
    const std::string known = std::to_string(where.year.value_or(2024));
    return Cure{code::fact_day_missing, {last_day_of(figure, year.empty() ? known : year)}};
  }
  return std::nullopt;
}

std::optional<Cure> period_cure_of(std::string_view text) {
  const std::string figure = figure_of(with_hyphens(text)).value_or(std::string(text));
  if (has(figure, Spelt::kTerm)) return Cure{code::fact_term, {}};
  const std::string year = year_in(figure);
  if (!year.empty() && figure == year + ".1") return Cure{code::fact_month_cut, {year}};
  const bool part = has(figure, Spelt::kMonth) || has(figure, Spelt::kQuarter) || has(figure, Spelt::kFirstHalf) ||
                    has(figure, Spelt::kSecondHalf);
  if (year.empty() && part && !has(figure, Spelt::kYear))
    return Cure{code::fact_year_missing, {"2024" + std::string(Spelt::kYear) + figure}};
  const std::size_t year_end = figure.find(Spelt::kYear);
  if (year_end == 2 && is_digit(figure[0]) && is_digit(figure[1])) return Cure{code::fact_year_digits, {}};
  return invisible(text);
}

std::optional<Cure> cure_of(std::string_view text, const FactSpec& fact, const WrittenIn& where) {
  if (is_cut_number(narrowed(text))) return Cure{code::fact_digits_lost, {}};
  if (text.size() > kLongest) return std::nullopt;
  if (auto unseen = invisible(text)) return unseen;
  switch (fact.type) {
    case FactType::count:
    case FactType::number:
    case FactType::share:
    case FactType::money: return figure_cure_of(text, fact, where);
    case FactType::date: return day_cure_of(text, fact.month_precision, where);
    case FactType::event:
      if (auto planned = planned_cure_of(text, where)) return planned;
      return day_cure_of(text, fact.month_precision, where);
    case FactType::boolean: return truth_cure_of(text);
    case FactType::choice: return choice_cure_of(text, fact);
    case FactType::name:
    case FactType::text:
    case FactType::record:
    case FactType::list: break;
  }
  return std::nullopt;
}

}  // namespace ducha
