// SPDX-License-Identifier: Apache-2.0
// A plan to fill in: every fact that a policy asks for, with its question, its unit and the clauses that need it.
#pragma once

#include <optional>
#include <string>

#include "base/language.h"
#include "judge/required_facts.h"
#include "rulebook/rulebook.h"

namespace ducha {

struct BlankPlan {
  const PolicyRules& rules;
  std::optional<std::string> level;  // a key; none: of every level
  Language language;
};

// YAML. Facts stand empty, which is missing; lists and records show one entry as a comment. Filled with nothing it is a
// plan without a fault, of which nothing can be told. In Chinese the keys are labels, in English names.
// only_must: only what rules of force must read.
[[nodiscard]] std::string blank_yaml(const BlankPlan& blank, bool only_must = false);
// CSV, a column a fact. Precondition: no list and no record is asked for.
[[nodiscard]] std::string blank_csv(const BlankPlan& blank, bool only_must = false);
// The first fact that has no room in a cell of CSV.
[[nodiscard]] const FactSpec* first_without_cell(const BlankPlan& blank, bool only_must = false);

}  // namespace ducha
