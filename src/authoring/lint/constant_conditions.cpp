// SPDX-License-Identifier: Apache-2.0
#include "authoring/codes.h"
#include "authoring/lint/lint.h"

namespace ducha {

void lint_constant_conditions(const PolicyRules& rules, Diagnostics& diagnostics) {
  const auto check = [&diagnostics](const Expression& expression, const char* key) {
    if (expression.program == nullptr || !expression.program->reads().empty()) return;
    const auto value = expression.program->constant();
    diagnostics.add(code::lint_constant, expression.at,
                    {Text(key), Text(value ? feel::to_feel(*value) : expression.text)});
  };
  for (const Rule& rule : rules.rules) {
    if (rule.when) check(*rule.when, "when");
    check(rule.require, "require");
  }
}

}  // namespace ducha
