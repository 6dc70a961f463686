// SPDX-License-Identifier: Apache-2.0
// What a reader calls statuses and modalities (findings/words.def).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "base/language.h"
#include "findings/change.h"
#include "findings/status.h"

namespace ducha {

// Made once for each language; the references last as long as the program.
[[nodiscard]] const std::string& word(Status status, Language language);
[[nodiscard]] const std::string& word(Modality modality, Language language);
[[nodiscard]] const std::string& word(Change change, Language language);

// What a field of the wire should be.
enum class WireWord : std::uint8_t {
#define DUCHA_WIRE_WORD(name, zh, en) name,
#include "findings/words.def"
};
[[nodiscard]] const Text& text_of(WireWord word);

// All rows, for the test that no language is missing.
[[nodiscard]] std::span<const Text> finding_words();

}  // namespace ducha
