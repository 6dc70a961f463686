// SPDX-License-Identifier: Apache-2.0
// The words of src/audit/words.def.
#pragma once

#include <cstdint>

#include "base/word_table.h"

namespace ducha {

enum class AuditWord : std::uint8_t {
#define DUCHA_WORD(name, zh, en) name,
#include "audit/words.def"
};

[[nodiscard]] const WordTable<AuditWord>& table_of(AuditWord word);

}  // namespace ducha
