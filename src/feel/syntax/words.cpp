// SPDX-License-Identifier: Apache-2.0
#include "feel/syntax/words.h"

#include <cstddef>
#include <string_view>

namespace ducha::feel {

namespace {

struct Row {
  std::string_view zh;
  std::string_view en;
};

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

}  // namespace ducha::feel
