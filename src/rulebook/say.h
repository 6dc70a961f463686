// SPDX-License-Identifier: Apache-2.0
// The phrases of src/rulebook/say.def in the reader's language.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/word_table.h"

namespace ducha {

enum class Say : std::uint8_t {
#define DUCHA_SAY(name, zh, en) name,
#include "rulebook/say.def"
#undef DUCHA_SAY
};

[[nodiscard]] const WordTable<Say>& table_of(Say name);
[[nodiscard]] inline const std::string& phrase(Say name, Language language) { return word(name, language); }
// With {0}, {1}, ... filled in.
[[nodiscard]] inline std::string phrase(Say name, Language language, std::initializer_list<std::string_view> parts) {
  return filled(name, language, parts);
}
// Whether the text ends with one of the phrase's parts, which stand between bars; gives that part, else nothing.
[[nodiscard]] std::string_view ending_of(std::string_view text, Say endings, Language language);

}  // namespace ducha
