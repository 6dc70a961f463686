// SPDX-License-Identifier: Apache-2.0
#include "facts/read_truth.h"

#include <string>

#include "base/text.h"
#include "facts/spelling.h"

namespace ducha {

namespace {

// "Already" and "not yet" before a verb of the table.
std::optional<bool> read_done(std::string_view folded) {
  static constexpr std::string_view kVerbs[] = {
#define DUCHA_DONE(verb) verb,
#include "facts/spelling.def"
  };
  struct Row {
    std::string_view word;
    bool value;
  };
  static constexpr Row kRows[] = {
#define DUCHA_BEFORE_DONE(word, value) {word, value},
#include "facts/spelling.def"
  };
  for (const Row& row : kRows) {
    if (!folded.starts_with(row.word)) continue;
    for (const std::string_view verb : kVerbs) {
      if (folded.substr(row.word.size()) == verb) return row.value;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<bool> read_truth(std::string_view text) {
  struct Truth {
    std::string_view folded;
    bool value;
  };
  static constexpr Truth kTruths[] = {
#define DUCHA_TRUTH(folded, value) {folded, value},
#include "facts/spelling.def"
  };
  const auto written = [](std::string_view word) -> std::optional<bool> {
    for (const Truth& truth : kTruths) {
      if (truth.folded == word) return truth.value;
    }
    return std::nullopt;
  };
  if (std::optional<bool> value = written(text)) return value;
  const std::string folded = fold(text);
  if (std::optional<bool> value = written(folded)) return value;
  return read_done(folded);
}

}  // namespace ducha
