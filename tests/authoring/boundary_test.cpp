// SPDX-License-Identifier: Apache-2.0
#include "authoring/boundary.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "small_rulebook.h"

using namespace ducha;

TEST_CASE("each comparison of order wants a case in which both sides are equal") {
  struct Row {
    const char* require;
    const char* cases;
    std::vector<std::string> without;  // the comparisons of which it is missing, in their order
  };
  const Row rows[] = {
      {"n <= limit", "[{facts: {n: 15}, expect: pass}]", {}},
      {"n <= limit", "[{facts: {n: 14}, expect: pass}, {facts: {n: 16}, expect: fail}]", {"n <= limit"}},
      {"n < 15", "[{facts: {n: 15}, expect: fail}]", {}},
      {"n > 15", "[{facts: {n: 16}, expect: pass}]", {"n > 15"}},
      // No order between the sides: equality has no boundary.
      {"n = 15", "[{facts: {n: 14}, expect: fail}]", {}},
      {"n != 15", "[{facts: {n: 14}, expect: pass}]", {}},
      // What no case has is another fault.
      {"n <= limit", "[{facts: {}, expect: unknown}]", {}},
      {"n <= 15", "[{facts: {n: -1}, expect: error}]", {}},
      // Of several each for itself.
      {"n <= 15 and m >= 3", "[{facts: {n: 15, m: 4}, expect: pass}]", {"m >= 3"}},
      {"n <= 15 and m >= 3", "[{facts: {n: 15, m: 4}, expect: pass}, {facts: {n: 1, m: 3}, expect: pass}]", {}},
      {"n <= 15 and m >= 3", "[{facts: {n: 14, m: 4}, expect: pass}]", {"n <= 15", "m >= 3"}},
      {"n + 1 <= m", "[{facts: {n: 2, m: 3}, expect: pass}]", {}},
      {"not(n < m)", "[{facts: {n: 3, m: 2}, expect: pass}]", {"n < m"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.require);
    CAPTURE(row.cases);
    const auto rules =
        rulebook_of(std::string("    require: ") + row.require + "\n    due: at once\n    cases: " + row.cases + "\n");
    Diagnostics found;
    lint_boundaries(*rules, found);
    std::vector<std::string> without;
    for (const Diagnostic& each : found.all()) {
      CHECK(each.code.row().name == "lint.no-boundary");
      without.push_back(each.arguments[0].in(Language::en));
    }
    CHECK(without == row.without);
  }
}
