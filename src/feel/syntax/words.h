// SPDX-License-Identifier: Apache-2.0
// Words for the parts of an expression, in the reader's language.
#pragma once

#include <cstdint>

#include "base/language.h"

namespace ducha::feel {

enum class Word : std::uint8_t {
#define DUCHA_FEEL_WORD(name, zh, en) name,
#include "feel/syntax/words.def"
#undef DUCHA_FEEL_WORD
};

[[nodiscard]] Text words_of(Word word);

}  // namespace ducha::feel
