// SPDX-License-Identifier: Apache-2.0
// Decimals and their text.
#include <algorithm>
#include <cstdlib>

#include "base/ascii.h"
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

namespace {

// Takes the sign in front, if any: true where it is a minus.
bool take_minus(std::string_view& text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  return negative;
}

// Takes the digits in front, if any.
std::string_view take_digits(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  const std::string_view digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(digits.size());
  return digits;
}

// Of "e-12", whole; nullopt: it is none.
std::optional<std::int64_t> exponent_of(std::string_view text) {
  if (!text.starts_with('e') && !text.starts_with('E')) return std::nullopt;
  text.remove_prefix(1);
  const bool down = take_minus(text);
  const std::string_view digits = take_digits(text);
  if (digits.empty() || !text.empty()) return std::nullopt;
  std::int64_t value = 0;
  constexpr std::int64_t kFar = 1'000'000'000'000;  // far past every exponent, far from overflow
  for (const char c : digits) value = std::min(value * 10 + (c - '0'), kFar);
  return down ? -value : value;
}

}  // namespace

std::optional<Decimal> Decimal::read(std::string_view text) {
  const bool negative = take_minus(text);
  std::string digits(take_digits(text));
  std::int64_t exponent = 0;
  if (text.starts_with('.')) {
    // A point stands between digits, or before them.
    text.remove_prefix(1);
    const std::string_view fraction = take_digits(text);
    if (fraction.empty()) return std::nullopt;
    digits += fraction;
    exponent = -static_cast<std::int64_t>(fraction.size());
  }
  if (digits.empty()) return std::nullopt;
  if (!text.empty()) {
    const std::optional<std::int64_t> written = exponent_of(text);
    if (!written) return std::nullopt;
    exponent += *written;
  }
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
