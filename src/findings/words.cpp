// SPDX-License-Identifier: Apache-2.0
#include "findings/words.h"

#include <cstddef>
#include <vector>

namespace ducha {

namespace {

// Statuses, then modalities, then changes, then what the wire's fields should be.
const std::vector<Text>& rows() {
  static const std::vector<Text> kRows = {
#define DUCHA_STATUS_WORD(zh, en) Text(zh, en),
#include "findings/words.def"
#define DUCHA_MODALITY_WORD(zh, en) Text(zh, en),
#include "findings/words.def"
#define DUCHA_CHANGE_WORD(zh, en) Text(zh, en),
#include "findings/words.def"
#define DUCHA_WIRE_WORD(name, zh, en) Text(zh, en),
#include "findings/words.def"
  };
  return kRows;
}

const TextTable& table() {
  static const TextTable kTable(rows());
  return kTable;
}

}  // namespace

const std::string& word(Status status, Language language) {
  return table().at(static_cast<std::size_t>(status), language);
}

const std::string& word(Modality modality, Language language) {
  return table().at(kStatuses.size() + static_cast<std::size_t>(modality), language);
}

const std::string& word(Change change, Language language) {
  return table().at(kStatuses.size() + kModalities.size() + static_cast<std::size_t>(change), language);
}

const Text& text_of(WireWord word) {
  return rows()[kStatuses.size() + kModalities.size() + kChanges.size() + static_cast<std::size_t>(word)];
}

std::span<const Text> finding_words() { return rows(); }

}  // namespace ducha
