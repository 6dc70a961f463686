// SPDX-License-Identifier: Apache-2.0
// Decimals of up to 88 digits, for what Decimal must compute more exactly than it can hold: powers, exponentials and
// logarithms. Each operation rounds half to even to the number of digits asked for.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ducha {

// sign * coefficient * 10^exponent
class WideDecimal {
 public:
  static constexpr int kDigits = 88;

  WideDecimal() = default;  // zero
  // Digits without leading zeros; at most 180 of them.
  WideDecimal(bool negative, std::string_view digits, std::int64_t exponent);
  static WideDecimal of(std::int64_t whole);

  [[nodiscard]] bool is_zero() const { return size_ == 0; }
  [[nodiscard]] bool is_negative() const { return negative_; }
  [[nodiscard]] std::int64_t exponent() const { return exponent_; }
  [[nodiscard]] std::string digits() const;  // of the coefficient; empty for zero
  // The power of ten of the first digit; 0 for zero.
  [[nodiscard]] std::int64_t magnitude() const;
  [[nodiscard]] double to_double() const;
  [[nodiscard]] WideDecimal operator-() const;

  friend WideDecimal add(const WideDecimal& a, const WideDecimal& b, int digits);
  friend WideDecimal multiply(const WideDecimal& a, const WideDecimal& b, int digits);
  friend WideDecimal divide(const WideDecimal& a, const WideDecimal& b, int digits);  // precondition: b is not zero

 private:
  // Little-endian limbs of nine digits; room for the product of two of 88 digits and for aligning a sum.
  static constexpr std::size_t kLimbs = 32;

  [[nodiscard]] int digit_count() const;
  void scale(int tens);               // coefficient * 10^tens, the exponent untouched
  void round(int digits, bool more);  // `more`: something follows the last digit
  [[nodiscard]] static int order(const WideDecimal& a, const WideDecimal& b);  // of coefficients
  void trim();

  std::array<std::uint32_t, kLimbs> limbs_{};
  std::size_t size_ = 0;
  std::int64_t exponent_ = 0;
  bool negative_ = false;
};

// To about 80 digits. Preconditions: |x| < 100'000; x > 0.
[[nodiscard]] WideDecimal exp(const WideDecimal& x);
[[nodiscard]] WideDecimal log(const WideDecimal& x);

}  // namespace ducha
