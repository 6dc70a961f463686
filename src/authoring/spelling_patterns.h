// SPDX-License-Identifier: Apache-2.0
// Regular expressions (ECMA-262) for how a plan may spell a value. They let through all that its type reads, and some
// that it does not: what a figure means, and whether the calendar has a day, only the reader knows.
#pragma once

#include <string>
#include <vector>

#include "facts/vocabulary.h"

namespace ducha {

// Of a count, a number, a share, money, a date or the day of an event; empty for other types.
[[nodiscard]] std::string spelling_pattern(const FactSpec& fact);
// Of a plan's period.
[[nodiscard]] std::string period_pattern();
// "Already" and "not yet" before the characters of what a fact is called by; empty where it has no Chinese name.
[[nodiscard]] std::string asked_pattern(const FactSpec& fact);
// The words for true and false, in both scripts.
[[nodiscard]] std::vector<std::string> truth_words();
// What says that something is under way or put off.
[[nodiscard]] std::string under_way_pattern();
// Such words in any case and width.
[[nodiscard]] std::string pattern_of(const std::vector<std::string>& words);
// The marks that say that nothing is said, and the words that there are none, in both scripts.
[[nodiscard]] std::vector<std::string> blank_marks();
// A row of dashes, which says as little.
[[nodiscard]] std::string dashes_pattern();
// A text with a ticked box in it and words beside it.
[[nodiscard]] std::string ticked_pattern();
[[nodiscard]] std::vector<std::string> none_words();
// Names that hold characters with traditional forms, or marks with full-width ones, each in any of its forms, as one
// expression; empty where none does.
// ICU gives one traditional spelling of a word, writers others.
[[nodiscard]] std::string variant_pattern(const std::vector<std::string>& names);
// A text and the same in traditional characters.
[[nodiscard]] std::vector<std::string> in_both_scripts(const std::string& text);

}  // namespace ducha
