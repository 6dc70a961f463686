// SPDX-License-Identifier: Apache-2.0
// UTF-8 by its code points: bytes alone, without ICU. Offsets and lengths are bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ducha {

// One code point and the bytes that it takes; value -1: a byte that is not UTF-8, or, with length 0, the text's end.
struct CodePoint {
  std::int32_t value = -1;
  std::uint32_t length = 0;
};
[[nodiscard]] CodePoint longer_code_point_at(std::string_view text, std::size_t offset);  // of what is not ASCII
[[nodiscard]] inline CodePoint code_point_at(std::string_view text, std::size_t offset) {
  const bool ascii = offset < text.size() && static_cast<unsigned char>(text[offset]) < 0x80U;
  return ascii ? CodePoint{text[offset], 1} : longer_code_point_at(text, offset);
}
void append_longer_utf8(std::string& text, std::int32_t code_point);  // of what is not ASCII
// Precondition: a code point, and no surrogate.
inline void append_utf8(std::string& text, std::int32_t code_point) {
  if (static_cast<std::uint32_t>(code_point) < 0x80U) {
    text += static_cast<char>(code_point);
  } else {
    append_longer_utf8(text, code_point);
  }
}

[[nodiscard]] bool is_ascii(std::string_view text);
[[nodiscard]] bool is_utf8(std::string_view text);
// The offset of the first byte that is not UTF-8; npos where all of it is.
[[nodiscard]] std::size_t first_invalid(std::string_view text);

// Whether the byte is one of those behind the first of a code point.
[[nodiscard]] constexpr bool continues_code_point(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}
// How many begin in it.
[[nodiscard]] std::size_t code_points(std::string_view text);
// The offset at which so many have passed; the text's size where it has no more.
[[nodiscard]] std::size_t offset_after(std::string_view text, std::size_t code_points);
// The longest beginning of at most so many bytes that cuts no code point in two.
[[nodiscard]] std::string_view whole_code_points(std::string_view text, std::size_t bytes);

}  // namespace ducha
