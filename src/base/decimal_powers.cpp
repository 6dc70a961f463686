// SPDX-License-Identifier: Apache-2.0
// Powers, exponentials and logarithms: computed by Boost.Multiprecision to 100 digits, of which 34 are kept.
#include <cstdint>
#include <ios>
#include <string>

#include <boost/multiprecision/cpp_dec_float.hpp>

#include "base/decimal.h"
#include "base/decimal_parts.h"

namespace ducha {

namespace {

using Wide = boost::multiprecision::cpp_dec_float_100;

constexpr std::int64_t kPowerLimit = 999'999'999;  // of exponents (DMN 1.5, Table 60)
// Errors of the last of the hundred digits, which a thousand million products make 10^9 times as large, are gone at 80:
// a result that ends before, such as a tie at the 35th digit, is seen as what it is.
constexpr std::streamsize kSureDigits = 80;

Wide widened(const Decimal& value) {
  const Parts parts = parts_of(value);
  // Zero has no digits.
  return Wide((parts.negative ? "-0" : "0") + digits_of(parts.coefficient) + 'e' + std::to_string(parts.exponent));
}

// nullopt on overflow.
std::optional<Decimal> narrowed(const Wide& value) {
  if (!boost::multiprecision::isfinite(value)) return std::nullopt;
  if (value == 0) return Decimal();
  // "-d.ddd...e+1234"
  const std::string text = value.str(kSureDigits, std::ios_base::scientific);
  const std::size_t mark = text.find('e');
  const bool negative = text.front() == '-';
  std::string digits = text.substr(negative ? 1 : 0, mark - (negative ? 1 : 0));
  std::int64_t exponent = std::stoll(text.substr(mark + 1));
  if (const std::size_t point = digits.find('.'); point != std::string::npos) {
    digits.erase(point, 1);
    exponent -= static_cast<std::int64_t>(digits.size() - point);
  }
  digits.erase(0, digits.find_first_not_of('0'));
  return rounded(negative, digits, exponent);
}

// e^x within the format; nullopt on overflow.
std::optional<Decimal> narrow_exp(const Wide& x) {
  // ln of the greatest number is 14149.4; e^-14230 is less than half of the smallest.
  if (x > 15'000) return std::nullopt;
  if (x < -15'000) return Decimal();
  return narrowed(boost::multiprecision::exp(x));
}

}  // namespace

std::optional<Decimal> power(const Decimal& a, const Decimal& b) {
  if (b.abs() > Decimal(kPowerLimit)) return std::nullopt;
  if (b.is_zero()) return Decimal(1);
  if (a.is_zero()) return b.is_negative() ? std::nullopt : std::optional(Decimal());
  if (a == Decimal(1)) return a;
  const std::optional<std::int64_t> whole = b.to_int64();
  if (!whole && a.is_negative()) return std::nullopt;
  // Its size first: what is far beyond the format would leave that of the wide numbers too.
  const Wide size = widened(b) * boost::multiprecision::log(widened(a.abs()));
  if (size > 15'000) return std::nullopt;
  if (size < -15'000) return Decimal();
  if (!whole) return narrow_exp(size);
  // By squaring, and the reciprocal last: as long as they fit, products are exact.
  const Wide product = boost::multiprecision::pow(widened(a), *whole < 0 ? -*whole : *whole);
  return narrowed(*whole < 0 ? Wide(1 / product) : product);
}

std::optional<Decimal> exp(const Decimal& a) { return narrow_exp(widened(a)); }

std::optional<Decimal> log(const Decimal& a) {
  if (a.is_zero() || a.is_negative()) return std::nullopt;
  return narrowed(boost::multiprecision::log(widened(a)));
}

}  // namespace ducha
