// SPDX-License-Identifier: Apache-2.0
// The words of src/report/words.def.
#pragma once

#include <cstdint>

#include "base/word_table.h"
#include "findings/words.h"

namespace ducha {

enum class ReportWord : std::uint8_t {
#define DUCHA_REPORT_WORD(name, zh, en) name,
#include "report/words.def"
};

[[nodiscard]] const WordTable<ReportWord>& table_of(ReportWord name);

}  // namespace ducha
