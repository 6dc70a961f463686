// SPDX-License-Identifier: Apache-2.0
// Positions as the built-ins of strings and lists count them: 1 is the first, -1 the last (DMN 1.5, Tables 74 and 75).
#pragma once

#include <cstddef>
#include <optional>

#include "base/decimal.h"
#include "feel/value/value.h"

namespace ducha::feel {

// The whole part of a number: the compatibility kit takes 2.5 for 2.
[[nodiscard]] inline std::optional<std::int64_t> whole_part(const Value& number) {
  const std::optional<Decimal> cut = round(number.as_number(), 0, Rounding::down);
  return cut ? cut->to_int64() : std::nullopt;
}

// Counted from 0; nullopt outside 1..size and -size..-1.
[[nodiscard]] inline std::optional<std::size_t> index_of(const Value& position, std::size_t size) {
  const std::optional<std::int64_t> at = whole_part(position);
  const auto last = static_cast<std::int64_t>(size);
  if (!at || *at == 0 || *at > last || *at < -last) return std::nullopt;
  return static_cast<std::size_t>(*at > 0 ? *at - 1 : last + *at);
}

}  // namespace ducha::feel
