// SPDX-License-Identifier: Apache-2.0
#include "judge/words.h"

namespace ducha::finding_text {

#define DUCHA_WORD(name, zh, en) const Text name(zh, en);
#include "judge/words.def"
#undef DUCHA_WORD

}  // namespace ducha::finding_text

namespace ducha {

Text filled_text(const Text& pattern, const std::vector<Text>& arguments) {
  std::vector<std::string_view> zh, en;
  for (const Text& argument : arguments) {
    zh.push_back(argument.zh.empty() ? argument.en : argument.zh);
    en.push_back(argument.en.empty() ? argument.zh : argument.en);
  }
  return {filled(pattern.zh, zh), filled(pattern.en, en)};
}

Text filled_text(const Text& pattern, const Text& argument) { return filled_text(pattern, std::vector{argument}); }

}  // namespace ducha
