// SPDX-License-Identifier: Apache-2.0
// The page of a policy: what it is, its parameters, and each clause with the rules that check it or why none does.
#pragma once

#include <string>

#include "base/language.h"
#include "rulebook/rulebook.h"

namespace ducha {

// Markdown.
[[nodiscard]] std::string rulebook_page(const PolicyRules& rules, Language language);

}  // namespace ducha
