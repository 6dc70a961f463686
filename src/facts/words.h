// SPDX-License-Identifier: Apache-2.0
// The words of src/facts/words.def.
#pragma once

#include <cstdint>

#include "base/word_table.h"

namespace ducha {

enum class Expected : std::uint8_t {
#define DUCHA_EXPECTED(type, zh, en) type,
#include "facts/words.def"
};

enum class Remark : std::uint8_t {
#define DUCHA_REMARKED(name, zh, en) name,
#include "facts/words.def"
};

enum class Shown : std::uint8_t {
#define DUCHA_SHOWN(name, zh, en) name,
#include "facts/words.def"
};

[[nodiscard]] const WordTable<Expected>& table_of(Expected expected);
[[nodiscard]] const WordTable<Remark>& table_of(Remark remark);
[[nodiscard]] const WordTable<Shown>& table_of(Shown shown);

}  // namespace ducha
