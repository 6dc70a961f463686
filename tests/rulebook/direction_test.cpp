// SPDX-License-Identifier: Apache-2.0
#include "rulebook/direction.h"

#include <string_view>

#include <doctest/doctest.h>

#include "feel/compile/program.h"

using ducha::Direction;

namespace {

std::string_view direction(std::string_view expression) {
  static const ducha::feel::Scope scope = [] {
    ducha::feel::Scope made;
    for (const char* name : {"tests", "visits", "staff", "limit", "window", "period"}) made.declare(name);
    return made;
  }();
  const auto is_fixed = [](std::string_view name) { return name == "limit" || name == "window" || name == "period"; };
  switch (ducha::direction_of(expression, scope, is_fixed)) {
    case Direction::neither: return "neither";
    case Direction::help: return "help";
    case Direction::hurt: return "hurt";
  }
  return "";
}

}  // namespace

TEST_CASE("whether more records can only help or only hurt") {
  struct Row {
    const char* expression;
    const char* direction;
  };
  const Row rows[] = {
      {"count(tests[date in window]) >= 2", "help"},
      {"count(tests) > limit", "help"},
      {"count(tests) != 0", "help"},
      {"2 <= count(tests)", "help"},
      {"limit < count(tests)", "help"},
      {"some t in tests satisfies t.good", "help"},
      {"count at least(for t in tests return t.good, 2)", "help"},
      {"count(tests[date in window]) <= 2", "hurt"},
      {"count(tests) < limit", "hurt"},
      {"count(tests) = 0", "hurt"},
      {"0 = count(tests)", "hurt"},
      {"every t in tests satisfies t.good", "hurt"},
      {"not(count(tests) > 2)", "hurt"},
      {"not(every t in tests satisfies t.good)", "help"},
      {"count(tests) >= 1 and count(visits) >= 1", "help"},
      {"count(tests) >= 1 or some v in visits satisfies v.good", "help"},
      {"count(tests) = 0 and count(visits) <= 3", "hurt"},
      // Parameters and days count as either.
      {"limit > 3 and count(tests) >= 1", "help"},
      {"limit > 3 and count(tests) = 0", "hurt"},
      // What no one can say.
      {"count(tests) >= 1 and count(visits) <= 3", "neither"},
      {"count(tests) = 1", "neither"},
      {"count(tests) != 1", "neither"},
      {"count(tests) in [1..3]", "neither"},
      {"count(tests) >= count(visits)", "neither"},
      {"count(tests) >= staff", "neither"},
      {"sum(tests.cost) >= 2", "neither"},
      {"staff > 0 and count(tests) >= 1", "neither"},
      {"if limit > 3 then count(tests) >= 1 else true", "neither"},
      {"limit > 3", "neither"},
      {"this does not compile (", "neither"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.expression);
    CHECK(direction(row.expression) == row.direction);
  }
}
