// SPDX-License-Identifier: Apache-2.0
#include "plan/form_words.h"

#include <string>

#include "base/text.h"

namespace ducha {

const WordTable<FormWord>& table_of(FormWord /*name*/) {
  static const WordTable<FormWord> kTable({
#define DUCHA_FORM_WORD(name, zh, en) Text(zh, en),
#include "plan/form_words.def"
  });
  return kTable;
}

bool says(std::string_view cell, FormWord word) {
  constexpr std::size_t kLongest = 60;
  if (cell.empty() || cell.size() > kLongest) return false;
  const Text& words = words_of(word);
  const std::string folded = fold(cell);
  return !folded.empty() && (folded == fold(words.zh) || folded == fold(words.en));
}

}  // namespace ducha
