// SPDX-License-Identifier: Apache-2.0
// An expression in the words of the vocabulary: each name of a fact, a field or a parameter as its label in brackets.
//
//   subjects <= caseload_limit * social_workers
//   [corrections subjects] <= [subjects for each worker, at most] * [social workers]
#pragma once

#include <string>
#include <string_view>

#include "base/language.h"
#include "rulebook/rulebook.h"

namespace ducha {

// Strings and comments stay as they are. Empty where no name has a label.
[[nodiscard]] std::string in_words(std::string_view expression, const PolicyRules& rules, Language language);

}  // namespace ducha
