// SPDX-License-Identifier: Apache-2.0
// What parts of a rulebook are called in messages, from words.def.
#pragma once

#include "base/language.h"

namespace ducha::part {

#define DUCHA_WORD(name, zh, en) extern const Text name;
#include "rulebook/words.def"
#undef DUCHA_WORD

}  // namespace ducha::part
