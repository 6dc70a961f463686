// SPDX-License-Identifier: Apache-2.0
// Numbers as people write them, to exact decimals.
//
//   12  -3  0.5  .5  1,126  12,345,678.90  1e6    figures; thousands must be parted rightly
//
// and figures with Chinese units of ten, and Chinese numerals: src/facts/numerals.def has examples.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"

namespace ducha {

struct Numeral {
  Decimal value;
  bool has_large_unit = false;  // ten thousand or a hundred million stands in it
};

// The whole text, in the form of figure_of(). nullopt where it is no number, and where more than 34 digits would have
// to be rounded: figures are exact or they are not read.
[[nodiscard]] std::optional<Numeral> read_numeral(std::string_view figure);

// One to eighteen digits and nothing else: what most figures are.
[[nodiscard]] std::optional<std::int64_t> read_small(std::string_view digits);

// value * 10^power, exact.
[[nodiscard]] std::optional<Decimal> scaled(const Decimal& value, int power);

}  // namespace ducha
