// SPDX-License-Identifier: Apache-2.0
// Which parts of the rules' conditions their cases tried: what no case made true, false or null no case speaks for.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/source.h"
#include "rulebook/rulebook.h"

namespace ducha {

// A part of `when` or `require` that is true, false or null: a comparison, an operand of `and`, the condition of
// `some`.
struct TriedPart {
  std::string rule;
  Place at;
  std::string text;
  bool made_true = false;
  bool made_false = false;
  bool made_null = false;
  bool can_be_null = false;  // it reads what a plan may leave out
  [[nodiscard]] bool whole() const { return made_true && made_false && (made_null || !can_be_null); }
};

// In the order of the expressions and of the places in them.
[[nodiscard]] std::vector<TriedPart> tried_parts(const PolicyRules& rules, const Rule& rule);

}  // namespace ducha
