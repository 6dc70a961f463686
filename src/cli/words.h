// SPDX-License-Identifier: Apache-2.0
// The words of src/cli/words.def.
#pragma once

#include <cstdint>

#include "base/word_table.h"

namespace ducha {

enum class CliWord : std::uint8_t {
#define DUCHA_CLI_WORD(name, zh, en) name,
#include "cli/words.def"
#undef DUCHA_CLI_WORD
};

[[nodiscard]] const WordTable<CliWord>& table_of(CliWord name);

}  // namespace ducha
