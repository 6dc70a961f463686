// SPDX-License-Identifier: Apache-2.0
#include "batch/roster.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace {

using ducha::Diagnostics;
using ducha::Roster;

struct Listed {
  const char* rows;
  std::vector<std::vector<std::string>> policies;  // of each unit that is kept
  int warnings;
};

}  // namespace

TEST_CASE("A roster may have a row for each policy of a unit") {
  const Listed lists[] = {
      {"A,county,union\nA,county,ageing\nB,county,union\n", {{"union", "ageing"}, {"union"}}, 0},
      {"A,county,union;ageing\nA,county,science\nA,county,corrections\n",
       {{"union", "ageing", "science", "corrections"}},
       0},
      {"A,county,union\nA,county,union\n", {{"union"}}, 1},
      {"A,county,union\nA,county,ageing;union\n", {{"union"}}, 1},
      {"A,county,union\nA,town,ageing\n", {{"union"}}, 1},
      {"A,county,union\nA,county,\n", {{"union"}}, 1},
      {"A,county,\nA,county,union\n", {{}}, 1},
  };
  for (const Listed& listed : lists) {
    CAPTURE(listed.rows);
    Diagnostics diagnostics;
    const auto roster =
        ducha::read_roster("roster.csv", std::string("unit,level,policies\n") + listed.rows, diagnostics);
    std::vector<std::vector<std::string>> policies;
    for (const ducha::RosterUnit& unit : roster->units()) policies.push_back(unit.policies);
    CHECK(policies == listed.policies);
    CHECK(diagnostics.errors() == 0);
    CHECK(diagnostics.warnings() == static_cast<std::size_t>(listed.warnings));
  }
}
