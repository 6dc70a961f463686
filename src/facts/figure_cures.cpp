// SPDX-License-Identifier: Apache-2.0
#include "facts/figure_cures.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "base/ascii.h"
#include "base/decimal.h"
#include "base/replace_all.h"
#include "base/text.h"
#include "base/utf8.h"
#include "facts/blank_marks.h"
#include "facts/codes.h"
#include "facts/numerals.h"
#include "facts/read_measured.h"
#include "facts/read_money.h"
#include "facts/read_scalar.h"
#include "facts/spelling.h"

namespace ducha {

namespace {

constexpr std::array kBounds = {
#define DUCHA_BOUND(words) std::string_view(words),
#include "facts/spelling.def"
};
constexpr std::array kGuesses = {
#define DUCHA_ABOUT(words) std::string_view(words),
#include "facts/spelling.def"
};

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

}  // namespace

// Slips one after another, each tried where those before are not it.
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

}  // namespace ducha
