// SPDX-License-Identifier: Apache-2.0
// The values that stand written in an expression.
#pragma once

#include <string_view>
#include <vector>

#include "feel/value/value.h"
#include "rulebook/rulebook.h"

namespace ducha {

// Numbers, strings, and what stands in @"...".
[[nodiscard]] std::vector<feel::Value> literals_in(std::string_view text);
// What an expression always is, or each value of the parameter that it is; none: it depends on what a plan says.
[[nodiscard]] std::vector<feel::Value> values_of(const PolicyRules& rules, const Expression& expression);

}  // namespace ducha
