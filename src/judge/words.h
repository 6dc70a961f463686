// SPDX-License-Identifier: Apache-2.0
// What a finding says in words of its own, from words.def.
#pragma once

#include <vector>

#include "base/language.h"

namespace ducha::finding_text {

#define DUCHA_WORD(name, zh, en) extern const Text name;
#include "judge/words.def"
#undef DUCHA_WORD

}  // namespace ducha::finding_text

namespace ducha {

// With {0}, {1}, ... filled in, in both languages.
[[nodiscard]] Text filled_text(const Text& pattern, const std::vector<Text>& arguments);
[[nodiscard]] Text filled_text(const Text& pattern, const Text& argument);

}  // namespace ducha
