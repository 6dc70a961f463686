// SPDX-License-Identifier: Apache-2.0
#include "judge/words.h"

namespace ducha::said {

#define DUCHA_WORD(name, zh, en) const Text name(zh, en);
#include "judge/words.def"
#undef DUCHA_WORD

}  // namespace ducha::said
