// SPDX-License-Identifier: Apache-2.0
#include "authoring/codes.h"
#include "authoring/lint/lint.h"

namespace ducha {

void lint_due_missing(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const Rule& rule : rules.rules) {
    const bool given = rule.due || rule.at_once || rule.at || rule.every || rule.within;
    if (!given) diagnostics.add(code::lint_due_missing, rule.place, {Text(rule.id)});
  }
}

}  // namespace ducha
