// SPDX-License-Identifier: Apache-2.0
#include "audit/words.h"

namespace ducha {

const WordTable<AuditWord>& table_of(AuditWord /*word*/) {
  static const WordTable<AuditWord> kTable({
#define DUCHA_WORD(name, zh, en) Text(zh, en),
#include "audit/words.def"
  });
  return kTable;
}

}  // namespace ducha
