// SPDX-License-Identifier: Apache-2.0
#include "feel/value/word_lists.h"

namespace ducha::feel {

namespace {

template <typename Fits>
bool any(Words words, Fits fits) {
  bool found = false;
  for_each(words, [&](std::string_view word) { found = found || fits(word); });
  return found;
}

template <typename Fits>
std::size_t longest(Words words, Fits fits) {
  std::size_t size = 0;
  for_each(words, [&](std::string_view word) {
    if (word.size() > size && fits(word)) size = word.size();
  });
  return size;
}

}  // namespace

bool has_any(std::string_view text, Words words) {
  return any(words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

bool is_any(std::string_view text, Words words) {
  return any(words, [&](std::string_view word) { return text == word; });
}

bool begins_any(std::string_view text, Words words) {
  return any(words, [&](std::string_view word) { return text.starts_with(word); });
}

bool take(std::string_view& text, Words words) {
  const std::size_t size = longest(words, [&](std::string_view word) { return text.starts_with(word); });
  text.remove_prefix(size);
  return size > 0;
}

bool drop(std::string_view& text, Words words) {
  const std::size_t size = longest(words, [&](std::string_view word) { return text.ends_with(word); });
  text.remove_suffix(size);
  return size > 0;
}

}  // namespace ducha::feel
