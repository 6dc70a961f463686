// SPDX-License-Identifier: Apache-2.0
// Decimals and their text.
#include <algorithm>
#include <cstdlib>

#include "base/decimal_parts.h"

namespace ducha {

std::string digits_of(Coefficient coefficient) {
  std::string text;
  for (; coefficient != 0; coefficient /= 10) text += static_cast<char>('0' + static_cast<int>(coefficient % 10));
  std::reverse(text.begin(), text.end());
  return text;
}

std::optional<Decimal> rounded(bool negative, std::string_view digits, std::int64_t exponent) {
  while (digits.starts_with('0')) digits.remove_prefix(1);
  if (digits.empty()) return Decimal();
  const auto length = static_cast<std::int64_t>(digits.size());
  std::int64_t drop = std::max<std::int64_t>(length - kPrecision, kLowestExponent - exponent);
  drop = std::max<std::int64_t>(drop, 0);
  if (drop > length) return Decimal();
  const std::string_view kept = digits.substr(0, static_cast<std::size_t>(length - drop));
  Coefficient coefficient = 0;
  for (const char c : kept) coefficient = coefficient * 10 + static_cast<unsigned>(c - '0');
  if (drop > 0) {
    const std::string_view dropped = digits.substr(kept.size());
    const bool more = dropped.find_first_not_of('0', 1) != std::string_view::npos;
    if (dropped.front() > '5' || (dropped.front() == '5' && (more || coefficient % 2 == 1))) ++coefficient;
    exponent += drop;
  }
  Coefficient limit = 1;
  for (int i = 0; i < kPrecision; ++i) limit *= 10;
  if (coefficient == limit) {
    coefficient /= 10;
    ++exponent;
  }
  while (exponent > kHighestExponent && coefficient * 10 < limit) {
    coefficient *= 10;
    --exponent;
  }
  if (exponent > kHighestExponent) return std::nullopt;
  return from_parts({negative, exponent, coefficient});
}

std::optional<Decimal> Decimal::read(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  bool negative = false;
  if (text.starts_with('+') || text.starts_with('-')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  std::string digits;
  std::int64_t exponent = 0;
  bool any = false;
  bool point = false;
  while (!text.empty() && (is_digit(text.front()) || (text.front() == '.' && !point))) {
    if (text.front() == '.') {
      // A point stands between digits, or before them.
      point = true;
    } else {
      digits += text.front();
      any = true;
      if (point) --exponent;
    }
    text.remove_prefix(1);
  }
  if (!any || (point && exponent == 0)) return std::nullopt;
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    bool down = false;
    if (text.starts_with('+') || text.starts_with('-')) {
      down = text.front() == '-';
      text.remove_prefix(1);
    }
    if (text.empty() || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
    std::int64_t value = 0;
    constexpr std::int64_t kFar = 1'000'000'000'000;  // far past every exponent, far from overflow
    for (const char c : text) value = std::min(value * 10 + (c - '0'), kFar);
    exponent += down ? -value : value;
    text = {};
  }
  if (!text.empty()) return std::nullopt;
  return rounded(negative, digits, exponent);
}

double Decimal::to_double() const {
  const Parts parts = parts_of(*this);
  const std::string text =
      (parts.negative ? "-0" : "0") + digits_of(parts.coefficient) + "e" + std::to_string(parts.exponent);
  return std::strtod(text.c_str(), nullptr);
}

std::string Decimal::to_string() const {
  const Parts parts = stripped(parts_of(*this));
  if (parts.coefficient == 0) return "0";
  std::string digits = digits_of(parts.coefficient);
  if (parts.exponent >= 0) {
    digits.append(static_cast<std::size_t>(parts.exponent), '0');
  } else {
    const auto after_point = static_cast<std::size_t>(-parts.exponent);
    if (digits.size() <= after_point) digits.insert(0, after_point + 1 - digits.size(), '0');
    digits.insert(digits.size() - after_point, 1, '.');
  }
  return parts.negative ? "-" + digits : digits;
}

}  // namespace ducha
