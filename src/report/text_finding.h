// SPDX-License-Identifier: Apache-2.0
// One finding as an auditor reads it: verdict, title, citation, words, what was required and found, and the facts with
// their places.
//
//   fail     must        Each social worker handles at most 15 subjects  corrections.caseload
//                        clause    Opinions on community corrections, II-1 (2.1.1)
//                        required  subjects <= 15 * social_workers
//                        found     2 social workers for 31 subjects
//                        evidence  subjects = 31        plans/qingshan.yaml:8:13
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/language.h"
#include "findings/finding.h"
#include "findings/style.h"

namespace ducha {

// Facts that one finding lists; the wire holds all of them.
inline constexpr std::size_t kListedFacts = 5;

// Lines, each ending in a line feed. What passed or does not apply takes one line.
[[nodiscard]] std::string to_text(const Finding& finding, Language language, const Style& style);

}  // namespace ducha
