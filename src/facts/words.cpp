// SPDX-License-Identifier: Apache-2.0
#include "facts/words.h"

#include <array>
#include <cstddef>

namespace ducha {

const Text& words_of(Expected expected) {
  static const std::array kWords = {
#define DUCHA_EXPECTED(type, zh, en) Text(zh, en),
#include "facts/words.def"
  };
  return kWords[static_cast<std::size_t>(expected)];
}

const Text& words_of(Remark remark) {
  static const std::array kWords = {
#define DUCHA_REMARKED(name, zh, en) Text(zh, en),
#include "facts/words.def"
  };
  return kWords[static_cast<std::size_t>(remark)];
}

const Text& words_of(Shown shown) {
  static const std::array kWords = {
#define DUCHA_SHOWN(name, zh, en) Text(zh, en),
#include "facts/words.def"
  };
  return kWords[static_cast<std::size_t>(shown)];
}

}  // namespace ducha
