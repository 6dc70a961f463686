// SPDX-License-Identifier: Apache-2.0
// An expression as it is written, with each name of a fact, a field or a parameter as its label in brackets: what is
// left where there are no good words for it.
//
//   subjects <= caseload_limit * social_workers
//   [corrections subjects] <= [subjects for each worker, at most] * [social workers]
#pragma once

#include <string>
#include <string_view>

#include "base/language.h"
#include "rulebook/rulebook.h"

namespace ducha {

// The ends of the period and of the window are called what they are, not what some field named start or end is. Strings
// and comments stay as they are. Empty where no name has a label.
[[nodiscard]] std::string labelled(std::string_view expression, const PolicyRules& rules, Language language);

}  // namespace ducha
