// SPDX-License-Identifier: Apache-2.0
// What a finding says in words of its own, from words.def.
#pragma once

#include <cstdint>

#include "base/word_table.h"

namespace ducha {

enum class FindingWord : std::uint8_t {
#define DUCHA_WORD(name, zh, en) name,
#include "judge/words.def"
#undef DUCHA_WORD
};

[[nodiscard]] const WordTable<FindingWord>& table_of(FindingWord name);

}  // namespace ducha
