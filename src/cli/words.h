// SPDX-License-Identifier: Apache-2.0
// The words of src/cli/words.def in the reader's language.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/language.h"

namespace ducha {

enum class CliWord : std::uint8_t {
#define DUCHA_CLI_WORD(name, zh, en) name,
#include "cli/words.def"
#undef DUCHA_CLI_WORD
};

[[nodiscard]] const Text& words_of(CliWord name);
[[nodiscard]] std::string word(CliWord name, Language language);
// With {0}, {1}, ... filled in.
[[nodiscard]] std::string filled(CliWord name, Language language, std::initializer_list<std::string_view> arguments);

}  // namespace ducha
