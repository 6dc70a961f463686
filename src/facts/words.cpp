// SPDX-License-Identifier: Apache-2.0
#include "facts/words.h"

namespace ducha {

const WordTable<Expected>& table_of(Expected /*name*/) {
  static const WordTable<Expected> kTable({
#define DUCHA_EXPECTED(type, zh, en) Text(zh, en),
#include "facts/words.def"
  });
  return kTable;
}

const WordTable<Remark>& table_of(Remark /*name*/) {
  static const WordTable<Remark> kTable({
#define DUCHA_REMARKED(name, zh, en) Text(zh, en),
#include "facts/words.def"
  });
  return kTable;
}

const WordTable<Shown>& table_of(Shown /*name*/) {
  static const WordTable<Shown> kTable({
#define DUCHA_SHOWN(name, zh, en) Text(zh, en),
#include "facts/words.def"
  });
  return kTable;
}

}  // namespace ducha
