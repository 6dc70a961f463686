// SPDX-License-Identifier: Apache-2.0
// What parts of a rulebook are called in messages, from words.def.
#pragma once

#include <cstdint>

#include "base/word_table.h"

namespace ducha {

enum class RulebookPart : std::uint8_t {
#define DUCHA_WORD(name, zh, en) name,
#include "rulebook/words.def"
#undef DUCHA_WORD
};

[[nodiscard]] const WordTable<RulebookPart>& table_of(RulebookPart name);

}  // namespace ducha
