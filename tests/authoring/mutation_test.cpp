// SPDX-License-Identifier: Apache-2.0
#include "authoring/mutation.h"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "one_rule.h"

using namespace ducha;

namespace {

// "number: 15 -> 16", sorted: changes of the rule that its cases do not notice.
std::vector<std::string> survivors_of(const Mutation& mutation) {
  std::vector<std::string> all;
  for (const Survivor& each : mutation.survivors)
    all.push_back(std::string(to_string(each.kind)) + ": " + each.from + " -> " + each.to);
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace

TEST_CASE("a change that no case notices is told, in its own words") {
  struct Row {
    const char* rule;
    std::vector<std::string> survivors;
  };
  const Row rows[] = {
      // At the boundary and beyond it: only what the force rests on is not seen.
      {"require: subjects <= 15\n    due: at once\n"
       "    cases: [{facts: {subjects: 15}, expect: pass}, {facts: {subjects: 16}, expect: fail}]",
       {"bound: max: 100 -> max: 101", "bound: max: 100 -> max: 99", "bound: min: 0 -> min: 1",
        "grounds: grounds: text -> grounds: reading", "setting: due: at once -> due: period.end"}},
      // Nothing but a case far away.
      {"require: subjects <= 15\n    due: at once\n    cases: [{facts: {subjects: 1}, expect: pass}]",
       {"bound: max: 100 -> max: 101", "bound: max: 100 -> max: 99", "bound: min: 0 -> min: 1", "comparison: <= -> <",
        "grounds: grounds: text -> grounds: reading", "number: 15 -> 14", "number: 15 -> 16",
        "setting: due: at once -> due: period.end"}},
      // A parameter, which the rule reads.
      {"require: subjects <= limit\n    due: at once\n    cases: [{facts: {subjects: 15}, expect: pass}]",
       {"bound: max: 100 -> max: 101", "bound: max: 100 -> max: 99", "bound: min: 0 -> min: 1",
        "grounds: grounds: text -> grounds: reading", "number: 15 -> 16", "setting: due: at once -> due: period.end"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.rule);
    const auto rules = policy_of(std::string("    ") + row.rule + "\n");
    const Mutation mutation = mutated(*rules, 1);
    CHECK(survivors_of(mutation) == row.survivors);
    CHECK(mutation.total().survived == row.survivors.size());
  }
}

TEST_CASE("any number of threads gives the same in the same order") {
  const auto rules = policy_of(
      "    every: quarter\n    require: count(reports[date in window]) >= 1 and subjects < limit\n"
      "    cases: [{period: 2024-Q1, facts: {subjects: 1, reports: [{date: 2024-01-01}]}, expect: pass}]\n");
  const Mutation alone = mutated(*rules, 1);
  CHECK(alone.total().all() > 0);
  for (const unsigned threads : {2U, 5U}) {
    const Mutation together = mutated(*rules, threads);
    CHECK(together.total().noticed == alone.total().noticed);
    CHECK(together.not_compiled == alone.not_compiled);
    REQUIRE(together.survivors.size() == alone.survivors.size());
    for (std::size_t i = 0; i < alone.survivors.size(); ++i) {
      CHECK(together.survivors[i].to == alone.survivors[i].to);
      CHECK(together.survivors[i].of == alone.survivors[i].of);
    }
  }
}

TEST_CASE("parts of a mutation add up") {
  Mutation sum, part;
  part.by_kind[0] = {2, 1};
  part.by_kind[3] = {1, 0};
  part.not_compiled = 4;
  part.survivors.resize(1);
  sum.add(part);
  sum.add(part);
  CHECK(sum.total().noticed == 6);
  CHECK(sum.total().survived == 2);
  CHECK(sum.total().all() == 8);
  CHECK(sum.not_compiled == 8);
  CHECK(sum.survivors.size() == 2);
}
