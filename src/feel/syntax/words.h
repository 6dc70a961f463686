// SPDX-License-Identifier: Apache-2.0
// Words for the parts of an expression, in the reader's language.
#pragma once

#include <cstdint>
#include <vector>

#include "base/language.h"

namespace ducha::feel {

enum class Word : std::uint8_t {
#define DUCHA_FEEL_WORD(name, zh, en) name,
#include "feel/syntax/words.def"
#undef DUCHA_FEEL_WORD
};

[[nodiscard]] Text words_of(Word word);
// The arguments of a message, each cut to what a reader takes in.
[[nodiscard]] std::vector<Text> shown(std::vector<Text> arguments);

}  // namespace ducha::feel
