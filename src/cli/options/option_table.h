// SPDX-License-Identifier: Apache-2.0
// The one table of options (options.def): how each is spelt, what it takes, and its sentence.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

namespace ducha {

enum class OptionName : std::uint8_t {
#define DUCHA_OPTION(name, spellings, argument, zh, en) name,
#include "cli/options/options.def"
#undef DUCHA_OPTION
};

struct OptionRow {
  OptionName name;
  std::string_view spellings;  // "-q,--quiet"
  std::string_view argument;   // empty: a switch
  Text sentence;
};
[[nodiscard]] std::span<const OptionRow> option_rows();
// Its sentence with the lists of formats and statuses filled in.
[[nodiscard]] std::string sentence_of(const OptionRow& row, Language language);
// Words with commas between them; empty ones stay.
[[nodiscard]] std::vector<std::string> split_list(std::string_view list);
// What a command takes, and the words that may stand behind it.
struct TakenOption {
  OptionName name;
  std::vector<std::string> words;  // none: any
};
struct TakenOptions {
  std::vector<TakenOption> options;         // in the order of its help
  std::vector<std::string> argument_words;  // what its first argument may be; none: anything
};
// The row of a name.
[[nodiscard]] const OptionRow& row_of(OptionName name);

}  // namespace ducha
