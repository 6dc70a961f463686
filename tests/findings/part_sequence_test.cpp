// SPDX-License-Identifier: Apache-2.0
#include "findings/part_sequence.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace ducha;
using In = RunDifference::In;

namespace {

Run run_of(const char* version, const char* rulebook, std::optional<std::string> as_of, const char* options) {
  Run run;
  run.version = version;
  run.rulebook = rulebook;
  run.as_of = std::move(as_of);
  run.options = options;
  return run;
}

PlanResult plan_of(std::optional<std::string> as_of, bool from_clock) {
  PlanResult plan;
  plan.as_of = std::move(as_of);
  plan.as_of_from_clock = from_clock;
  return plan;
}

}  // namespace

TEST_CASE("parts are of one run where program, rulebook, day and options are the same") {
  struct Row {
    const char* name;
    Run further;
    std::optional<In> differs;
    const char* here;
    const char* before;
  };
  const std::vector<Row> rows = {
      {"all the same", run_of("1", "sha256:a", "2024-12-31", "{}"), std::nullopt, "", ""},
      {"program", run_of("2", "sha256:a", "2024-12-31", "{}"), In::version, "2", "1"},
      {"rulebook", run_of("1", "sha256:b", "2024-12-31", "{}"), In::rulebook, "sha256:b", "sha256:a"},
      {"day", run_of("1", "sha256:a", "2024-06-30", "{}"), In::date, "2024-06-30", "2024-12-31"},
      {"no day", run_of("1", "sha256:a", std::nullopt, "{}"), In::date, "null", "2024-12-31"},
      {"options", run_of("1", "sha256:a", "2024-12-31", R"({"set":["a=1"]})"), In::options, R"({"set":["a=1"]})", "{}"},
      {"the first that differs", run_of("2", "sha256:b", std::nullopt, ""), In::version, "2", "1"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    PartSequence parts;
    CHECK_FALSE(parts.first());
    CHECK_FALSE(parts.begin(run_of("1", "sha256:a", "2024-12-31", "{}")));
    CHECK(parts.within());
    parts.end();
    CHECK_FALSE(parts.within());
    const auto difference = parts.begin(row.further);
    CHECK(parts.parts() == 2);
    CHECK(parts.first()->version == "1");
    REQUIRE(difference.has_value() == row.differs.has_value());
    if (!difference) continue;
    CHECK(difference->in == *row.differs);
    CHECK(difference->here == row.here);
    CHECK(difference->before == row.before);
  }
}

TEST_CASE("a part is held against the first, not against the one before it") {
  PartSequence parts;
  CHECK_FALSE(parts.begin(run_of("1", "a", std::nullopt, "")));
  CHECK(parts.begin(run_of("1", "b", std::nullopt, "")));
  CHECK(parts.begin(run_of("1", "b", std::nullopt, "")));
  CHECK_FALSE(parts.begin(run_of("1", "a", std::nullopt, "")));
}

TEST_CASE("plans that were judged by the clock are of one day; others of any") {
  PartSequence parts;
  CHECK_FALSE(parts.plan(plan_of("2023-12-31", false)));
  CHECK_FALSE(parts.plan(plan_of("2024-03-01", true)));
  CHECK_FALSE(parts.plan(plan_of("2024-12-31", false)));
  CHECK_FALSE(parts.plan(plan_of(std::nullopt, true)));
  CHECK_FALSE(parts.plan(plan_of("2024-03-01", true)));
  const auto midnight = parts.plan(plan_of("2024-03-02", true));
  REQUIRE(midnight);
  CHECK(midnight->in == In::date);
  CHECK(midnight->here == "2024-03-02");
  CHECK(midnight->before == "2024-03-01");
}
