// SPDX-License-Identifier: Apache-2.0
#include "facts/cure.h"

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/text.h"
#include "base/utf8.h"
#include "facts/codes.h"

namespace ducha {

namespace {

std::string escape_of(std::int32_t point) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string digits;
  for (int shift = 12; shift >= 0; shift -= 4) digits += kHex[static_cast<std::size_t>((point >> shift) & 0xF)];
  return "U+" + digits;
}

}  // namespace

std::optional<Cure> invisible_cure_of(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const bool seen = point.value < 0 || !is_invisible(point.value);
    if (!seen) return Cure{code::fact_invisible, {escape_of(point.value)}};
    at += point.length;
  }
  return std::nullopt;
}

}  // namespace ducha
