// SPDX-License-Identifier: Apache-2.0
#include "check/words.h"

namespace ducha::said {

#define DUCHA_WORD(name, zh, en) const Text name(zh, en);
#include "check/words.def"
#undef DUCHA_WORD

}  // namespace ducha::said
