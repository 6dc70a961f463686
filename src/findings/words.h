// SPDX-License-Identifier: Apache-2.0
// What a reader calls statuses, modalities and changes, and what a field of the wire should be (findings/words.def).
#pragma once

#include <cstdint>

#include "base/word_table.h"
#include "findings/change.h"
#include "findings/status.h"

namespace ducha {

// What a field of the wire should be.
enum class WireWord : std::uint8_t {
#define DUCHA_WIRE_WORD(name, zh, en) name,
#include "findings/words.def"
};

[[nodiscard]] const WordTable<Status>& table_of(Status status);
[[nodiscard]] const WordTable<Modality>& table_of(Modality modality);
[[nodiscard]] const WordTable<Change>& table_of(Change change);
[[nodiscard]] const WordTable<WireWord>& table_of(WireWord word);

}  // namespace ducha
