// SPDX-License-Identifier: Apache-2.0
// The words of src/plan/form_words.def.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/word_table.h"

namespace ducha {

enum class FormWord : std::uint8_t {
#define DUCHA_FORM_WORD(name, zh, en) name,
#include "plan/form_words.def"
};

// Before the number of a record to which others belong, where a name may be meant as well: #3.
inline constexpr char kOwnerNumber = '#';

[[nodiscard]] const WordTable<FormWord>& table_of(FormWord word);
// Whether a cell says so, in any language and script.
[[nodiscard]] bool says(std::string_view cell, FormWord word);

}  // namespace ducha
