// SPDX-License-Identifier: Apache-2.0
// Over 400 lines: slips one after another, each tried where those before are not it, with the helpers that they share.
#include "facts/cures.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/ascii.h"
#include "base/decimal.h"
#include "base/replace_all.h"
#include "base/suggest.h"
#include "base/text.h"
#include "base/utf8.h"
#include "facts/blank_marks.h"
#include "facts/codes.h"
#include "facts/english_dates.h"
#include "facts/numerals.h"
#include "facts/read_date.h"
#include "facts/read_measured.h"
#include "facts/read_money.h"
#include "facts/read_period.h"
#include "facts/read_scalar.h"
#include "facts/spelling.h"
#include "facts/ticked.h"

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

// A figure of the fact's own kind, for an example to follow.
std::string sample_of(const FactSpec& fact) {
  switch (fact.type) {
    case FactType::share: return "90%";
    case FactType::number: return "12.5";
    case FactType::money: return "35" + (fact.unit.empty() ? std::string(Spelt::kYuan) : fact.unit);
    default: return "12";
  }
}

// Whether words around a figure change it: further digits, tens, the names of coins and signs.
bool changes_figure(std::string_view words) {
  static constexpr std::array kChanging = {
#define DUCHA_DIGIT(character, value) std::string_view(character),
#define DUCHA_UNIT(character, power) std::string_view(character),
#define DUCHA_TENS(character, value) std::string_view(character),
#include "facts/numerals.def"
      Spelt::kYuan, Spelt::kJiao, Spelt::kFen, Spelt::kTenth, Spelt::kPoint,
#define DUCHA_CHANGING(word) std::string_view(word),
#include "facts/spelling.def"
  };
  return has_any(words, kChanging) || words.find_first_of("0123456789") != std::string_view::npos;
}

// The longest part that is a figure of that kind, where what stands around it only comments on it.
std::optional<std::string> bare_figure_in(std::string_view figure, const FactSpec& fact, const WrittenIn& where) {
  const std::size_t begin = figure.find_first_of("0123456789");
  if (begin == std::string_view::npos || changes_figure(figure.substr(0, begin))) return std::nullopt;
  for (std::size_t end = figure.size(); end > begin; --end) {
    const bool inside = end < figure.size() && (static_cast<unsigned char>(figure[end]) & 0xC0U) == 0x80U;
    if (inside) continue;
    const std::string_view part = figure.substr(begin, end - begin);
    if (!read_scalar(part, fact, where)) continue;
    const std::string_view behind = figure.substr(end);
    if (!behind.starts_with('(') && changes_figure(behind)) return std::nullopt;
    return std::string(part);
  }
  return std::nullopt;
}

// 3/5: a fraction, or a day that a spreadsheet may have seen in it. 12+3=15: to be reckoned.
std::optional<Cure> sign_cure_of(std::string_view figure, const FactSpec& fact) {
  constexpr std::string_view kReckoned = "0123456789.+-*/=x()";
  const bool digits = figure.find_first_of("0123456789") != std::string_view::npos;
  std::string plain(figure);
  replace_all(plain, Spelt::kTimesSign, "*");
  replace_all(plain, Spelt::kDividedSign, "/");
  if (!digits || plain.find_first_not_of(kReckoned) != std::string::npos) return std::nullopt;
  const std::size_t stroke = plain.find('/');
  const bool one_stroke = stroke != std::string::npos && stroke > 0 && stroke + 1 < plain.size() &&
                          plain.find_first_not_of("0123456789./") == std::string::npos &&
                          plain.find('/', stroke + 1) == std::string::npos;
  if (one_stroke && fact.type == FactType::share) return Cure{code::fact_fraction, {}};
  const std::size_t sign = plain.find_first_of("+*/=", 1);
  return sign != std::string::npos && sign + 1 < plain.size() ? std::optional(Cure{code::fact_reckoning, {}})
                                                              : std::nullopt;
}

// Fifty to one, where one to fifty is meant.
std::optional<Cure> ratio_cure_of(std::string_view figure, const FactSpec& fact) {
  if (fact.type != FactType::share) return std::nullopt;
  for (const std::string_view mark : {std::string_view(":"), Spelt::kRatioWord}) {
    const std::size_t at = figure.find(mark);
    if (at == std::string_view::npos) continue;
    const std::string turned =
        std::string(figure.substr(at + mark.size())) + std::string(mark) + std::string(figure.substr(0, at));
    if (read_scalar(turned, fact)) return Cure{code::fact_ratio, {turned}};
  }
  return std::nullopt;
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
  if (has_any(figure, kBounds)) return Cure{code::fact_bound, {sample_of(fact)}};
  if (has_any(figure, kGuesses) || has_guess(figure)) return Cure{code::fact_about, {sample_of(fact)}};
  if (auto percent = percent_cure_of(figure, fact)) return percent;
  const std::string alone = figure_in(figure);
  if (auto unsaid = unit_cure_of(figure, alone, fact)) return unsaid;
  if (is_short_year(figure, fact.unit)) return Cure{code::fact_year_digits, {}};
  if (auto cure = cure_around(figure, alone)) return cure;
  if (auto ratio = ratio_cure_of(figure, fact)) return ratio;
  if (auto sign = sign_cure_of(figure, fact)) return sign;
  if (fact.type != FactType::money && !fact.unit.empty()) {
    if (const std::string_view unit = other_unit(figure, fact.unit); !unit.empty()) {
      return Cure{code::fact_other_unit, {std::string(unit), fact.unit}};
    }
  }
  if (auto cure = other_money_cure_of(figure, fact)) return cure;
  if (alone.empty() || alone.size() == figure.size() || !read_numeral(alone)) return std::nullopt;
  if (is_ascii(figure) || read_measured(figure, fact.unit, where)) return std::nullopt;
  if (const auto bare = bare_figure_in(figure, fact, where)) return Cure{code::fact_with_words, {*bare}};
  return Cure{code::fact_other_words, {}};
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

std::optional<Cure> choice_cure_of(std::string_view text, const FactSpec& fact) {
  if (has_boxes(text) && !ticked_of(text)) return Cure{code::fact_boxes, {}};
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
  if (text == Spelt::kCrossedBox) return Cure{code::fact_crossed, {}};
  if (has_boxes(text)) return Cure{code::fact_boxes, {}};
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

// 1.23457E+11 with a sign before it or a unit behind.
bool holds_cut_figure(std::string_view text, const FactSpec& fact) {
  const bool figure = fact.type == FactType::count || fact.type == FactType::number || fact.type == FactType::share ||
                      fact.type == FactType::money;
  const std::string narrow = narrowed(text);
  const std::size_t mark = figure ? narrow.find("E+") : std::string::npos;
  return mark != std::string::npos && mark > 0 && mark + 2 < narrow.size() && is_digit(narrow[mark - 1]) &&
         is_digit(narrow[mark + 2]);
}

}  // namespace

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
  return invisible(text);
}

std::optional<Cure> cure_of(std::string_view text, const FactSpec& fact, const WrittenIn& where) {
  if (is_cut_number(narrowed(text)) || holds_cut_figure(text, fact)) return Cure{code::fact_digits_lost, {}};
  if (is_ditto(text)) return Cure{code::fact_ditto, {}};
  if (is_cell_fault(text)) return Cure{code::fact_cell_fault, {}};
  if (is_narrow_column(text)) return Cure{code::fact_narrow_column, {}};
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
      if (auto day = day_cure_of(text, fact.month_precision, where)) {
        // An example of a day would be taken for the day; of an event nobody need know it.
        return day->code == code::fact_day_missing ? Cure{code::fact_event_day_missing, {}} : *std::move(day);
      }
      return has_boxes(text) ? truth_cure_of(text) : std::nullopt;
    case FactType::boolean: return truth_cure_of(text);
    case FactType::choice: return choice_cure_of(text, fact);
    case FactType::text:
      return where.listed && counts_others(text) ? std::optional(Cure{code::fact_others, {}}) : std::nullopt;
    case FactType::name:
    case FactType::record:
    case FactType::list: break;
  }
  return std::nullopt;
}

}  // namespace ducha
