// SPDX-License-Identifier: Apache-2.0
#include "audit/baseline.h"

#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "findings_of.h"

using namespace ducha;

namespace {

Baseline baseline_of(const std::string& text, bool across_periods, std::vector<std::string>& told) {
  Baseline baseline(across_periods);
  std::istringstream stream(text);
  Diagnostics diagnostics;
  baseline.read(stream, "b.ndjson", diagnostics);
  for (const Diagnostic& each : diagnostics.all()) told.emplace_back(each.code.row().name);
  return baseline;
}

Finding named(Finding finding) {
  std::vector<Finding> one = {std::move(finding)};
  set_fingerprints(one);
  return one[0];
}

}  // namespace

TEST_CASE("a finding is held against that of its unit, rule, subject and period") {
  struct Row {
    const char* name;
    PlanResult plan;
    Finding now;
    bool across_periods;
    Change change;
    std::size_t gone;
  };
  const Finding half = in_window(finding_of("A", "p.b", Status::fail), "2024-H1");
  const Row rows[] = {
      {"as it was", plan_of("A", "2024"), finding_of("A", "p.a", Status::fail), false, Change::unchanged, 1},
      {"put right", plan_of("A", "2024"), finding_of("A", "p.a", Status::pass), false, Change::fixed, 1},
      {"no longer known", plan_of("A", "2024"), finding_of("A", "p.a", Status::unknown), false, Change::worse, 1},
      {"of lesser force", plan_of("A", "2024"), finding_of("A", "p.a", Status::fail, Modality::should), false,
       Change::better, 1},
      {"another rule", plan_of("A", "2024"), finding_of("A", "p.c", Status::fail), false, Change::fresh, 2},
      {"another unit", plan_of("B", "2024"), finding_of("B", "p.a", Status::fail), false, Change::fresh, 2},
      {"its window", plan_of("A", "2024"), half, false, Change::worse, 1},
      {"another window", plan_of("A", "2024"), in_window(half, "2024-H2"), false, Change::fresh, 2},
      {"the window of the next year", plan_of("A", "2025"), in_window(half, "2025-H1"), false, Change::fresh, 2},
      {"the same across periods", plan_of("A", "2025"), in_window(half, "2025-H1"), true, Change::worse, 1},
      {"another place across periods", plan_of("A", "2025"), in_window(half, "2025-H2"), true, Change::fresh, 2},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    std::vector<std::string> told;
    const std::string before = run_text(
        {{plan_of("A", "2024"),
          {finding_of("A", "p.a", Status::fail), in_window(finding_of("A", "p.b", Status::pass), "2024-H1")}}});
    Baseline baseline = baseline_of(before, row.across_periods, told);
    CHECK(told.empty());
    CHECK(baseline.gone() == 2);
    baseline.turn_to(&row.plan);
    CHECK(baseline.compare(named(row.now)) == row.change);
    CHECK(baseline.gone() == row.gone);
  }
}

TEST_CASE("findings over the batch are held against those over the batch, whatever the plans") {
  std::vector<std::string> told;
  const Finding over = finding_of(nullptr, "p.across", Status::fail);
  Baseline baseline = baseline_of(run_text({{plan_of("A", "2024"), {}}}, {over}), false, told);
  CHECK(told.empty());
  const PlanResult plan = plan_of("A", "2024");
  baseline.turn_to(&plan);
  CHECK(baseline.compare(named(over)) == Change::fresh);
  baseline.turn_to(nullptr);
  CHECK(baseline.compare(named(over)) == Change::unchanged);
  CHECK(baseline.gone() == 0);
}

namespace {

// As --status writes it: one finding is counted and not listed.
std::string text_without(const PlanResult& judged, Status left_out) {
  const std::string text = run_text({{judged, {}}});
  PlanResult plan = judged;
  plan.counts.add(left_out);
  Summary summary;
  summary.add(finding_of("A", "p.a", left_out));
  summary.plans = 1;
  PartDigest digest;
  const std::string run_line = text.substr(0, text.find('\n'));
  digest.add(run_line);
  digest.add(to_ndjson(plan));
  return run_line + '\n' + to_ndjson(plan) + '\n' + digest.sealed(to_ndjson(summary)) + '\n';
}

}  // namespace

TEST_CASE("of what a baseline leaves out, what is well is unchanged, and all else is new") {
  const PlanResult plan = plan_of("A", "2024");
  struct Row {
    Status status;
    Change change;
  };
  for (const Row& row : {Row{Status::pass, Change::unchanged}, Row{Status::not_applicable, Change::unchanged},
                         Row{Status::fail, Change::fresh}, Row{Status::unknown, Change::fresh}}) {
    CAPTURE(to_string(row.status));
    std::vector<std::string> told;
    Baseline baseline = baseline_of(text_without(plan, Status::pass), false, told);
    CHECK(told == std::vector<std::string>{"compare.partial"});
    baseline.turn_to(&plan);
    CHECK(baseline.compare(named(finding_of("A", "p.a", row.status))) == row.change);
  }
}

TEST_CASE("a baseline that leaves out more than what is well is none") {
  for (const Status status : kStatuses) {
    CAPTURE(to_string(status));
    const bool well = status == Status::pass || status == Status::not_applicable;
    std::vector<std::string> told;
    static_cast<void>(baseline_of(text_without(plan_of("A", "2024"), status), false, told));
    CHECK(told == std::vector<std::string>{well ? "compare.partial" : "compare.left-out"});
  }
}

TEST_CASE("what is no whole run is no baseline") {
  const std::string good = run_text({{plan_of("A", "2024"), {finding_of("A", "p.a", Status::fail)}}});
  struct Row {
    const char* name;
    std::string text;
    std::vector<std::string> told;
  };
  const Row rows[] = {
      {"whole", good, {}},
      {"parts", good + good, {}},
      {"nothing", "", {"compare.cut"}},
      {"no summary", good.substr(0, good.rfind("{\"type\":\"summary\"")), {"compare.cut"}},
      {"a line lost",
       good.substr(0, good.find('\n') + 1) + good.substr(good.find("{\"type\":\"plan\"")),
       {"compare.changed"}},
      {"another thing", "half a line\n", {"compare.line"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    std::vector<std::string> told;
    static_cast<void>(baseline_of(row.text, false, told));
    CHECK(told == row.told);
  }
}

TEST_CASE("what is counted and not listed, by status") {
  Counts counted, shown;
  CHECK(counted_words(left_out(counted, shown)).empty());
  counted.add(Status::pass, 3);
  counted.add(Status::fail, 2);
  shown.add(Status::fail, 2);
  CHECK(counted_words(left_out(counted, shown)).en == "pass 3");
  shown.add(Status::pass, 4);
  CHECK(counted_words(left_out(counted, shown)).empty());
}
