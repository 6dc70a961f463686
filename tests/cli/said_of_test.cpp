// SPDX-License-Identifier: Apache-2.0
#include "cli/process/said_of.h"

#include <doctest/doctest.h>

using namespace ducha;

TEST_CASE("a message is said of what the row of its code says, of whatever floor it is") {
  struct Row {
    std::string_view code;
    SaidOf of;
  };
  const Row rows[] = {
      {"plan.period", SaidOf::head},
      {"plan.type", SaidOf::place},
      {"check.no-policy", SaidOf::head},
      {"check.level-unknown", SaidOf::head},
      {"check.policy-unknown", SaidOf::head},
      {"check.duplicate-plan", SaidOf::run},
      {"check.too-many", SaidOf::place},
      {"batch.roster-twice", SaidOf::roster},
      {"batch.not-on-roster", SaidOf::place},
      {"waivers.run-out", SaidOf::waivers},
      {"profile.rule-none", SaidOf::place},
      {"compare.partial", SaidOf::compared},
      {"cli.nothing-rules", SaidOf::run},
      {"cli.baseline-differs", SaidOf::baseline},
      {"cli.clock", SaidOf::place},
      {"feel.of-another-version", SaidOf::place},
      {"", SaidOf::place},
  };
  for (const Row& row : rows) {
    CAPTURE(row.code);
    CHECK(said_of(row.code) == row.of);
  }
}
