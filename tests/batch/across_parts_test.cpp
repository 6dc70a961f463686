// SPDX-License-Identifier: Apache-2.0
#include "batch/across_parts.h"

#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "batch/checker.h"
#include "batch/pipeline.h"
#include "batch/repeated_plans.h"

using namespace ducha;

namespace {

PolicySource wells() {
  PolicySource source;
  source.known = {"wells"};
  source.load = [](const std::string& id, Diagnostics& diagnostics) {
    return load_policy(DUCHA_SOURCE_DIR "/tests/commands/rules", id, diagnostics);
  };
  return source;
}

CheckOptions on_a_day() {
  CheckOptions options;
  options.today = {2024, 12, 31};
  return options;
}

}  // namespace

TEST_CASE("findings over a part are left out, all others are not") {
  struct Row {
    const char* name;
    std::optional<Subject::Kind> kind;
    bool left_out;
  };
  const Row rows[] = {
      {"no subject", std::nullopt, false},
      {"a window", Subject::Kind::window, false},
      {"a record", Subject::Kind::record, false},
      {"a group of units", Subject::Kind::group, true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    AcrossParts across;
    Finding finding;
    if (row.kind) finding.subject.emplace().kind = *row.kind;
    CHECK(across.leaves_out(finding) == row.left_out);
    CHECK(across.any() == row.left_out);
  }
}

TEST_CASE("a part whose findings over the batch are not shown has some all the same") {
  AcrossParts across;
  Summary part;
  across.end_part(part);
  CHECK_FALSE(across.any());
  part.across.counts.add(Status::pass);
  across.end_part(part);
  across.end_part(Summary());
  CHECK(across.any());
}

TEST_CASE("over all parts is judged anew, and how a part stood against a baseline stays") {
  // As the parts were judged, one unit each.
  AcrossParts across;
  Checker all(wells(), on_a_day());
  std::set<std::string> of_parts;
  for (const char* unit : {"A", "B"}) {
    Checker part(wells(), on_a_day());
    std::istringstream stream(std::string("unit: ") + unit + "\npolicy: wells\nlevel: village\nperiod: 2024\n" +
                              "region: {city: C}\nfacts: {keeper: true}\n");
    const auto plans = plan_cutter(stream, "f", PlanFormat::yaml);
    run_pipeline(*plans, part, 1,
                 {{},
                  [&](JudgedPlan& entry) {
                    REQUIRE(entry.judged);
                    across.add(entry.judged->result);
                    CHECK(all.add_to_batch(entry.judged->result));
                    return true;
                  },
                  [] {}});
    Diagnostics lost;
    for (Finding& finding : part.across(lost)) {
      finding.change = Change::worse;
      CHECK(across.leaves_out(finding));
      of_parts.insert(finding.fingerprint);
    }
  }
  REQUIRE_FALSE(of_parts.empty());
  Diagnostics lost;
  const std::vector<Finding> findings = across.judge(all, lost);
  CHECK(lost.empty());
  REQUIRE_FALSE(findings.empty());
  for (const Finding& finding : findings) {
    CHECK(finding.subject->units == 2);
    CHECK(finding.change.has_value() == (of_parts.count(finding.fingerprint) > 0));
    CHECK(finding.change.value_or(Change::worse) == Change::worse);
  }
}

TEST_CASE("a plan that was read back stands where its unit is named") {
  PlanResult plan;
  plan.file = "a.yaml";
  CHECK(unit_place(plan).source->name() == "a.yaml");
  CHECK(unit_place(plan).source->bytes().empty());
  plan.unit_line = 7;
  plan.unit_column = 5;
  const Position position = unit_place(plan).position();
  CHECK(position.line == 7);
  CHECK(position.column == 5);
}

TEST_CASE("a second plan of a unit for one policy and period is told, policy by policy") {
  RepeatedPlans repeats;
  PlanResult plan;
  plan.unit = "A";
  plan.period = "2024";
  plan.policies = {"p", "q"};
  Diagnostics told;
  repeats.report(plan, {}, told);
  CHECK(told.empty());
  plan.policies = {"q", "r"};
  repeats.report(plan, {}, told);
  REQUIRE(told.all().size() == 1);
  CHECK(told.all()[0].arguments[1].in(Language::en) == "q");
  plan.period = "2025";
  repeats.report(plan, {}, told);
  CHECK(told.all().size() == 1);
  plan.unit.reset();
  plan.period = "2024";
  repeats.report(plan, {}, told);
  CHECK(told.all().size() == 1);
}
