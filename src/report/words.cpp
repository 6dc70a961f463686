// SPDX-License-Identifier: Apache-2.0
#include "report/words.h"

#include <array>
#include <cstddef>
#include <vector>

namespace ducha {

namespace {

// Statuses, then modalities, then the other words.
const std::vector<Text>& rows() {
  static const std::vector<Text> kRows = {
#define DUCHA_STATUS_WORD(zh, en) Text(zh, en),
#include "report/words.def"
#define DUCHA_MODALITY_WORD(zh, en) Text(zh, en),
#include "report/words.def"
#define DUCHA_REPORT_WORD(name, zh, en) Text(zh, en),
#include "report/words.def"
  };
  return kRows;
}

constexpr std::array kLanguages = {Language::zh, Language::zh_hant, Language::en};

const std::string& row_of(std::size_t row, Language language) {
  static const auto kWords = [] {
    std::array<std::vector<std::string>, kLanguages.size()> made;
    for (const Language each : kLanguages) {
      for (const Text& text : rows()) made[static_cast<std::size_t>(each)].push_back(text.in(each));
    }
    return made;
  }();
  return kWords[static_cast<std::size_t>(language)][row];
}

}  // namespace

const std::string& word(Status status, Language language) { return row_of(static_cast<std::size_t>(status), language); }

const std::string& word(Modality modality, Language language) {
  return row_of(kStatuses.size() + static_cast<std::size_t>(modality), language);
}

const std::string& word(ReportWord name, Language language) {
  return row_of(kStatuses.size() + kModalities.size() + static_cast<std::size_t>(name), language);
}

std::string filled(std::string_view pattern, std::initializer_list<std::string_view> arguments) {
  std::string result;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}') {
      const auto index = static_cast<std::size_t>(pattern[at + 1] - '0');
      if (index < arguments.size()) result += arguments.begin()[index];
      at += 2;
    } else {
      result += pattern[at];
    }
  }
  return result;
}

std::string filled(ReportWord name, Language language, std::initializer_list<std::string_view> arguments) {
  return filled(word(name, language), arguments);
}

std::span<const Text> report_words() { return rows(); }

}  // namespace ducha
