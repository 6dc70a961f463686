// SPDX-License-Identifier: Apache-2.0
// Runs the rules' own cases.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "feel/run/trace.h"
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

// One result a case, in the rules' order. Judged by the same checker as plans are.
// How `require` was evaluated for each subject of each case that came so far.
[[nodiscard]] std::vector<feel::Trace> require_traces(const PolicyRules& rules, const Rule& rule);
[[nodiscard]] std::vector<CaseResult> run_cases(const PolicyRules& rules, Language language);

}  // namespace ducha
