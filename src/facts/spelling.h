// SPDX-License-Identifier: Apache-2.0
// How a plan's figures and dates are spelt: the words for it, and the form in which they are compared.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ducha {

// The words of src/facts/spelling.def.
struct Spelt {
#define DUCHA_WORD(name, characters) static constexpr std::string_view k##name = characters;
#include "facts/spelling.def"
};

// Full-width forms as ASCII, simplified characters, no spaces, no apostrophe before it, by which spreadsheets keep text
// text. nullopt where a space parts two digits: nobody can say
// whether 1 126 is one number or two.
[[nodiscard]] std::optional<std::string> figure_of(std::string_view text);

// The dashes that are typed for a hyphen as one, waves as ~.
[[nodiscard]] std::string with_hyphens(std::string_view text);
// Without the apostrophe that a spreadsheet writes before a text.
[[nodiscard]] std::string_view without_guard(std::string_view text);

}  // namespace ducha
