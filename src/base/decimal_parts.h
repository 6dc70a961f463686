// SPDX-License-Identifier: Apache-2.0
// What the implementation of Decimal is made of: sign, exponent, coefficient, and their encoding.
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"

namespace ducha {

inline constexpr int kPrecision = 34;
inline constexpr std::int64_t kLowestExponent = -6176;  // of the last digit
inline constexpr std::int64_t kHighestExponent = 6111;
inline constexpr std::uint64_t kSign = 1ULL << 63U;
inline constexpr unsigned kExponentShift = 49;
inline constexpr std::uint64_t kCoefficientMask = (1ULL << kExponentShift) - 1;

__extension__ using Coefficient = unsigned __int128;

struct Parts {
  bool negative;
  std::int64_t exponent;
  Coefficient coefficient;  // < 10^34
};

struct Words {
  std::uint64_t low;
  std::uint64_t high;
};

[[nodiscard]] inline Words words_of(const Decimal& value) { return std::bit_cast<Words>(value); }
// The one encoding of finite numbers that arithmetic yields: one bit of sign, 14 of exponent, 113 of coefficient.
[[nodiscard]] inline Parts parts_of(const Decimal& value) {
  const Words words = words_of(value);
  return {(words.high & kSign) != 0,
          static_cast<std::int64_t>((words.high & ~kSign) >> kExponentShift) + kLowestExponent,
          (Coefficient{words.high & kCoefficientMask} << 64U) | words.low};
}

[[nodiscard]] inline Decimal from_parts(const Parts& parts) {
  const Words words{static_cast<std::uint64_t>(parts.coefficient),
                    (parts.negative && parts.coefficient != 0 ? kSign : 0) |
                        (static_cast<std::uint64_t>(parts.exponent - kLowestExponent) << kExponentShift) |
                        static_cast<std::uint64_t>(parts.coefficient >> 64U)};
  return std::bit_cast<Decimal>(words);
}

[[nodiscard]] std::string digits_of(Coefficient coefficient);
// Trailing zeros of the coefficient go into the exponent.
[[nodiscard]] inline Parts stripped(Parts parts) {
  if (parts.coefficient == 0) return {false, 0, 0};
  while (parts.coefficient % 10 == 0) {
    parts.coefficient /= 10;
    ++parts.exponent;
  }
  return parts;
}

// A number of any length, rounded half to even to what the format holds; nullopt on overflow.
[[nodiscard]] std::optional<Decimal> rounded(bool negative, std::string_view digits, std::int64_t exponent);

}  // namespace ducha
