// SPDX-License-Identifier: Apache-2.0
// What a text that was refused is, with what those who look for it share.
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "base/code.h"
#include "base/language.h"

namespace ducha {

struct Cure {
  Code code;  // a note of facts/codes.def
  std::vector<Text> arguments;
};

[[nodiscard]] inline bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}
template <typename Table>
[[nodiscard]] bool has_any(std::string_view text, const Table& words) {
  return std::any_of(words.begin(), words.end(), [&text](std::string_view word) { return has(text, word); });
}

// The first character that nobody sees: of no width, and no control character, which readers of documents refuse.
[[nodiscard]] std::optional<Cure> invisible_cure_of(std::string_view text);

}  // namespace ducha
