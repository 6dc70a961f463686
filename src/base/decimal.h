// SPDX-License-Identifier: Apache-2.0
// Exact decimal numbers: IEEE 754-2008 decimal128, 34 digits, rounding half to even (DMN 1.5, 10.3.2.3.1), by
// Intel's decimal floating-point library. Never infinite and never NaN: what would be is nullopt.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ducha {

enum class Rounding : std::uint8_t { half_even, half_up, half_down, up, down, floor, ceiling };  // up: away from zero

class Decimal {
 public:
  constexpr Decimal() = default;  // zero
  Decimal(std::int64_t whole);    // NOLINT(google-explicit-constructor)

  // [+-]digits[.digits][(e|E)[+-]digits], ASCII, nothing before or after.
  [[nodiscard]] static std::optional<Decimal> read(std::string_view text);

  [[nodiscard]] bool is_zero() const;
  [[nodiscard]] bool is_negative() const;
  [[nodiscard]] bool is_whole() const;
  // The value where it is whole and fits.
  [[nodiscard]] std::optional<std::int64_t> to_int64() const;
  [[nodiscard]] double to_double() const;
  // Plain digits without exponent and without trailing zeros: 0.02, 1000000, -3.
  [[nodiscard]] std::string to_string() const;
  [[nodiscard]] std::size_t hash() const;  // equal values hash alike

  [[nodiscard]] Decimal operator-() const;
  [[nodiscard]] Decimal abs() const;
  friend std::optional<Decimal> add(const Decimal& a, const Decimal& b);
  friend std::optional<Decimal> subtract(const Decimal& a, const Decimal& b);
  friend std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);
  friend std::optional<Decimal> divide(const Decimal& a, const Decimal& b);  // nullopt: b is zero, overflow
  // A whole exponent: exact where 34 digits hold the result. nullopt past 999'999'999 (DMN 1.5, Table 60), where a zero
  // is raised to a negative power and a negative number to a fraction. 0 ** 0 is 1.
  friend std::optional<Decimal> power(const Decimal& a, const Decimal& b);
  friend std::optional<Decimal> floor_modulo(const Decimal& a, const Decimal& b);  // a - b * floor(a / b)
  friend std::optional<Decimal> sqrt(const Decimal& a);
  friend std::optional<Decimal> exp(const Decimal& a);
  friend std::optional<Decimal> log(const Decimal& a);  // natural
  // To `scale` digits after the point (negative: before it); nullopt where no number is so round.
  friend std::optional<Decimal> round(const Decimal& a, std::int64_t scale, Rounding mode);

  friend bool operator==(const Decimal& a, const Decimal& b);
  friend std::weak_ordering operator<=>(const Decimal& a, const Decimal& b);

 private:
  std::uint64_t low_ = 0;
  std::uint64_t high_ = 0x3040000000000000ULL;  // the BID encoding of +0E+0
};

// So that their addresses can be taken too.
[[nodiscard]] std::optional<Decimal> add(const Decimal& a, const Decimal& b);
[[nodiscard]] std::optional<Decimal> subtract(const Decimal& a, const Decimal& b);
[[nodiscard]] std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);
[[nodiscard]] std::optional<Decimal> divide(const Decimal& a, const Decimal& b);
[[nodiscard]] std::optional<Decimal> power(const Decimal& a, const Decimal& b);

}  // namespace ducha
