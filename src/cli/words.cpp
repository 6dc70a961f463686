// SPDX-License-Identifier: Apache-2.0
#include "cli/words.h"

namespace ducha {

const WordTable<CliWord>& table_of(CliWord /*name*/) {
  static const WordTable<CliWord> kTable({
#define DUCHA_CLI_WORD(name, zh, en) Text(zh, en),
#include "cli/words.def"
#undef DUCHA_CLI_WORD
  });
  return kTable;
}

}  // namespace ducha
