// SPDX-License-Identifier: Apache-2.0
// Texts without the ASCII white space at their ends; others, such as the ideographic space, are normalized()'s
// (base/text.h).
#pragma once

#include <algorithm>
#include <string_view>

namespace ducha {

[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\n\v\f\r";
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  return text.substr(0, text.find_last_not_of(kBlanks) + 1);
}

// A line without its end, whichever one a transport gave it.
[[nodiscard]] constexpr std::string_view without_line_end(std::string_view line) {
  return line.substr(0, line.find_last_not_of("\r\n") + 1);
}

}  // namespace ducha
