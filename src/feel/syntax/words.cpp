// SPDX-License-Identifier: Apache-2.0
#include "feel/syntax/words.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace ducha::feel {

namespace {

struct Row {
  std::string_view zh;
  std::string_view en;
};

constexpr std::size_t kShown = 120;  // bytes of one argument

void cut(std::string& text) {
  if (text.size() <= kShown) return;
  std::size_t end = kShown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  text += "...";
}

constexpr Row kRows[] = {
#define DUCHA_FEEL_WORD(name, zh, en) {zh, en},
#include "feel/syntax/words.def"
#undef DUCHA_FEEL_WORD
};

}  // namespace

Text words_of(Word word) {
  const Row& row = kRows[static_cast<std::size_t>(word)];
  return {row.zh, row.en};
}

Text quoted(std::string_view spelling) {
  const Text pattern = words_of(Word::quoted);
  return {filled(pattern.zh, {spelling}), filled(pattern.en, {spelling})};
}

std::vector<Text> shown(std::vector<Text> arguments) {
  for (Text& argument : arguments) {
    cut(argument.zh);
    cut(argument.en);
  }
  return arguments;
}

}  // namespace ducha::feel
