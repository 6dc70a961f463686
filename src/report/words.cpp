// SPDX-License-Identifier: Apache-2.0
#include "report/words.h"

namespace ducha {

const WordTable<ReportWord>& table_of(ReportWord /*name*/) {
  static const WordTable<ReportWord> kTable({
#define DUCHA_REPORT_WORD(name, zh, en) Text(zh, en),
#include "report/words.def"
  });
  return kTable;
}

}  // namespace ducha
