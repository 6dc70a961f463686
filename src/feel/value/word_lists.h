// SPDX-License-Identifier: Apache-2.0
// Lists of words that a text is looked through for, as the .def tables of words beside this file hold them.
#pragma once

#include <algorithm>
#include <string_view>

namespace ducha::feel {

// Words with a space between each two. Texts and words are folded (base/text.h).
struct Words {
  std::string_view all;
};

template <typename Use>
void for_each(Words words, Use use) {
  while (!words.all.empty()) {
    const std::size_t end = std::min(words.all.find(' '), words.all.size());
    use(words.all.substr(0, end));
    words.all.remove_prefix(std::min(end + 1, words.all.size()));
  }
}

[[nodiscard]] bool has_any(std::string_view text, Words words);
[[nodiscard]] bool is_any(std::string_view text, Words words);
[[nodiscard]] bool begins_any(std::string_view text, Words words);

// Take the longest of the words off the front or off the end; false: none stands there.
bool take(std::string_view& text, Words words);
bool drop(std::string_view& text, Words words);

// Whether some place of one of the words satisfies: what stands before the word, and what behind it.
template <typename Satisfies>
[[nodiscard]] bool some_place(std::string_view text, Words words, Satisfies satisfies) {
  bool found = false;
  for_each(words, [&](std::string_view word) {
    for (std::size_t at = text.find(word); !found && at != std::string_view::npos; at = text.find(word, at + 1))
      found = satisfies(text.substr(0, at), text.substr(at + word.size()));
  });
  return found;
}

}  // namespace ducha::feel
