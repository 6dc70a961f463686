// SPDX-License-Identifier: Apache-2.0
// A document cut into its sentences: what a catalogue of clauses must account for.
#pragma once

#include <cstddef>
#include <vector>

#include "wording/repair.h"

namespace ducha {

struct Sentence {
  std::size_t begin = 0;  // letters
  std::size_t end = 0;    // with the mark that ends it, and quotes and brackets closed behind that
  bool whole = false;     // a mark ends it; a title, a heading or a date may have none
};

// In order, none empty; line ends belong to none.
[[nodiscard]] std::vector<Sentence> sentences_of(const RepairedText& text);

}  // namespace ducha
