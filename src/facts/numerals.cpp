// SPDX-License-Identifier: Apache-2.0
#include "facts/numerals.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "facts/spelling.h"

namespace ducha {

namespace {

// decimal128 holds so many digits; none is rounded away.
constexpr std::size_t kDigits = 34;
constexpr int kTenThousand = 4;
constexpr int kHundredMillion = 8;

struct Sign {
  enum class Kind : std::uint8_t { figures, digit, unit, tens, point } kind;
  std::string figures;  // digits and at most one point
  int value = 0;        // of a digit or tens; power of ten of a unit
  bool pair = false;    // the word for a pair, which counts but never stands among digits
};
using Signs = std::span<const Sign>;

std::optional<Sign> sign_of(std::string_view character) {
  struct Row {
    std::string_view character;
    Sign::Kind kind;
    int value;
  };
  static constexpr Row kRows[] = {
#define DUCHA_DIGIT(character, value) {character, Sign::Kind::digit, value},
#define DUCHA_UNIT(character, power) {character, Sign::Kind::unit, power},
#define DUCHA_TENS(character, value) {character, Sign::Kind::tens, value},
#include "facts/numerals.def"
      {Spelt::kPoint, Sign::Kind::point, 0},
  };
  for (const Row& row : kRows) {
    if (row.character == character) return Sign{row.kind, {}, row.value, character == Spelt::kPair};
  }
  return std::nullopt;
}

// 12 1,126 0.50 .5; the commas are dropped. Empty where the commas stand wrong or the point does.
std::string figures_of(std::string_view written) {
  const std::size_t point = written.find('.');
  const std::string_view whole = written.substr(0, point);
  const std::string_view fraction = point == std::string_view::npos ? std::string_view() : written.substr(point + 1);
  if (point != std::string_view::npos && (fraction.empty() || fraction.find_first_of(".,") != std::string_view::npos)) {
    return {};
  }
  std::string digits;
  const std::size_t first_comma = whole.find(',');
  const bool parted = first_comma != std::string_view::npos;
  if (parted && (first_comma == 0 || first_comma > 3)) return {};
  for (std::size_t at = 0; at < whole.size(); ++at) {
    const bool expects_comma = parted && at >= first_comma && (at - first_comma) % 4 == 0;
    if ((whole[at] == ',') != expects_comma) return {};
    if (!expects_comma) digits += whole[at];
  }
  if (parted && (whole.size() - first_comma) % 4 != 0) return {};
  if (digits.empty() && fraction.empty()) return {};
  if (point != std::string_view::npos) (digits += '.') += fraction;
  return digits;
}

// The signs of a numeral in their order; empty where something else stands in it.
std::vector<Sign> signs_of(std::string_view text) {
  std::vector<Sign> signs;
  for (std::size_t at = 0; at < text.size();) {
    if (is_digit(text[at]) || text[at] == '.') {
      std::size_t end = at;
      while (end < text.size() && (is_digit(text[end]) || text[end] == '.' || text[end] == ',')) ++end;
      std::string figures = figures_of(text.substr(at, end - at));
      if (figures.empty()) return {};
      signs.push_back({Sign::Kind::figures, std::move(figures), 0, false});
      at = end;
      continue;
    }
    const std::size_t length = code_point_at(text, at).length;
    std::optional<Sign> sign = sign_of(text.substr(at, length));
    if (!sign) return {};
    signs.push_back(std::move(*sign));
    at += length;
  }
  return signs;
}

// Digits with at most one point, times ten to the power. nullopt where digits would be lost.
std::optional<Decimal> exact(std::string_view figures, int power) {
  std::string_view significant = figures.substr(std::min(figures.find_first_not_of("0."), figures.size()));
  significant = significant.substr(0, significant.find_last_not_of("0.") + 1);
  std::size_t digits = 0;
  for (const char c : significant) digits += is_digit(c) ? 1U : 0U;
  if (digits > kDigits) return std::nullopt;
  std::string text(figures.starts_with('.') ? "0" : "");
  text += figures;
  if (power != 0) text += 'e' + std::to_string(power);
  return Decimal::read(text);
}

// The power of ten of units that stand behind one another: a hundred ten-thousands is 6. Each small one at most once,
// before the large ones; ten thousand before a hundred million.
std::optional<int> power_of(Signs units) {
  int power = 0;
  int last = 0;
  for (const Sign& sign : units) {
    if (sign.kind != Sign::Kind::unit || sign.value <= last) return std::nullopt;
    if (last > 0 && sign.value < kTenThousand) return std::nullopt;
    power += sign.value;
    last = sign.value;
  }
  return power;
}

bool has_large_unit(Signs signs) {
  for (const Sign& sign : signs) {
    if (sign.kind == Sign::Kind::unit && sign.value >= kTenThousand) return true;
  }
  return false;
}

std::int64_t ten_to(int power) {
  std::int64_t result = 1;
  for (; power > 0; --power) result *= 10;
  return result;
}

// --- Chinese numerals
// -------------------------------------------------------------------------------------------------

// Below ten thousand: digits with thousand, hundred, ten behind them. A last digit without a zero before it counts the
// next smaller unit (120 is spelt "one hundred two"); with one it counts itself.
// NOLINTNEXTLINE(readability-function-cognitive-complexity): the grammar of spelt numbers
std::optional<std::int64_t> read_section(Signs signs) {
  std::int64_t total = 0;
  std::optional<int> digit;
  bool zero = false;
  int last = kTenThousand;
  for (std::size_t at = 0; at < signs.size(); ++at) {
    const Sign& sign = signs[at];
    if (sign.kind == Sign::Kind::tens) {
      if (digit || last <= 1) return std::nullopt;
      total += std::int64_t{sign.value} * 10;
      last = 1;
      zero = false;
    } else if (sign.kind == Sign::Kind::digit) {
      if (digit || (sign.value == 0 && zero)) return std::nullopt;
      if (sign.value == 0) {
        zero = true;
      } else {
        digit = sign.value;
      }
    } else if (sign.kind == Sign::Kind::unit) {
      if (sign.value >= last) return std::nullopt;
      if (!digit && sign.value != 1) return std::nullopt;
      total += digit.value_or(1) * ten_to(sign.value);
      digit.reset();
      last = sign.value;
      zero = false;
    } else {
      return std::nullopt;
    }
  }
  if (digit) {
    const bool counts_itself = zero || last == kTenThousand;
    total += *digit * (counts_itself ? 1 : ten_to(last - 1));
  } else if (zero && signs.size() > 1) {
    return std::nullopt;
  }
  return total;
}

std::optional<std::int64_t> read_large(Signs signs, int unit);

// What stands behind a large unit: less than the unit; a lone digit counts the next smaller one.
std::optional<std::int64_t> read_rest(Signs signs, int unit) {
  if (signs.empty()) return 0;
  if (signs.size() == 1 && signs[0].kind == Sign::Kind::digit) {
    if (signs[0].value == 0) return std::nullopt;
    return signs[0].value * ten_to(unit - 1);
  }
  const std::optional<std::int64_t> rest =
      unit == kHundredMillion ? read_large(signs, kTenThousand) : read_section(signs);
  if (!rest || *rest == 0 || *rest >= ten_to(unit)) return std::nullopt;
  return rest;
}

// Splits at the last unit of that size: before it how many of them, behind it the rest.
std::optional<std::int64_t> read_large(Signs signs, int unit) {
  const int smaller = unit == kHundredMillion ? kTenThousand : 0;
  std::size_t split = signs.size();
  while (split > 0 && (signs[split - 1].kind != Sign::Kind::unit || signs[split - 1].value != unit)) --split;
  if (split == 0) return smaller > 0 ? read_large(signs, smaller) : read_section(signs);
  const Signs before = signs.first(split - 1);
  const std::optional<std::int64_t> count = smaller > 0 ? read_large(before, smaller) : read_section(before);
  const std::optional<std::int64_t> rest = read_rest(signs.subspan(split), unit);
  if (before.empty() || !count || *count <= 0 || !rest) return std::nullopt;
  return *count * ten_to(unit) + *rest;
}

// Digits alone are read by their places: 2024 as four digits.
std::optional<std::string> digits_of(Signs signs) {
  std::string digits;
  for (const Sign& sign : signs) {
    if (sign.kind != Sign::Kind::digit) return std::nullopt;
    digits += static_cast<char>('0' + sign.value);
  }
  return digits;
}

// Two or three digits in a row are a guess: "two three" are two or three. With a zero among them, or four and more,
// they are places, as in a year.
bool is_guess(Signs digits) {
  constexpr std::size_t kPlaces = 4;
  bool zero = false;
  for (const Sign& sign : digits) {
    if (sign.pair && digits.size() > 1) return true;
    zero = zero || sign.value == 0;
  }
  return digits.size() > 1 && digits.size() < kPlaces && !zero;
}

std::optional<std::string> read_whole(Signs signs) {
  if (signs.empty()) return std::nullopt;
  if (std::optional<std::string> digits = digits_of(signs)) {
    return is_guess(signs) ? std::nullopt : std::move(digits);
  }
  const std::optional<std::int64_t> value = read_large(signs, kHundredMillion);
  if (!value) return std::nullopt;
  return std::to_string(*value);
}

std::optional<Decimal> read_chinese(Signs signs) {
  std::size_t point = 0;
  while (point < signs.size() && signs[point].kind != Sign::Kind::point) ++point;
  const std::optional<std::string> whole = read_whole(signs.first(point));
  if (!whole) return std::nullopt;
  if (point == signs.size()) return exact(*whole, 0);
  const Signs behind = signs.subspan(point + 1);
  std::size_t units = 0;
  while (units < behind.size() && behind[units].kind == Sign::Kind::digit) ++units;
  const std::optional<std::string> fraction = digits_of(behind.first(units));
  const std::optional<int> power = power_of(behind.subspan(units));
  if (units == 0 || !fraction || !power) return std::nullopt;
  return exact(*whole + '.' + *fraction, *power);
}

// --- Figures with units
// -----------------------------------------------------------------------------------------------

// 1.2 with one run of units, or whole numbers with ever smaller ones, each part less than the unit before it. A last
// part without a unit fills its places (12 ten-thousand 3000), or is one digit, which counts the next smaller unit (13
// ten-thousand 2), never 12 ten-thousand 30.
// NOLINTNEXTLINE(readability-function-cognitive-complexity): the grammar of figures with units
std::optional<Decimal> read_figures(Signs signs) {
  std::optional<Decimal> total;
  int last = 0;  // power of the part before; 0: none
  for (std::size_t at = 0; at < signs.size();) {
    if (signs[at].kind != Sign::Kind::figures) return std::nullopt;
    const std::string& figures = signs[at].figures;
    std::size_t end = at + 1;
    while (end < signs.size() && signs[end].kind == Sign::Kind::unit) ++end;
    std::optional<int> power = power_of(signs.subspan(at + 1, end - at - 1));
    const bool alone = at == 0 && end == signs.size();
    if (!power || (!alone && figures.find('.') != std::string::npos)) return std::nullopt;
    const bool next_smaller = at > 0 && end == at + 1 && figures.size() == 1 && figures != "0" && last > 1;
    if (next_smaller) {
      power = last - 1;
    } else if (at > 0) {
      const bool fits = *power < last && figures.size() <= static_cast<std::size_t>(last - *power);
      const bool fills = *power > 0 || figures.size() == static_cast<std::size_t>(last);
      if (!fits || !fills) return std::nullopt;
    }
    if (!alone && end < signs.size() && *power == 0) return std::nullopt;
    const std::optional<Decimal> part = exact(figures, *power);
    if (!part) return std::nullopt;
    total = total ? add(*total, *part) : part;
    if (!total) return std::nullopt;
    last = *power;
    at = end;
  }
  return total;
}

// Of 1.23457E+11, as a narrow column writes 123456999999: fewer digits behind the point than the exponent moves.
bool has_lost_digits(std::string_view figures, int power) {
  const std::size_t point = figures.find('.');
  const std::size_t behind = point == std::string_view::npos ? 0 : figures.size() - point - 1;
  return power > 0 && behind < static_cast<std::size_t>(power);
}

// 1e6, 1.5E-3: digits, a point, an exponent, no commas. An exponent as spreadsheets write it, behind E+, may stand for
// digits that they have left out.
std::optional<Decimal> read_exponent(std::string_view text) {
  constexpr std::size_t kLongestExponent = 4;
  const std::size_t mark = text.find_first_of("eE");
  if (mark == std::string_view::npos || mark == 0) return std::nullopt;
  for (const char c : text.substr(0, mark)) {
    if (!is_digit(c) && c != '.') return std::nullopt;
  }
  const std::string figures = figures_of(text.substr(0, mark));
  std::string_view exponent = text.substr(mark + 1);
  const bool negative = exponent.starts_with('-');
  const bool spreadsheet = text[mark] == 'E' && exponent.starts_with('+');
  if (negative || exponent.starts_with('+')) exponent.remove_prefix(1);
  if (figures.empty() || exponent.empty() || exponent.size() > kLongestExponent) return std::nullopt;
  int power = 0;
  for (const char c : exponent) {
    if (!is_digit(c)) return std::nullopt;
    power = power * 10 + (c - '0');
  }
  if (spreadsheet && has_lost_digits(text.substr(0, mark), power)) return std::nullopt;
  constexpr int kLargestPower = 6000;  // well inside decimal128, so that nothing is rounded to zero
  if (power > kLargestPower) return std::nullopt;
  return exact(figures, negative ? -power : power);
}

}  // namespace

std::optional<Numeral> read_numeral(std::string_view figure) {
  if (const std::optional<std::int64_t> small = read_small(figure)) return Numeral{Decimal(*small), false};
  bool negative = false;
  for (const std::string_view sign : {std::string_view("-"), Spelt::kMinusSign, Spelt::kMinus, std::string_view("+")}) {
    if (!figure.starts_with(sign)) continue;
    negative = sign != "+";
    figure.remove_prefix(sign.size());
    break;
  }
  Numeral numeral;
  std::optional<Decimal> value = read_exponent(figure);
  if (!value) {
    const std::vector<Sign> signs = signs_of(figure);
    if (signs.empty()) return std::nullopt;
    value = signs.front().kind == Sign::Kind::figures ? read_figures(signs) : read_chinese(signs);
    numeral.has_large_unit = has_large_unit(signs);
  }
  if (!value) return std::nullopt;
  numeral.value = negative && !value->is_zero() ? -*value : *value;
  return numeral;
}

std::optional<std::int64_t> read_small(std::string_view digits) {
  constexpr std::size_t kMost = 18;  // of any digits that fit
  if (digits.empty() || digits.size() > kMost) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : digits) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Decimal> scaled(const Decimal& value, int power) {
  const std::optional<Decimal> factor = Decimal::read("1e" + std::to_string(power));
  return factor ? multiply(value, *factor) : std::nullopt;
}

}  // namespace ducha
