// SPDX-License-Identifier: Apache-2.0
// What people bring along from other languages, and what FEEL writes in its place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ducha::feel {

enum class Elsewhere : std::uint8_t { infix, prefix, call, value, type, weekday, month };

// As the table has it (elsewhere.def), with its {l}, {o}, {r}, {a}; empty: no such word.
[[nodiscard]] std::string_view in_place_of(Elsewhere place, std::string_view word);
[[nodiscard]] std::vector<std::string> words_of(Elsewhere place);
struct FoundWord {
  std::size_t length;  // of the text, spaces within included
  std::string_view instead;
};
// The longest of the table that the text begins with, which ends with a word.
[[nodiscard]] std::optional<FoundWord> infix_at(std::string_view text);
// A word of two characters or more of a script without spaces, somewhere within the name: at and what it stands for.
struct WordWithin {
  std::size_t at;
  FoundWord found;
};
[[nodiscard]] std::optional<WordWithin> infix_within(std::string_view name);

struct Operands {
  std::string_view left, factor, right, arguments;
};
// The pattern with its operands; those that are empty or too long to show are "...".
[[nodiscard]] std::string with_operands(std::string_view pattern, const Operands& operands);

}  // namespace ducha::feel
