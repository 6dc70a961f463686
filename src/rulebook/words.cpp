// SPDX-License-Identifier: Apache-2.0
#include "rulebook/words.h"

namespace ducha::part {

#define DUCHA_WORD(name, zh, en) const Text name(zh, en);
#include "rulebook/words.def"
#undef DUCHA_WORD

}  // namespace ducha::part
