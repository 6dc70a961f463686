// SPDX-License-Identifier: Apache-2.0
// How a rule came to one verdict: each part of its expressions with the value that it had.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "feel/run/trace.h"
#include "findings/finding.h"
#include "rulebook/rule.h"

namespace ducha {

struct ExplainedStep {
  std::size_t depth = 0;     // 0: the whole expression
  std::string expression;    // the part, as the rule has it
  std::string value;         // as FEEL; empty: not evaluated
  std::string reason;        // why it is null, beyond missing facts; else empty
  bool decided = false;      // a read that decided the result
  bool skipped = false;      // settled before: not evaluated
  std::size_t repeated = 0;  // further steps of the same part (records of a list) that are left out behind this one
};

struct ExplainedPart {
  std::string_view key;  // "when" "require" "due"
  std::vector<ExplainedStep> steps;
};

struct Explanation {
  Finding finding;
  std::vector<ExplainedPart> parts;
};

[[nodiscard]] ExplainedPart explained(std::string_view key, const Expression& expression, const feel::Trace& trace,
                                      Language language);

}  // namespace ducha
