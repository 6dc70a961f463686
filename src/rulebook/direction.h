// SPDX-License-Identifier: Apache-2.0
// Whether more records, dated later, can only help a `require` or only hurt it. What says so lets a window be judged
// that is still open, or of which a period holds a part.
//
//   help   count(...) >= n, > n, != 0; some ... satisfies; count at least(...)
//   hurt   count(...) <= n, < n, = 0; every ... satisfies
//
// `and` and `or` of alike are alike, `not` turns them round, and what reads nothing but parameters and days counts as
// either; else neither.
#pragma once

#include <functional>
#include <string_view>

#include "feel/compile/program.h"
#include "rulebook/rule.h"

namespace ducha {

// `is_fixed` tells of a name in scope whether its value is the same whatever happens later. Of an expression that does
// not compile: neither.
[[nodiscard]] Direction direction_of(std::string_view text, const feel::Scope& scope,
                                     const std::function<bool(std::string_view name)>& is_fixed);

}  // namespace ducha
