// SPDX-License-Identifier: Apache-2.0
#include "facts/spelling.h"

#include "base/text.h"

namespace ducha {

std::optional<std::string> figure_of(std::string_view text) {
  const std::string simplified = to_simplified(narrowed(text));
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::string result;
  bool spaced = false;
  for (const char c : simplified) {
    if (c == ' ' || c == '\t') {
      spaced = true;
      continue;
    }
    if (spaced && !result.empty() && is_digit(result.back()) && is_digit(c)) return std::nullopt;
    spaced = false;
    result += c;
  }
  return result;
}

}  // namespace ducha
