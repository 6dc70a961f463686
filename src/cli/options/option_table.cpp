// SPDX-License-Identifier: Apache-2.0
#include "cli/options/option_table.h"

#include <array>
#include <cstddef>

#include "cli/words.h"
#include "findings/status.h"
#include "report/formats.h"

namespace ducha {

const OptionRow& row_of(OptionName name) { return option_rows()[static_cast<std::size_t>(name)]; }

std::span<const OptionRow> option_rows() {
  static const std::array kRows = {
#define DUCHA_OPTION(name, spellings, argument, zh, en) OptionRow{OptionName::name, spellings, argument, Text(zh, en)},
#include "cli/options/options.def"
#undef DUCHA_OPTION
  };
  return kRows;
}

std::string sentence_of(const OptionRow& row, Language language) {
  std::string list;
  const auto add = [&list](std::string_view word) { list.append(list.empty() ? "" : " ").append(word); };
  if (row.name == OptionName::format) {
    for (const Format& format : formats()) add(format.name);
  }
  if (row.name == OptionName::status) {
    for (const Status status : kStatuses) add(to_string(status));
  }
  return filled(row.sentence.in(language), {list});
}

std::vector<std::string> split_list(std::string_view list) {
  std::vector<std::string> words;
  for (;;) {
    const std::size_t comma = std::min(list.find(','), list.size());
    words.emplace_back(list.substr(0, comma));
    if (comma == list.size()) return words;
    list.remove_prefix(comma + 1);
  }
}

}  // namespace ducha
