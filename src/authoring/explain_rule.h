// SPDX-License-Identifier: Apache-2.0
// A rule as a page for a reader who has to defend it: the document, the clause, the words, the reading, the expression.
#pragma once

#include <string>

#include "base/language.h"
#include "findings/style.h"
#include "rulebook/rulebook.h"

namespace ducha {

[[nodiscard]] std::string rule_page(const PolicyRules& rules, const Rule& rule, Language language, const Style& style);

}  // namespace ducha
