// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "authoring/codes.h"
#include "authoring/lint/lint.h"

namespace ducha {

namespace {

bool expects(const Rule& rule, Status status) {
  return std::any_of(rule.cases.begin(), rule.cases.end(), [status](const Case& one) {
    const Expectation& expect = one.expect;
    return std::find(expect.in_order.begin(), expect.in_order.end(), status) != expect.in_order.end() ||
           std::any_of(expect.by_name.begin(), expect.by_name.end(),
                       [status](const auto& named) { return named.second == status; });
  });
}

}  // namespace

void lint_missing_cases(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const Rule& rule : rules.rules) {
    for (const Status status : {Status::pass, Status::fail}) {
      if (!expects(rule, status))
        diagnostics.add(code::lint_no_case, rule.place, {Text(rule.id), Text(to_string(status))});
    }
  }
}

}  // namespace ducha
