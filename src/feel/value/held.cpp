// SPDX-License-Identifier: Apache-2.0
#include "feel/value/held.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "feel/value/in_place.h"
#include "feel/value/word_lists.h"

namespace ducha::feel {

namespace {

namespace told {
#define DUCHA_HELD(name, words) constexpr Words name{words};
#include "feel/value/held.def"
}  // namespace told

// A topic in which something else than the meeting itself is a draft, planned or not done.
[[nodiscard]] bool is_topic(std::string_view text) {
  if (has_any(text, told::on)) return true;
  std::string_view left = text;
  return (drop(left, told::on_at_end) && !left.empty()) ||
         (begins_any(text, told::site) && has_any(text, told::at_site));
}

// "The sports meet, called off because of rain", "the survey (not carried out)": whatever it was to be on.
[[nodiscard]] bool is_called_off(std::string_view text) {
  if (drop(text, told::close)) {
    std::string_view aside = text.substr(std::min(text.rfind('('), text.size()));
    return take(aside, told::open) && take(aside, told::not_done) && is_any(aside, told::deed_at_end);
  }
  return drop(text, told::called_off) && has_any(text, told::mishap);
}

[[nodiscard]] bool begins_unheld(std::string_view text) {
  return take(text, told::not_yet) && take(text, told::deed) && !has_any(text, told::theme);
}

[[nodiscard]] bool ends_unheld(std::string_view text) {
  std::string_view done = text;
  if (drop(done, told::deed_at_end) && drop(done, told::not_done)) return true;
  return drop(text, told::moved) && has_any(text, told::because);
}

}  // namespace

bool was_held(std::string_view text) {
  const std::string folded = fold(text);
  if (begins_unheld(folded) || is_called_off(folded)) return false;
  if (begins_any(folded, told::first)) return true;
  return !ends_unheld(folded) && (is_in_place(text) != false || is_topic(folded));
}

}  // namespace ducha::feel
