// SPDX-License-Identifier: Apache-2.0
#include "base/word_table.h"

#include "base/text.h"

namespace ducha {

WordRows::WordRows(std::vector<Text> rows) : texts_(std::move(rows)) {
  for (const Text& text : texts_) {
    zh_.push_back(text.in(Language::zh));
    en_.push_back(text.in(Language::en));
  }
}

const std::string& WordRows::at(std::size_t row, Language language) const {
  switch (language) {
    case Language::zh: return zh_[row];
    case Language::en: return en_[row];
    case Language::zh_hant: break;
  }
  std::call_once(traditional_made_, [this] {
    for (const std::string& words : zh_) zh_hant_.push_back(to_traditional(words));
  });
  return zh_hant_[row];
}

}  // namespace ducha
