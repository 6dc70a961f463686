// SPDX-License-Identifier: Apache-2.0
#include "feel/value/full_name.h"

#include <string>

#include "base/text.h"
#include "base/utf8.h"
#include "feel/value/word_lists.h"

namespace ducha::feel {

namespace {

namespace named {
#define DUCHA_FULL_NAME(name, words) constexpr Words name{words};
#include "feel/value/full_name.def"
}  // namespace named

// Longer texts tell of more than a name.
constexpr std::size_t kLongest = 120;

// A post, and no more than a family name before it.
[[nodiscard]] bool is_post(std::string_view text) {
  if (!drop(text, named::post)) return false;
  while (take(text, named::of)) {
  }
  return code_points(text) < 2 || drop(text, named::body);
}

[[nodiscard]] bool is_done_by(std::string_view text) {
  if (!take(text, named::by)) return false;
  return some_place(text, named::besides, [](std::string_view before, std::string_view) { return !before.empty(); });
}

}  // namespace

bool is_full_name(std::string_view text) {
  if (text.size() > kLongest) return false;
  const std::string folded = fold(text);
  if (folded.empty() || has_any(folded, named::unsaid)) return false;
  // A note in brackets says more of it; beside something else it may stand on either side.
  const std::string_view noted = std::string_view(folded).substr(0, folded.find('('));
  if (noted.empty() || narrowed(text).find(' ') != std::string::npos || has_any(noted, named::apart)) return true;
  std::string_view left = noted;
  drop(left, named::carried);
  return !drop(left, named::body) && !is_post(noted) && !is_done_by(noted);
}

}  // namespace ducha::feel
