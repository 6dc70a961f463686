// SPDX-License-Identifier: Apache-2.0
// Strings as sequences of Unicode code points (DMN 1.5, 10.3.2.3.2). The text is UTF-8; a byte that is not continues
// none.
#pragma once

#include <cstddef>
#include <string_view>

namespace ducha::feel {

[[nodiscard]] inline bool begins_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

[[nodiscard]] inline std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += begins_code_point(c) ? 1U : 0U;
  return count;
}

// The byte at which so many code points have passed.
[[nodiscard]] inline std::size_t byte_after(std::string_view text, std::size_t code_points) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (begins_code_point(text[at])) {
      if (code_points == 0) break;
      --code_points;
    }
    ++at;
  }
  return at;
}

}  // namespace ducha::feel
