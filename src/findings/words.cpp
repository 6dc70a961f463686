// SPDX-License-Identifier: Apache-2.0
#include "findings/words.h"

namespace ducha {

const WordTable<Status>& table_of(Status /*name*/) {
  static const WordTable<Status> kTable({
#define DUCHA_STATUS_WORD(zh, en) Text(zh, en),
#include "findings/words.def"
  });
  return kTable;
}

const WordTable<Modality>& table_of(Modality /*name*/) {
  static const WordTable<Modality> kTable({
#define DUCHA_MODALITY_WORD(zh, en) Text(zh, en),
#include "findings/words.def"
  });
  return kTable;
}

const WordTable<Change>& table_of(Change /*name*/) {
  static const WordTable<Change> kTable({
#define DUCHA_CHANGE_WORD(zh, en) Text(zh, en),
#include "findings/words.def"
  });
  return kTable;
}

const WordTable<WireWord>& table_of(WireWord /*name*/) {
  static const WordTable<WireWord> kTable({
#define DUCHA_WIRE_WORD(name, zh, en) Text(zh, en),
#include "findings/words.def"
  });
  return kTable;
}

}  // namespace ducha
