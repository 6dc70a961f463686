// SPDX-License-Identifier: Apache-2.0
#include "authoring/words.h"

#include <array>
#include <cstddef>

namespace ducha {

const Text& words_of(PageWord name) {
  static const std::array kWords = {
#define DUCHA_PAGE_WORD(name, zh, en) Text(zh, en),
#include "authoring/words.def"
#undef DUCHA_PAGE_WORD
  };
  return kWords[static_cast<std::size_t>(name)];
}

std::string word(PageWord name, Language language) { return words_of(name).in(language); }

std::string filled(PageWord name, Language language, std::initializer_list<std::string_view> arguments) {
  return filled(word(name, language), arguments);
}

}  // namespace ducha
