// SPDX-License-Identifier: Apache-2.0
// Runs the rules' own cases.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "judge/seen_conditions.h"
#include "rulebook/rulebook.h"

namespace ducha {

struct CaseResult {
  std::string rule;
  std::size_t number = 0;  // from 1
  Place at;
  bool passed = false;
  std::vector<std::pair<std::string, Status>> got;  // subject's name (empty: none) and status
  std::string expected, actual;                     // in the words of the rule file
  Diagnostics diagnostics;                          // of reading the case's facts
};

// How `when` and `require` were evaluated for each subject of each case that came so far.
[[nodiscard]] SeenConditions seen_conditions(const PolicyRules& rules, const Rule& rule);
// One result a case, in the rules' order. Judged by the same checker as plans are.
[[nodiscard]] std::vector<CaseResult> run_cases(const PolicyRules& rules, Language language);
// Whether a rule, which need not be one of the policy's, gives what each of the cases expects.
[[nodiscard]] bool all_cases_hold(const PolicyRules& rules, const Rule& rule, const std::vector<Case>& cases);

}  // namespace ducha
