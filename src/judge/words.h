// SPDX-License-Identifier: Apache-2.0
// What a finding says in words of its own, from words.def.
#pragma once

#include "base/language.h"

namespace ducha::said {

#define DUCHA_WORD(name, zh, en) extern const Text name;
#include "judge/words.def"
#undef DUCHA_WORD

}  // namespace ducha::said
