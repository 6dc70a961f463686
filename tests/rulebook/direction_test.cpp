// SPDX-License-Identifier: Apache-2.0
#include "rulebook/direction.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "facts/vocabulary.h"
#include "feel/compile/program.h"

using ducha::Direction;

namespace {

ducha::FactSpec named(const char* name, ducha::FactType type) {
  ducha::FactSpec spec;
  spec.name = name;
  spec.type = type;
  return spec;
}

// Tests and visits of a village, and wells that are tested themselves.
std::vector<ducha::FactSpec> facts() {
  using ducha::FactType;
  ducha::FactSpec tests = named("tests", FactType::list);
  tests.dated = "date";
  tests.fields = {named("date", FactType::date), named("good", FactType::boolean), named("place", FactType::text),
                  named("mended", FactType::event), named("staff", FactType::list)};
  ducha::FactSpec visits = tests;
  visits.name = "visits";
  ducha::FactSpec wells = named("wells", FactType::list);
  wells.fields = {named("name", FactType::name), tests, named("owners", FactType::list)};
  return {tests, visits, wells, named("staff", FactType::count)};
}

std::string_view direction(std::string_view expression) {
  static const ducha::feel::Scope scope = [] {
    ducha::feel::Scope made;
    for (const char* name : {"w", "tests", "visits", "wells", "staff", "limit", "window", "period"}) made.declare(name);
    return made;
  }();
  const auto is_fixed = [](std::string_view name) { return name == "limit" || name == "window" || name == "period"; };
  const auto fact = [](std::string_view name) -> const ducha::FactSpec* {
    static const std::vector<ducha::FactSpec> kFacts = facts();
    if (name == "w") name = "wells";
    const auto found = std::find_if(kFacts.begin(), kFacts.end(), [&](const auto& one) { return one.name == name; });
    return found == kFacts.end() ? nullptr : &*found;
  };
  switch (ducha::direction_of(expression, scope, {is_fixed, fact, "w"})) {
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
      // What a record says of itself stays.
      {"every t in tests satisfies t.good and count(t.staff) >= 2", "hurt"},
      {"some t in tests satisfies not(t.good) or t.date < limit", "help"},
      {"count(tests[date in window and count(staff) <= 2]) >= 1", "help"},
      {"every t in tests satisfies t.date in window", "hurt"},
      // What else is read of it may get more.
      {"every t in tests satisfies some v in visits satisfies v.date = t.date", "neither"},
      {"every t in tests satisfies count(visits[date = t.date]) >= 1", "neither"},
      {"every t in tests satisfies count(visits[date = t.date]) <= 1", "hurt"},
      {"every t in tests satisfies list contains(visits.date, t.date)", "neither"},
      {"every t in tests satisfies t.date in visits.date", "neither"},
      {"some t in tests satisfies count(visits[date = t.date]) = 0", "neither"},
      {"some t in tests satisfies count(visits[date = t.date]) >= 1", "help"},
      {"count(tests[count(visits[date in window]) = 0]) >= 1", "neither"},
      {"count(tests[count(visits[date in window]) = 0]) = 0", "neither"},
      {"every w in wells satisfies count(w.tests[date in window]) >= 1", "neither"},
      {"every w in wells satisfies sum(w.tests.good) >= 1", "neither"},
      {"every w in wells satisfies count(w.owners) >= 1", "hurt"},
      // The record that the rule judges is one.
      {"count(w.tests[date in window]) >= 1", "help"},
      {"count(visits[date in window and place = w.name]) >= 1", "help"},
      {"every v in visits satisfies v.place = w.name", "hurt"},
      // So may events of the record.
      {"every t in tests satisfies t.mended.happened", "neither"},
      {"every t in tests satisfies t.mended.on != null", "neither"},
      {"some t in tests satisfies t.mended.happened", "help"},
      {"count(tests[mended.happened]) >= 2", "help"},
      {"count(tests[not(mended.happened)]) = 0", "neither"},
      {"count(tests[mended.on = null]) >= 1", "neither"},
      {"count(tests[if mended.happened = false then false else mended.on <= limit]) >= 1", "help"},
      {"some t in tests satisfies if t.good then t.mended.happened != false else false", "help"},
      {"every t in tests satisfies if t.mended.happened then false else t.good", "hurt"},
      {"if limit > 3 then count(tests) >= 1 else false", "help"},
      {"if limit > 3 then false else count(tests) = 0", "hurt"},
      // Of what is always the same the condition alone decides.
      {"every d in [1, 2] satisfies count(tests[date = d]) >= 1", "help"},
      {"every d in [1, 2] satisfies count(tests) >= d", "help"},
      {"every d in [1, 2] satisfies staff > d", "neither"},
      {"count(distinct values(tests.date)) >= 2", "help"},
      {"count(distinct values(for t in tests return t.date)) <= 2", "hurt"},
      // What no one can say.
      {"count(tests[1]) >= 1", "neither"},
      {"count(split(staff, \",\")) >= 2", "neither"},
      {"count(tests) >= 1 and count(visits) <= 3", "neither"},
      {"count(tests) = 1", "neither"},
      {"count(tests) != 1", "neither"},
      {"count(tests) in [1..3]", "neither"},
      {"count(tests) >= count(visits)", "neither"},
      {"count(tests) >= staff", "neither"},
      {"sum(tests.cost) >= 2", "neither"},
      {"staff > 0 and count(tests) >= 1", "neither"},
      {"if limit > 3 then count(tests) >= 1 else count(visits) >= 1", "neither"},
      {"limit > 3", "neither"},
      {"this does not compile (", "neither"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.expression));
    CHECK(std::string(direction(row.expression)) == row.direction);
  }
}
