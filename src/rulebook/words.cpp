// SPDX-License-Identifier: Apache-2.0
#include "rulebook/words.h"

namespace ducha {

const WordTable<RulebookPart>& table_of(RulebookPart /*name*/) {
  static const WordTable<RulebookPart> kTable({
#define DUCHA_WORD(name, zh, en) Text(zh, en),
#include "rulebook/words.def"
#undef DUCHA_WORD
  });
  return kTable;
}

}  // namespace ducha
