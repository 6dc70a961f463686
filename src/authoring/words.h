// SPDX-License-Identifier: Apache-2.0
// The words of src/authoring/words.def.
#pragma once

#include <cstdint>

#include "base/word_table.h"

namespace ducha {

enum class PageWord : std::uint8_t {
#define DUCHA_PAGE_WORD(name, zh, en) name,
#include "authoring/words.def"
#undef DUCHA_PAGE_WORD
};

[[nodiscard]] const WordTable<PageWord>& table_of(PageWord name);

}  // namespace ducha
