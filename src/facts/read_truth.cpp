// SPDX-License-Identifier: Apache-2.0
#include "facts/read_truth.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "base/utf8.h"
#include "facts/spelling.h"
#include "facts/vocabulary.h"

namespace ducha {

namespace {

bool is_verb(std::string_view word) {
  static constexpr std::string_view kVerbs[] = {
#define DUCHA_DONE(verb) verb,
#include "facts/spelling.def"
  };
  return std::find(std::begin(kVerbs), std::end(kVerbs), word) != std::end(kVerbs);
}

// Whether what is asked is called by that word: a part of the fact's label or of another name of it, of two characters
// at least. A name that denies something ("no breach", "under age") says nothing of what its parts mean.
bool is_asked(std::string_view word, const FactSpec& fact) {
  if (code_points(word) < 2) return false;
  const auto calls_it = [&word](const std::string& name) {
    const std::string folded = fold(name);
    const auto has = [&folded](std::string_view part) { return folded.find(part) != std::string::npos; };
    static constexpr std::string_view kDenials[] = {
#define DUCHA_DENIAL(character) character,
#include "facts/spelling.def"
    };
    return has(word) && std::none_of(std::begin(kDenials), std::end(kDenials), has);
  };
  return calls_it(fact.label.zh) || std::any_of(fact.aliases.begin(), fact.aliases.end(), calls_it);
}

// "Already" and "not yet" before a verb.
std::optional<bool> read_done(std::string_view folded, const FactSpec* fact) {
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
    const std::string_view verb = folded.substr(row.word.size());
    if (is_verb(verb) || (fact != nullptr && is_asked(verb, *fact))) return row.value;
  }
  return std::nullopt;
}

}  // namespace

std::optional<bool> read_truth(std::string_view text, const FactSpec* fact) {
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
  return read_done(folded, fact);
}

}  // namespace ducha
