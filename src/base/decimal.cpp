// SPDX-License-Identifier: Apache-2.0
#include "base/decimal.h"

// How Debian's libbidgcc000 is built: operands by value, rounding and flags as parameters.
#define DECIMAL_CALL_BY_REFERENCE 0
#define DECIMAL_GLOBAL_ROUNDING 0
#define DECIMAL_GLOBAL_EXCEPTION_FLAGS 0
#include <cstdlib>

#include <bid_conf.h>
#include <bid_functions.h>

#include "base/decimal_parts.h"

namespace ducha {

namespace {

BID_UINT128 bid(const Decimal& value) {
  const Words words = words_of(value);
  BID_UINT128 made;
  made.w[0] = words.low;
  made.w[1] = words.high;
  return made;
}

// Neither infinite nor NaN, and zero without a sign.
std::optional<Decimal> from_bid(const BID_UINT128& value) {
  constexpr std::uint64_t kSpecial = 0x7800000000000000ULL;
  if ((value.w[1] & kSpecial) == kSpecial) return std::nullopt;
  Words words{value.w[0], value.w[1]};
  if (words.low == 0 && (words.high & kCoefficientMask) == 0) words.high &= ~kSign;
  return std::bit_cast<Decimal>(words);
}

// Whole numbers of one exponent and few digits, the greater part of what rules compute with.
bool is_small(const Parts& a, const Parts& b) {
  constexpr Coefficient kSmall = Coefficient{1} << 60U;
  return a.exponent == b.exponent && a.coefficient < kSmall && b.coefficient < kSmall;
}

std::int64_t signed_coefficient(const Parts& parts) {
  const auto value = static_cast<std::int64_t>(parts.coefficient);
  return parts.negative ? -value : value;
}

Decimal from_small(std::int64_t signed_value, std::int64_t exponent) {
  return from_parts({signed_value < 0, exponent, static_cast<Coefficient>(std::abs(signed_value))});
}

int bid_mode(Rounding mode, bool negative) {
  switch (mode) {
    case Rounding::half_even: return BID_ROUNDING_TO_NEAREST;
    case Rounding::half_up: return BID_ROUNDING_TIES_AWAY;
    case Rounding::half_down:  // the caller makes up for ties
    case Rounding::down: return BID_ROUNDING_TO_ZERO;
    case Rounding::up: return negative ? BID_ROUNDING_DOWN : BID_ROUNDING_UP;
    case Rounding::floor: return BID_ROUNDING_DOWN;
    case Rounding::ceiling: return BID_ROUNDING_UP;
  }
  return BID_ROUNDING_TO_NEAREST;
}

}  // namespace

Decimal::Decimal(std::int64_t whole)
    : low_(whole < 0 ? 0 - static_cast<std::uint64_t>(whole) : static_cast<std::uint64_t>(whole)) {
  if (whole < 0) high_ |= kSign;
}

bool Decimal::is_zero() const { return low_ == 0 && (high_ & kCoefficientMask) == 0; }
bool Decimal::is_negative() const { return (high_ & kSign) != 0 && !is_zero(); }
bool Decimal::is_whole() const {
  const Parts parts = parts_of(*this);
  return parts.exponent >= 0 || stripped(parts).exponent >= 0;
}

std::optional<std::int64_t> Decimal::to_int64() const {
  Parts parts = parts_of(*this);
  if (parts.exponent != 0) parts = stripped(parts);
  if (parts.exponent < 0) return std::nullopt;
  constexpr Coefficient kMost = Coefficient{1} << 63U;
  for (; parts.exponent > 0 && parts.coefficient <= kMost; --parts.exponent) parts.coefficient *= 10;
  if (parts.coefficient > kMost || (parts.coefficient == kMost && !parts.negative)) return std::nullopt;
  const auto magnitude = static_cast<std::uint64_t>(parts.coefficient);
  return static_cast<std::int64_t>(parts.negative ? 0 - magnitude : magnitude);
}

std::size_t Decimal::hash() const {
  const Parts parts = stripped(parts_of(*this));
  std::uint64_t hash = static_cast<std::uint64_t>(parts.coefficient) ^
                       (static_cast<std::uint64_t>(parts.coefficient >> 64U) * 0x9e3779b97f4a7c15ULL);
  hash += static_cast<std::uint64_t>(parts.exponent) * 0xbf58476d1ce4e5b9ULL + (parts.negative ? 1 : 0);
  hash ^= hash >> 31U;
  return hash * 0x94d049bb133111ebULL;
}

Decimal Decimal::operator-() const {
  Decimal result = *this;
  if (!is_zero()) result.high_ ^= kSign;
  return result;
}

Decimal Decimal::abs() const {
  Decimal result = *this;
  result.high_ &= ~kSign;
  return result;
}

std::optional<Decimal> add(const Decimal& a, const Decimal& b) {
  const Parts left = parts_of(a);
  const Parts right = parts_of(b);
  if (is_small(left, right)) {
    return from_small(signed_coefficient(left) + signed_coefficient(right), left.exponent);
  }
  unsigned flags = 0;
  return from_bid(bid128_add(bid(a), bid(b), BID_ROUNDING_TO_NEAREST, &flags));
}

std::optional<Decimal> subtract(const Decimal& a, const Decimal& b) { return add(a, -b); }

std::optional<Decimal> multiply(const Decimal& a, const Decimal& b) {
  const Parts left = parts_of(a);
  const Parts right = parts_of(b);
  // Below 2^56 each, the product has less than 34 digits and is exact.
  constexpr Coefficient kShort = Coefficient{1} << 56U;
  const std::int64_t exponent = left.exponent + right.exponent;
  if (left.coefficient < kShort && right.coefficient < kShort && exponent >= kLowestExponent &&
      exponent <= kHighestExponent) {
    return from_parts({left.negative != right.negative, exponent, left.coefficient * right.coefficient});
  }
  unsigned flags = 0;
  return from_bid(bid128_mul(bid(a), bid(b), BID_ROUNDING_TO_NEAREST, &flags));
}

std::optional<Decimal> divide(const Decimal& a, const Decimal& b) {
  if (b.is_zero()) return std::nullopt;
  unsigned flags = 0;
  return from_bid(bid128_div(bid(a), bid(b), BID_ROUNDING_TO_NEAREST, &flags));
}

std::optional<Decimal> floor_modulo(const Decimal& a, const Decimal& b) {
  if (b.is_zero()) return std::nullopt;
  unsigned flags = 0;
  // The remainder is exact; one more divisor is rounded where the two have no 34 digits in common.
  const std::optional<Decimal> rest = from_bid(bid128_rem(bid(a), bid(b), &flags));
  if (!rest || rest->is_zero() || rest->is_negative() == b.is_negative()) return rest;
  return add(*rest, b);
}

std::optional<Decimal> sqrt(const Decimal& a) {
  if (a.is_negative()) return std::nullopt;
  unsigned flags = 0;
  return from_bid(bid128_sqrt(bid(a), BID_ROUNDING_TO_NEAREST, &flags));
}

std::optional<Decimal> round(const Decimal& a, std::int64_t scale, Rounding mode) {
  if (scale < -kHighestExponent) return std::nullopt;
  const Parts parts = parts_of(a);
  if (parts.coefficient == 0 || parts.exponent >= -scale) return a;
  const Decimal unit = from_parts({false, -scale, 1});
  unsigned flags = 0;
  const int way = bid_mode(mode, parts.negative);
  const std::optional<Decimal> result =
      from_bid(bid128_quantize(bid(a), bid(unit), static_cast<unsigned>(way), &flags));
  if (!result || mode != Rounding::half_down) return result;
  // Cut toward zero; more than half of a unit was left over, or not.
  const std::optional<Decimal> rest = subtract(a, *result);
  if (!rest) return result;
  const std::optional<Decimal> twice = add(rest->abs(), rest->abs());
  if (!twice || *twice <= unit) return result;
  return add(*result, parts.negative ? -unit : unit);
}

bool operator==(const Decimal& a, const Decimal& b) {
  const Parts left = parts_of(a);
  const Parts right = parts_of(b);
  if (left.exponent == right.exponent) {
    return left.coefficient == right.coefficient && (left.coefficient == 0 || left.negative == right.negative);
  }
  unsigned flags = 0;
  return bid128_quiet_equal(bid(a), bid(b), &flags) != 0;
}

std::weak_ordering operator<=>(const Decimal& a, const Decimal& b) {
  const Parts left = parts_of(a);
  const Parts right = parts_of(b);
  if (is_small(left, right)) return signed_coefficient(left) <=> signed_coefficient(right);
  unsigned flags = 0;
  if (bid128_quiet_less(bid(a), bid(b), &flags) != 0) return std::weak_ordering::less;
  return bid128_quiet_equal(bid(a), bid(b), &flags) != 0 ? std::weak_ordering::equivalent : std::weak_ordering::greater;
}

}  // namespace ducha
