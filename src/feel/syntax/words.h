// SPDX-License-Identifier: Apache-2.0
// Words for the parts of an expression, in the reader's language.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/word_table.h"

namespace ducha::feel {

enum class Word : std::uint8_t {
#define DUCHA_FEEL_WORD(name, zh, en) name,
#include "feel/syntax/words.def"
#undef DUCHA_FEEL_WORD
};

using ducha::words_of;
[[nodiscard]] const WordTable<Word>& table_of(Word word);
// A sign or a word of the language, in the quotes of the reader's.
[[nodiscard]] Text quoted(std::string_view spelling);
// The arguments of a message, each cut to what a reader takes in.
[[nodiscard]] std::vector<Text> shown(std::vector<Text> arguments);

}  // namespace ducha::feel
