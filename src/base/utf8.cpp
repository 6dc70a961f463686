// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <algorithm>

namespace ducha {

// Well-formed sequences only (Unicode 15, table 3-7): nothing overlong, no surrogates, nothing above U+10FFFF.
CodePoint longer_code_point_at(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return {};
  const auto byte = [&](std::size_t index) -> std::uint32_t {
    return offset + index < text.size() ? static_cast<unsigned char>(text[offset + index]) : 0U;
  };
  constexpr CodePoint kNone{-1, 1};
  const std::uint32_t lead = byte(0);
  if (lead < 0xC2U || lead > 0xF4U) return kNone;
  const std::uint32_t length = lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : 4;
  const std::uint32_t second = byte(1);
  const std::uint32_t lowest = lead == 0xE0U ? 0xA0U : lead == 0xF0U ? 0x90U : 0x80U;
  const std::uint32_t highest = lead == 0xEDU ? 0x9FU : lead == 0xF4U ? 0x8FU : 0xBFU;
  if (second < lowest || second > highest) return kNone;
  std::uint32_t value = length == 2 ? lead & 0x1FU : length == 3 ? lead & 0x0FU : lead & 0x07U;
  for (std::uint32_t index = 1; index < length; ++index) {
    const std::uint32_t trail = byte(index);
    if ((trail & 0xC0U) != 0x80U) return kNone;
    value = value << 6U | (trail & 0x3FU);
  }
  return {static_cast<std::int32_t>(value), length};
}

void append_longer_utf8(std::string& text, std::int32_t code_point) {
  const auto c = static_cast<std::uint32_t>(code_point);
  const auto trail = [c](unsigned shift) { return static_cast<char>(0x80U | (c >> shift & 0x3FU)); };
  if (c < 0x800U) {
    text += {static_cast<char>(0xC0U | c >> 6U), trail(0)};
  } else if (c < 0x10000U) {
    text += {static_cast<char>(0xE0U | c >> 12U), trail(6), trail(0)};
  } else {
    text += {static_cast<char>(0xF0U | c >> 18U), trail(12), trail(6), trail(0)};
  }
}

std::size_t first_invalid(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (point.value < 0) return at;
    at += point.length;
  }
  return std::string_view::npos;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x80U; });
}

bool is_utf8(std::string_view text) { return first_invalid(text) == std::string_view::npos; }

std::size_t code_points(std::string_view text) {
  return text.size() - static_cast<std::size_t>(std::count_if(text.begin(), text.end(), continues_code_point));
}

std::size_t offset_after(std::string_view text, std::size_t code_points) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (!continues_code_point(text[at])) {
      if (code_points == 0) break;
      --code_points;
    }
    ++at;
  }
  return at;
}

std::string_view whole_code_points(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && continues_code_point(text[bytes])) --bytes;
  return text.substr(0, bytes);
}

}  // namespace ducha
