// SPDX-License-Identifier: Apache-2.0
// The values that stand written in an expression.
#pragma once

#include <string_view>
#include <vector>

#include "feel/value/value.h"

namespace ducha {

// Numbers, strings, and what stands in @"...".
[[nodiscard]] std::vector<feel::Value> literals_in(std::string_view text);

}  // namespace ducha
