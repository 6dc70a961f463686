// SPDX-License-Identifier: Apache-2.0
#include "report/words.h"

#include <cstddef>
#include <vector>

namespace ducha {

namespace {

const std::vector<Text>& rows() {
  static const std::vector<Text> kRows = {
#define DUCHA_REPORT_WORD(name, zh, en) Text(zh, en),
#include "report/words.def"
  };
  return kRows;
}

}  // namespace

const std::string& word(ReportWord name, Language language) {
  static const TextTable kTable(rows());
  return kTable.at(static_cast<std::size_t>(name), language);
}

std::string filled(ReportWord name, Language language, std::initializer_list<std::string_view> arguments) {
  return filled(word(name, language), arguments);
}

std::span<const Text> report_words() { return rows(); }

}  // namespace ducha
