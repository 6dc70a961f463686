// SPDX-License-Identifier: Apache-2.0
// One finding as an auditor reads it: verdict, title, citation, words, what was required and found, and the facts with
// their places.
//
//   fail     must        Each social worker handles at most 15 subjects  corrections.caseload
//                        clause    Opinions on community corrections, II-1 (2.1.1)
//                        required  corrections subjects ...
//                        found     2 social workers for 31 subjects
//                        evidence  subjects = 31        plans/qingshan.yaml:8:13
#pragma once

#include <cstddef>
#include <string>

#include "base/language.h"
#include "findings/finding.h"
#include "findings/style.h"

namespace ducha {

// Facts that one finding lists; the wire holds all of them.
inline constexpr std::size_t kListedFacts = 5;

// How a page of text is set.
struct TextLayout {
  Language language = Language::en;
  Style style = Style(false);
  std::size_t width = 0;  // columns of the terminal; 0: lines are as long as they are
};

// Lines, each ending in a line feed. What passed or does not apply takes one line.
[[nodiscard]] std::string to_text(const Finding& finding, const TextLayout& layout);
// The same of several neighbours together, as that subject.
[[nodiscard]] std::string to_text(const Finding& finding, const std::string& subject, const TextLayout& layout);

}  // namespace ducha
