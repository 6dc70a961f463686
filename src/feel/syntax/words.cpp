// SPDX-License-Identifier: Apache-2.0
#include "feel/syntax/words.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"

namespace ducha::feel {

namespace {

constexpr std::size_t kShown = 120;  // bytes of one argument

void cut(std::string& text) {
  if (text.size() <= kShown) return;
  text.resize(whole_code_points(text, kShown).size());
  text += "...";
}

}  // namespace

const WordTable<Word>& table_of(Word /*name*/) {
  static const WordTable<Word> kTable({
#define DUCHA_FEEL_WORD(name, zh, en) Text(zh, en),
#include "feel/syntax/words.def"
#undef DUCHA_FEEL_WORD
  });
  return kTable;
}

Text quoted(std::string_view spelling) { return filled(Word::quoted, {Text(spelling)}); }

std::vector<Text> shown(std::vector<Text> arguments) {
  for (Text& argument : arguments) {
    cut(argument.zh);
    cut(argument.en);
  }
  return arguments;
}

}  // namespace ducha::feel
