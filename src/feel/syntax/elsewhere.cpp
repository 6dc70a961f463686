// SPDX-License-Identifier: Apache-2.0
#include "feel/syntax/elsewhere.h"

#include <algorithm>

#include "feel/syntax/names.h"
#include "feel/value/characters.h"

namespace ducha::feel {

namespace {

struct Row {
  Elsewhere place;
  std::string_view word;
  std::string_view instead;
};

constexpr Row kRows[] = {
#define DUCHA_FEEL_ELSEWHERE(place, word, instead) {Elsewhere::place, word, instead},
#include "feel/syntax/elsewhere.def"
#undef DUCHA_FEEL_ELSEWHERE
};

// How much of the text the words take, any spaces between them; 0: it does not begin with them.
std::size_t beginning(std::string_view text, std::string_view words) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < words.size();) {
    if (words[i] == ' ') {
      const std::size_t next = past_spaces(text, at);
      if (next == at) return 0;
      at = next;
      ++i;
      continue;
    }
    if (at >= text.size() || text[at] != words[i]) return 0;
    ++at;
    ++i;
  }
  return past_word(text, at) == at ? at : 0;
}

}  // namespace

std::string_view in_place_of(Elsewhere place, std::string_view word) {
  const auto* const found = std::find_if(std::begin(kRows), std::end(kRows),
                                         [&](const Row& row) { return row.place == place && row.word == word; });
  return found == std::end(kRows) ? std::string_view() : found->instead;
}

std::vector<std::string> words_of(Elsewhere place) {
  std::vector<std::string> words;
  for (const Row& row : kRows) {
    if (row.place == place) words.emplace_back(row.word);
  }
  return words;
}

std::optional<FoundWord> infix_at(std::string_view text) {
  for (const Row& row : kRows) {
    if (row.place != Elsewhere::infix) continue;
    if (const std::size_t length = beginning(text, row.word)) return FoundWord{length, row.instead};
  }
  return std::nullopt;
}

std::optional<WordWithin> infix_within(std::string_view name) {
  constexpr std::size_t kTwoCharacters = 6;  // bytes of Chinese ones
  for (const Row& row : kRows) {
    const bool spaceless = row.place == Elsewhere::infix && static_cast<unsigned char>(row.word[0]) >= 0x80;
    if (!spaceless || row.word.size() < kTwoCharacters) continue;
    if (const std::size_t at = name.find(row.word); at != std::string_view::npos) {
      return WordWithin{at, {row.word.size(), row.instead}};
    }
  }
  return std::nullopt;
}

std::string with_operands(std::string_view pattern, const Operands& operands) {
  constexpr std::size_t kShown = 60;
  std::string made;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '{' || i + 2 >= pattern.size()) {
      made += pattern[i];
      continue;
    }
    const char which = pattern[i + 1];
    const std::string_view text = which == 'l'   ? operands.left
                                  : which == 'o' ? operands.factor
                                  : which == 'r' ? operands.right
                                                 : operands.arguments;
    made += text.empty() || text.size() > kShown ? std::string("...") : spelt_name(text);
    i += 2;
  }
  return made;
}

}  // namespace ducha::feel
