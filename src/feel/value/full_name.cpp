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
  std::string_view left = folded;
  if (folded.empty() || has_any(folded, named::unsaid)) return false;
  // Beside something else it may stand on either side.
  const bool beside = narrowed(text).find(' ') != std::string::npos || has_any(folded, named::apart);
  drop(left, named::carried);
  return beside || (!drop(left, named::body) && !is_post(folded) && !is_done_by(folded));
}

}  // namespace ducha::feel
