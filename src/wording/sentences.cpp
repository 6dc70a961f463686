// SPDX-License-Identifier: Apache-2.0
#include "wording/sentences.h"

#include "wording/characters.h"

namespace ducha {

std::vector<Sentence> sentences_of(const RepairedText& text) {
  const std::vector<Letter>& letters = text.letters;
  std::vector<Sentence> sentences;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end, bool whole) {
    if (end > begin) sentences.push_back({begin, end, whole});
  };
  std::size_t at = 0;
  while (at < letters.size()) {
    const std::int32_t c = letters[at].value;
    if (c == '\n') {
      add(at, false);
      begin = ++at;
    } else if (ends_sentence(c) && !letters[at].damaged) {
      ++at;
      while (at < letters.size() && (ends_sentence(letters[at].value) || closes(letters[at].value))) ++at;
      add(at, true);
      begin = at;
    } else {
      ++at;
    }
  }
  add(at, false);
  return sentences;
}

}  // namespace ducha
