// SPDX-License-Identifier: Apache-2.0
#include "judge/words.h"

namespace ducha {

const WordTable<FindingWord>& table_of(FindingWord /*name*/) {
  static const WordTable<FindingWord> kTable({
#define DUCHA_WORD(name, zh, en) Text(zh, en),
#include "judge/words.def"
#undef DUCHA_WORD
  });
  return kTable;
}

}  // namespace ducha
