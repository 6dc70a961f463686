// SPDX-License-Identifier: Apache-2.0
// What a character of ASCII is, in no locale; of others, nothing. For bytes and for code points.
#pragma once

#include <cstdint>

namespace ducha {

[[nodiscard]] constexpr bool is_digit(std::int32_t c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_hex_digit(std::int32_t c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
// What parts the words of a format: a space, a tab, an end of line.
[[nodiscard]] constexpr bool is_white(std::int32_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
[[nodiscard]] constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace ducha
