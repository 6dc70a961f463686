// SPDX-License-Identifier: Apache-2.0
// Whether more records, dated later, can only help a `require` or only hurt it. What says so lets a window be judged
// that is still open, or of which a period holds a part.
//
//   help   count(...) >= n, > n, != 0; some ... satisfies; count at least(...)
//   hurt   count(...) <= n, < n, = 0; every ... satisfies
//
// `and` and `or` of alike are alike, `not` turns them round, and what reads nothing but parameters and days counts as
// either; else neither. What is asked of each record, in `satisfies` or in a filter, has a direction of its own where
// it reads other happenings, or events of the record that may still come about: `every ... satisfies some ...` is
// neither.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "facts/vocabulary.h"
#include "feel/compile/program.h"
#include "rulebook/rule.h"

namespace ducha {

// What the names in scope are.
struct DirectionNames {
  // Whether its value is the same whatever happens later.
  std::function<bool(std::string_view name)> is_fixed;
  // The fact that it names, of a record the list; null where it names none. None: of no name it is known.
  std::function<const FactSpec*(std::string_view name)> fact;
  std::string record = {};  // what the rule calls the one that it judges; empty: none
};

// Of an expression that does not compile: neither.
[[nodiscard]] Direction direction_of(std::string_view text, const feel::Scope& scope, const DirectionNames& names);

}  // namespace ducha
