// SPDX-License-Identifier: Apache-2.0
#include "audit/waivers.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "audit/late_waivers.h"
#include "findings_of.h"

using namespace ducha;

namespace {

const std::string kAnyone = ", reason: r, approved_by: b}\n";

std::shared_ptr<Waivers> waivers_of(const std::vector<std::string>& entries) {
  std::string text = "waivers:\n";
  for (const std::string& entry : entries) text += "  - {" + entry + kAnyone;
  auto waivers = std::make_shared<Waivers>();
  Diagnostics faults;
  waivers->read("w.yaml", text, faults);
  REQUIRE(faults.empty());
  return waivers;
}

std::vector<std::string> faults_of(const std::string& text) {
  Waivers waivers;
  Diagnostics faults;
  waivers.read("w.yaml", text, faults);
  std::vector<std::string> codes;
  for (const Diagnostic& each : faults.all()) codes.emplace_back(each.code.row().name);
  return codes;
}

std::vector<std::string> reported(const Waivers& waivers) {
  Diagnostics told;
  waivers.report(told);
  std::vector<std::string> codes;
  for (const Diagnostic& each : told.all())
    codes.push_back(std::string(each.code.row().name) + ' ' + std::to_string(each.at.position().line));
  return codes;
}

}  // namespace

TEST_CASE("a waiver holds from its first day to its last, both included") {
  struct Row {
    const char* name;
    const char* window;
    Date as_of;
    bool waived;
  };
  const Row rows[] = {
      {"long before, without a first day", "until: 2024-09-30", {2000, 1, 1}, true},
      {"on the last day", "until: 2024-09-30", {2024, 9, 30}, true},
      {"a day later", "until: 2024-09-30", {2024, 10, 1}, false},
      {"a day before the first", "from: 2024-03-01, until: 2024-09-30", {2024, 2, 29}, false},
      {"on the first day", "from: 2024-03-01, until: 2024-09-30", {2024, 3, 1}, true},
      {"on the only day", "from: 2024-03-01, until: 2024-03-01", {2024, 3, 1}, true},
      {"behind the only day", "from: 2024-03-01, until: 2024-03-01", {2024, 3, 2}, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const auto waivers = waivers_of({std::string("rule: r.a, unit: A, ") + row.window});
    Finding finding = finding_of("A", "r.a", Status::fail);
    CHECK(waivers->apply(finding, row.as_of) == row.waived);
    CHECK(finding.status == (row.waived ? Status::waived : Status::fail));
    REQUIRE(finding.waiver.has_value() == row.waived);
    if (row.waived) CHECK(finding.waiver->was == Status::fail);
  }
}

TEST_CASE("only what fails or cannot be decided is waived") {
  for (const Status status : kStatuses) {
    CAPTURE(to_string(status));
    const auto waivers = waivers_of({"rule: r.a, unit: A, until: 2024-09-30"});
    Finding finding = finding_of("A", "r.a", status);
    CHECK(waivers->apply(finding, {2024, 1, 1}) == (status == Status::fail || status == Status::unknown));
  }
}

TEST_CASE("whom and what a waiver fits") {
  struct Row {
    const char* whom;
    const char* rule;
    const char* unit;
    Region region;
    bool fits;
  };
  const Row rows[] = {
      {"rule: r.a, unit: A", "r.a", "A", {}, true},
      {"rule: r.a, unit: A", "r.ab", "A", {}, false},
      {"rule: r.a, unit: A", "r.a", "AB", {}, false},
      {"rule: r.a, unit: a", "r.a", "A", {}, true},
      {"rule: r.*, unit: A", "r.b", "A", {}, true},
      {"rule: r.*, unit: A", "s.b", "A", {}, false},
      {"rule: 'r.[ab]', unit: A", "r.b", "A", {}, true},
      {"rule: 'r.[ab]', unit: A", "r.c", "A", {}, false},
      {"rule: r.a, unit: [A, B]", "r.a", "B", {}, true},
      {"rule: r.a, unit: [A, B]", "r.a", "C", {}, false},
      {"rule: r.a, region: {city: X}", "r.a", "C", {{"city", "X"}}, true},
      {"rule: r.a, region: {city: X}", "r.a", "C", {{"city", "Y"}}, false},
      {"rule: r.a, region: {city: X}", "r.a", "C", {{"county", "X"}}, false},
      {"rule: r.a, region: {city: X, county: Y}", "r.a", "C", {{"city", "X"}}, false},
      {"rule: r.a, region: {city: X, county: Y}", "r.a", "C", {{"county", "Y"}, {"city", "X"}}, true},
      {"rule: r.a, unit: A, region: {city: X}", "r.a", "A", {{"city", "Y"}}, false},
      {"rule: r.a, unit: A, region: {city: X}", "r.a", "A", {{"city", "X"}}, true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.whom);
    CAPTURE(row.rule);
    CAPTURE(row.unit);
    const auto waivers = waivers_of({std::string(row.whom) + ", until: 2024-09-30"});
    Finding finding = finding_of(row.unit, row.rule, Status::fail);
    finding.region = row.region;
    CHECK(waivers->apply(finding, {2024, 1, 1}) == row.fits);
  }
}

TEST_CASE("a subject is called by its name, its window, or both as reports do") {
  struct Row {
    const char* subject;
    bool fits;
  };
  const Row rows[] = {
      {"Tower", true},
      {"tower", true},
      {"2024-H1", true},
      {"\"Tower \xC2\xB7 2024-H1\"", true},
      {"Hall", false},
      {"2024-H2", false},
      {"\"Tower \xC2\xB7 2024-H2\"", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.subject);
    const auto waivers = waivers_of({std::string("rule: r.a, unit: A, until: 2024-09-30, subject: ") + row.subject});
    Finding finding = finding_of("A", "r.a", Status::fail);
    finding.subject.emplace().kind = Subject::Kind::record;
    finding.subject->name = "Tower";
    finding.subject->window = "2024-H1";
    CHECK(waivers->apply(finding, {2024, 1, 1}) == row.fits);
  }
}

TEST_CASE("behind the last finding each waiver that did nothing, has run out or soon will is told") {
  struct Row {
    const char* name;
    std::vector<std::string> entries;
    Status status;
    Date as_of;
    std::vector<std::string> told;  // with the line of the waiver
  };
  const std::string of_a = "rule: r.a, unit: A, ";
  const Row rows[] = {
      {"covers", {of_a + "until: 2024-09-30"}, Status::fail, {2024, 1, 1}, {}},
      {"covers nothing",
       {"rule: r.b, unit: A, until: 2024-09-30"},
       Status::fail,
       {2024, 1, 1},
       {"waivers.covers-nothing 2"}},
      {"of what passes", {of_a + "until: 2024-09-30"}, Status::pass, {2024, 1, 1}, {"waivers.covers-nothing 2"}},
      {"of an error", {of_a + "until: 2024-09-30"}, Status::error, {2024, 1, 1}, {"waivers.of-error 2"}},
      {"not yet",
       {of_a + "from: 2024-02-01, until: 2024-09-30"},
       Status::fail,
       {2024, 1, 1},
       {"waivers.begins-later 2"}},
      {"run out", {of_a + "until: 2023-12-31"}, Status::fail, {2024, 1, 1}, {"waivers.run-out 2"}},
      {"run out and renewed", {of_a + "until: 2023-12-31", of_a + "until: 2024-12-31"}, Status::fail, {2024, 1, 1}, {}},
      {"thirty days left", {of_a + "until: 2024-01-31"}, Status::fail, {2024, 1, 1}, {"waivers.runs-out-soon 2"}},
      {"thirty-one days left", {of_a + "until: 2024-02-01"}, Status::fail, {2024, 1, 1}, {}},
      {"doubled",
       {of_a + "until: 2024-09-30", "rule: r.*, unit: A, until: 2024-09-30"},
       Status::fail,
       {2024, 1, 1},
       {"waivers.doubled 3"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const auto waivers = waivers_of(row.entries);
    Finding finding = finding_of("A", "r.a", row.status);
    static_cast<void>(waivers->apply(finding, row.as_of));
    CHECK(reported(*waivers) == row.told);
  }
}

TEST_CASE("a waiver that does not say whom, how long, why and by whom is none") {
  struct Row {
    const char* entry;
    const char* code;
  };
  const Row rows[] = {
      {"rule: r.a, until: 2024-09-30, reason: r, approved_by: b", "waivers.whom"},
      {"rule: r.a, unit: [], until: 2024-09-30, reason: r, approved_by: b", "waivers.whom"},
      {"rule: '*', unit: A, until: 2024-09-30, reason: r, approved_by: b", "waivers.all-rules"},
      {"unit: A, until: 2024-09-30, reason: r, approved_by: b", "rule.key-missing"},
      {"rule: r.a, unit: A, reason: r, approved_by: b", "rule.key-missing"},
      {"rule: r.a, unit: A, until: 2024-09-30, approved_by: b", "rule.key-missing"},
      {"rule: r.a, unit: A, until: 2024-09-30, reason: ' ', approved_by: b", "rule.key-missing"},
      {"rule: r.a, unit: A, until: 2024-09-30, reason: r, approved_by: ''", "rule.key-missing"},
      {"rule: r.a, unit: A, from: 2024-10-01, until: 2024-09-30, reason: r, approved_by: b", "rule.dates-reversed"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.entry);
    CHECK(faults_of(std::string("waivers:\n  - {") + row.entry + "}\n") == std::vector<std::string>{row.code});
  }
}

TEST_CASE("saved findings are waived by their plan's day, and the counts follow") {
  LateWaivers waivers(waivers_of({"rule: r.a, unit: A, until: 2024-09-30"}));
  Run run;
  CHECK(waivers.begin(CheckOptions(), run));
  struct Row {
    const char* as_of;
    Status status;
  };
  for (const Row& row : {Row{"2024-09-30", Status::waived}, Row{"2024-10-01", Status::fail}}) {
    CAPTURE(row.as_of);
    const Finding failed = finding_of("A", "r.a", Status::fail);
    waivers.hold(failed);
    CHECK(waivers.holds_any());
    PlanResult plan = plan_of("A", "2024");
    plan.as_of = row.as_of;
    plan.counts.add(Status::fail);
    std::vector<Status> shown;
    waivers.plan(plan, [&shown](const Finding& finding) { shown.push_back(finding.status); });
    CHECK(shown == std::vector{row.status});
    CHECK(plan.counts[row.status] == 1);
    CHECK(plan.counts.total() == 1);
    CHECK_FALSE(waivers.holds_any());
    Summary summary;
    summary.add(failed);
    waivers.end_part(summary);
    CHECK(summary.counts[row.status] == 1);
    CHECK(summary.counts.total() == 1);
  }
}

TEST_CASE("findings that were judged under waivers are not waived again, and not under others") {
  const auto given = waivers_of({"rule: r.a, unit: A, until: 2024-09-30"});
  CheckOptions judged_under;
  judged_under.waivers = given->digests();
  LateWaivers same(given);
  Run run;
  CHECK(same.begin(judged_under, run));
  Finding waived = finding_of("A", "r.a", Status::waived);
  waived.waiver.emplace().was = Status::fail;
  same.hold(waived);
  PlanResult plan = plan_of("A", "2024");
  plan.as_of = "2024-01-01";
  plan.counts.add(Status::waived);
  same.plan(plan, [](const Finding& finding) { CHECK(finding.status == Status::waived); });
  CHECK(plan.counts[Status::waived] == 1);
  CHECK(reported(*given).empty());  // it is known to cover

  LateWaivers others(waivers_of({"rule: r.a, unit: B, until: 2024-09-30"}));
  CHECK_FALSE(others.begin(judged_under, run));
  LateWaivers none(nullptr);
  CHECK(none.begin(judged_under, run));
  CHECK_FALSE(none.given());
}
