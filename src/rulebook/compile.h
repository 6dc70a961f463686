// SPDX-License-Identifier: Apache-2.0
// Expressions of rules to programs. Beyond this point no rule changes.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "facts/vocabulary.h"
#include "rulebook/policy.h"
#include "rulebook/rule.h"
#include "rulebook/untyped.h"

namespace ducha {

// Compiles every expression of the rules against the names that are in scope for each, and reports each fault at its
// place in the file. What names an untyped fact or field is left alone.
void compile_rules(const Policy& policy, const Vocabulary& vocabulary, const Untyped& untyped, std::vector<Rule>& rules,
                   Diagnostics& diagnostics);
// One rule alone, such as one that was changed to see whether its cases notice.
void compile_rule(const Policy& policy, const Vocabulary& vocabulary, Rule& rule, Diagnostics& diagnostics);

}  // namespace ducha
