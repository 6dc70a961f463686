// SPDX-License-Identifier: Apache-2.0
// The words of src/report/words.def in the reader's language.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "base/language.h"
#include "findings/words.h"

namespace ducha {

enum class ReportWord : std::uint8_t {
#define DUCHA_REPORT_WORD(name, zh, en) name,
#include "report/words.def"
};

// Made once for each language; the references last as long as the program.
[[nodiscard]] const std::string& word(ReportWord name, Language language);
// With {0}, {1}, ... filled in.
[[nodiscard]] std::string filled(ReportWord name, Language language, std::initializer_list<std::string_view> arguments);

// All rows, for the test that no language is missing.
[[nodiscard]] std::span<const Text> report_words();

}  // namespace ducha
