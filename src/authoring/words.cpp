// SPDX-License-Identifier: Apache-2.0
#include "authoring/words.h"

namespace ducha {

const WordTable<PageWord>& table_of(PageWord /*name*/) {
  static const WordTable<PageWord> kTable({
#define DUCHA_PAGE_WORD(name, zh, en) Text(zh, en),
#include "authoring/words.def"
#undef DUCHA_PAGE_WORD
  });
  return kTable;
}

}  // namespace ducha
