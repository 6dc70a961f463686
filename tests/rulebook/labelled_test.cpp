// SPDX-License-Identifier: Apache-2.0
#include "rulebook/labelled.h"

#include <string>

#include <doctest/doctest.h>

using ducha::FactSpec;
using ducha::Language;

namespace {

FactSpec spec(const char* name, const char* zh, const char* en) {
  FactSpec fact;
  fact.name = name;
  fact.label = ducha::Text(zh, en);
  return fact;
}

ducha::PolicyRules sample() {
  FactSpec tests = spec("tests", "ZT", "water tests");
  tests.fields = {spec("date", "ZD", "day"), spec("bare", "", ""), spec("start", "ZS", "first day of school")};
  ducha::PolicyRules rules;
  rules.vocabulary = ducha::Vocabulary({spec("people", "ZP", "people served"), tests, spec("bare_fact", "", "")});
  ducha::Param limit;
  limit.name = "limit";
  limit.label = ducha::Text("ZL", "the limit");
  rules.policy.params = {limit};
  return rules;
}

}  // namespace

TEST_CASE("names become labels, and nothing else changes") {
  struct Row {
    const char* expression;
    const char* want;
  };
  static constexpr Row kRows[] = {
      {"people <= limit", "[people served] <= [the limit]"},
      {"count(tests[date in window]) >= 1", "count([water tests][[day] in window]) >= 1"},
      {"one.date < two.people", "one.[day] < two.[people served]"},
      {"peoples + people1 + my_people", ""},
      {"\"people \\\" people\" = people", "\"people \\\" people\" = [people served]"},
      {"people // people\n> 1", "[people served] // people\n> 1"},
      {"/* people */ people /* people", "/* people */ [people served] /* people"},
      {"bare_fact > 1", ""},
      {"\"unclosed people", ""},
      {"", ""},
      {"people", "[people served]"},
      {"tests[start >= period.start]", "[water tests][[first day of school] >= [first day of the period]]"},
      {"one.start <= window . end.year", "one.[first day of school] <= [last day of the window].year"},
      {"one.period.start", "one.period.[first day of school]"},
  };
  const ducha::PolicyRules rules = sample();
  for (const Row& row : kRows) {
    CAPTURE(row.expression);
    CHECK(ducha::labelled(row.expression, rules, Language::en) == row.want);
  }
  CHECK(ducha::labelled("people", rules, Language::zh) == "[ZP]");
}
