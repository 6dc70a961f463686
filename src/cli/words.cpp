// SPDX-License-Identifier: Apache-2.0
#include "cli/words.h"

#include <array>
#include <cstddef>

#include "report/words.h"

namespace ducha {

const Text& words_of(CliWord name) {
  static const std::array kWords = {
#define DUCHA_CLI_WORD(name, zh, en) Text(zh, en),
#include "cli/words.def"
#undef DUCHA_CLI_WORD
  };
  return kWords[static_cast<std::size_t>(name)];
}

std::string word(CliWord name, Language language) { return words_of(name).in(language); }

std::string filled(CliWord name, Language language, std::initializer_list<std::string_view> arguments) {
  return filled(word(name, language), arguments);
}

}  // namespace ducha
