// SPDX-License-Identifier: Apache-2.0
#include "authoring/boundary.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "one_rule.h"

using namespace ducha;

TEST_CASE("each comparison of order wants a case in which both sides are equal") {
  struct Row {
    const char* require;
    const char* cases;
    std::vector<std::string> without;  // the comparisons of which it is missing, in their order
  };
  const Row rows[] = {
      {"subjects <= limit", "[{facts: {subjects: 15}, expect: pass}]", {}},
      {"subjects <= limit",
       "[{facts: {subjects: 14}, expect: pass}, {facts: {subjects: 16}, expect: fail}]",
       {"subjects <= limit"}},
      {"subjects < 15", "[{facts: {subjects: 15}, expect: fail}]", {}},
      {"subjects > 15", "[{facts: {subjects: 16}, expect: pass}]", {"subjects > 15"}},
      // No order between the sides: equality has no boundary.
      {"subjects = 15", "[{facts: {subjects: 14}, expect: fail}]", {}},
      {"subjects != 15", "[{facts: {subjects: 14}, expect: pass}]", {}},
      // What no case has is another fault.
      {"subjects <= limit", "[{facts: {}, expect: unknown}]", {}},
      {"subjects <= 15", "[{facts: {subjects: -1}, expect: error}]", {}},
      // Of several each for itself.
      {"subjects <= 15 and officers >= 3", "[{facts: {subjects: 15, officers: 4}, expect: pass}]", {"officers >= 3"}},
      {"subjects <= 15 and officers >= 3",
       "[{facts: {subjects: 15, officers: 4}, expect: pass}, {facts: {subjects: 1, officers: 3}, expect: pass}]",
       {}},
      {"subjects <= 15 and officers >= 3",
       "[{facts: {subjects: 14, officers: 4}, expect: pass}]",
       {"subjects <= 15", "officers >= 3"}},
      {"subjects + 1 <= officers", "[{facts: {subjects: 2, officers: 3}, expect: pass}]", {}},
      {"not(subjects < officers)", "[{facts: {subjects: 3, officers: 2}, expect: pass}]", {"subjects < officers"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.require);
    CAPTURE(row.cases);
    const auto rules =
        policy_of(std::string("    require: ") + row.require + "\n    due: at once\n    cases: " + row.cases + "\n");
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
