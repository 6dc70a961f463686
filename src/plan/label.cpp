// SPDX-License-Identifier: Apache-2.0
#include "plan/label.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"

namespace ducha {

bool is_row_number(std::string_view head) {
  static constexpr std::string_view kNames[] = {
#define DUCHA_ROW_NUMBER(folded) folded,
#include "plan/words.def"
  };
  return std::find(std::begin(kNames), std::end(kNames), fold(head)) != std::end(kNames);
}

namespace {

// How much of the beginning numbers what follows.
std::size_t numbering_at(std::string_view text) {
  static constexpr std::string_view kParts[] = {
#define DUCHA_ROW_NUMBER_PART(part) part,
#include "plan/words.def"
  };
  std::size_t size = 0;
  while (size < text.size()) {
    const auto part = std::find_if(std::begin(kParts), std::end(kParts), [&text, size](std::string_view each) {
      return text.substr(size).starts_with(each);
    });
    if (part == std::end(kParts)) break;
    size += part->size();
  }
  return size;
}

}  // namespace

bool counts_row(std::string_view cell) {
  const std::string number = normalized(cell);
  return numbering_at(number) == number.size();
}

std::string bare_label(std::string_view label) {
  static constexpr std::string_view kEnds[] = {
#define DUCHA_NUMBER_END(mark) mark,
#include "plan/words.def"
  };
  static constexpr std::string_view kOfWhich[] = {
#define DUCHA_OF_WHICH(text) text,
#include "plan/words.def"
  };
  const std::string whole = normalized(label);
  std::string_view bare = whole;
  const std::string_view number = bare.substr(0, numbering_at(bare));
  for (const std::string_view end : kEnds) {
    if (number.ends_with(end)) bare = without_blanks_around(bare.substr(number.size()));
  }
  for (const std::string_view word : kOfWhich) {
    if (bare.starts_with(word)) bare.remove_prefix(word.size());
  }
  while (bare.ends_with(':')) bare.remove_suffix(1);
  return std::string(without_blanks_around(bare));
}

}  // namespace ducha
