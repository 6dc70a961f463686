// SPDX-License-Identifier: Apache-2.0
// Holds a catalogue of clauses against the document that it was made from: its title, number and day of issue stand
// before the first clause, each clause has its place, each quote stands, no sentence is left over, and nothing changed
// since it was recorded.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "rulebook/rulebook.h"
#include "wording/repair.h"

namespace ducha {

// A clause's words: from those that its `opens` names to the next clause's, or to the end of the sentence.
struct ClauseWords {
  bool found = false;
  bool reworded = false;  // not found, but it begins where the words recorded of the clause before it end
  std::size_t begin = 0;  // letters
  std::size_t end = 0;
  std::string text;  // repaired, on one line
  // Of its letters and digits: 16 hexadecimal digits of their SHA-256. Where the copy lost some of them, "/12/30"
  // behind it: only the first 12 and the last 30 letters are counted, so that another copy that has them all agrees.
  std::string digest;
};

// One for each clause of the policy. Clauses without `opens`, or whose first words are not there, are not found.
[[nodiscard]] std::vector<ClauseWords> words_of_clauses(const Policy& policy, const RepairedText& text);

struct Verification {
  std::vector<ClauseWords> clauses;
  std::size_t found = 0;  // clauses
  std::size_t quotes = 0;
  std::size_t quotes_standing = 0;
  std::size_t sentences = 0;
  std::size_t sentences_covered = 0;
  std::size_t changed = 0;  // clauses whose words are not those recorded
};

[[nodiscard]] Verification verify(const PolicyRules& rules, const RepairedText& text, Diagnostics& diagnostics);

}  // namespace ducha
