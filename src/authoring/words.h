// SPDX-License-Identifier: Apache-2.0
// The words of src/authoring/words.def in the reader's language.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/language.h"

namespace ducha {

enum class PageWord : std::uint8_t {
#define DUCHA_PAGE_WORD(name, zh, en) name,
#include "authoring/words.def"
#undef DUCHA_PAGE_WORD
};

[[nodiscard]] const Text& words_of(PageWord name);
[[nodiscard]] std::string word(PageWord name, Language language);
// With {0}, {1}, ... filled in.
[[nodiscard]] std::string filled(PageWord name, Language language, std::initializer_list<std::string_view> arguments);

}  // namespace ducha
