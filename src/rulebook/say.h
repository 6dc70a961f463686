// SPDX-License-Identifier: Apache-2.0
// The phrases of src/rulebook/say.def in the reader's language.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/language.h"

namespace ducha {

enum class Say : std::uint8_t {
#define DUCHA_SAY(name, zh, en) name,
#include "rulebook/say.def"
#undef DUCHA_SAY
};

[[nodiscard]] const std::string& phrase(Say name, Language language);
// With {0}, {1}, ... filled in.
[[nodiscard]] std::string phrase(Say name, Language language, std::initializer_list<std::string_view> parts);
// Whether the text ends with one of the phrase's parts, which stand between bars; gives that part, else nothing.
[[nodiscard]] std::string_view ending_of(std::string_view text, Say endings, Language language);

}  // namespace ducha
