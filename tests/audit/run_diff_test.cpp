// SPDX-License-Identifier: Apache-2.0
#include "audit/run_diff.h"

#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "findings_of.h"

using namespace ducha;

namespace {

SavedRun run_of(std::vector<JudgedPlanOf> plans, bool across_periods = false) {
  SavedRun run(across_periods);
  for (JudgedPlanOf& each : plans) {
    set_fingerprints(each.findings);
    for (Finding& finding : each.findings) run.add(std::move(finding));
    run.add(each.plan);
  }
  run.end();
  return run;
}

JudgedPlanOf judged(const char* unit, const char* period, std::vector<Status> statuses) {
  JudgedPlanOf one{plan_of(unit, period), {}};
  const char* const rules[] = {"p.a", "p.b", "p.c"};
  for (std::size_t i = 0; i < statuses.size(); ++i) one.findings.push_back(finding_of(unit, rules[i], statuses[i]));
  return one;
}

// "p.a worse, p.b new": rows in their order.
std::string rows_of(const Comparison& comparison) {
  std::string text;
  for (const Compared& row : comparison.rows)
    text += (text.empty() ? "" : ", ") + row.finding.rule->id + ' ' + std::string(to_string(row.change));
  return text;
}

}  // namespace

TEST_CASE("findings are paired by unit, rule and subject of plans of one period") {
  struct Row {
    const char* name;
    std::vector<JudgedPlanOf> before, after;
    const char* rows;
    std::size_t unchanged;
  };
  const Row rows[] = {
      {"the same",
       {judged("A", "2024", {Status::pass, Status::fail})},
       {judged("A", "2024", {Status::pass, Status::fail})},
       "",
       2},
      {"worse first, then better",
       {judged("A", "2024", {Status::fail, Status::pass})},
       {judged("A", "2024", {Status::pass, Status::fail})},
       "p.b worse, p.a fixed",
       0},
      {"another rule",
       {judged("A", "2024", {Status::pass})},
       {judged("A", "2024", {Status::pass, Status::fail})},
       "p.b new",
       1},
      {"a rule less",
       {judged("A", "2024", {Status::pass, Status::fail})},
       {judged("A", "2024", {Status::pass})},
       "p.b gone",
       1},
      {"another unit",
       {judged("A", "2024", {Status::pass})},
       {judged("B", "2024", {Status::pass})},
       "p.a new, p.a gone",
       0},
      {"a later period, for want of its own",
       {judged("A", "2023", {Status::fail})},
       {judged("A", "2024", {Status::pass})},
       "p.a fixed",
       0},
      {"its own period, whatever the order",
       {judged("A", "2024", {Status::fail}), judged("A", "2023", {Status::pass})},
       {judged("A", "2023", {Status::pass}), judged("A", "2024", {Status::fail})},
       "",
       2},
      {"the latest, where it has several",
       {judged("A", "2022", {Status::fail}), judged("A", "2023", {Status::pass})},
       {judged("A", "2024", {Status::pass})},
       "p.a gone",
       1},
      {"two of one period, first against first",
       {judged("A", "2024", {Status::pass}), judged("A", "2024", {Status::fail})},
       {judged("A", "2024", {Status::pass}), judged("A", "2024", {Status::pass})},
       "p.a fixed",
       1},
      {"one more than there were",
       {judged("A", "2024", {Status::fail})},
       {judged("A", "2024", {Status::fail}), judged("A", "2024", {Status::fail})},
       "p.a new",
       1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Comparison comparison = compare(run_of(row.before), run_of(row.after), DiffBy::none);
    CHECK(rows_of(comparison) == row.rows);
    CHECK(comparison.counts.changes[static_cast<std::size_t>(Change::unchanged)] == row.unchanged);
  }
}

TEST_CASE("what one run lists of a plan and the other may have left out is not compared") {
  const auto of = [](const char* unit, std::vector<Status> listed, std::vector<Status> left_out) {
    JudgedPlanOf one = judged(unit, "2024", listed);
    for (const auto& statuses : {listed, left_out}) {
      for (const Status status : statuses) one.plan.counts.add(status);
    }
    return one;
  };
  const JudgedPlanOf all = of("A", {Status::fail, Status::pass}, {});
  struct Row {
    const char* name;
    std::vector<JudgedPlanOf> before, after;
    ComparedCounts counts;
  };
  const Row rows[] = {
      {"the later run lists less", {all}, {of("A", {}, {Status::fail, Status::pass})}, {{}, 2}},
      {"the earlier one does", {of("A", {Status::fail}, {Status::unknown})}, {all}, {{0, 0, 0, 0, 1, 0}, 1}},
      {"only what passes, earlier", {of("A", {Status::fail}, {Status::pass})}, {all}, {{0, 0, 0, 0, 2, 0}, 0}},
      {"only what passes, later", {all}, {of("A", {}, {Status::pass, Status::pass})}, {{0, 0, 1, 0, 1, 0}, 0}},
      {"nothing is left out", {of("A", {Status::fail}, {})}, {all}, {{1, 0, 0, 0, 1, 0}, 0}},
      {"of another plan", {of("A", {Status::fail}, {}), of("B", {}, {Status::fail})}, {all}, {{1, 0, 0, 0, 1, 0}, 0}},
      {"of a unit that went", {of("B", {}, {Status::fail})}, {all}, {{2, 0, 0, 0, 0, 0}, 0}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Comparison comparison = compare(run_of(row.before), run_of(row.after), DiffBy::unit);
    CHECK(comparison.counts.changes == row.counts.changes);
    CHECK(comparison.counts.uncompared == row.counts.uncompared);
    std::size_t told = 0;
    for (const Compared& each : comparison.rows) {
      if (!each.uncompared) continue;
      ++told;
      CHECK(each.told_by_unit == (each.finding.status == Status::pass));
    }
    CHECK(told == row.counts.uncompared);
  }
}

TEST_CASE("windows are paired by their place in the period only where that is asked for") {
  const auto half = [](const char* period, const char* window, Status status) {
    return JudgedPlanOf{plan_of("A", period), {in_window(finding_of("A", "p.a", status), window)}};
  };
  for (const bool across : {true, false}) {
    CAPTURE(across);
    const Comparison comparison = compare(run_of({half("2023", "2023-H2", Status::fail)}, across),
                                          run_of({half("2024", "2024-H2", Status::pass)}, across), DiffBy::none);
    CHECK(rows_of(comparison) == (across ? "p.a fixed" : "p.a new, p.a gone"));
  }
}

TEST_CASE("a unit that came or went as a whole is told once, and what fails in a new one is told besides") {
  const Comparison comparison = compare(run_of({judged("A", "2024", {Status::fail, Status::pass})}),
                                        run_of({judged("B", "2024", {Status::fail, Status::pass})}), DiffBy::unit);
  REQUIRE(comparison.units.size() == 2);
  CHECK(comparison.units[0].unit == "B");
  CHECK(comparison.units[0].change == Change::fresh);
  CHECK(comparison.units[1].change == Change::gone);
  CHECK(comparison.units[1].counts.total() == 2);
  for (const Compared& row : comparison.rows) {
    const bool fails_anew = row.change == Change::fresh && row.finding.status == Status::fail;
    CHECK(row.told_by_unit == !fails_anew);
  }
  REQUIRE(comparison.groups.size() == 2);
  CHECK(comparison.groups[0].first == "B");  // the one with more that is bad
}

TEST_CASE("units of one name in two regions are two, and named apart") {
  const auto in = [](const char* city, Status status) {
    JudgedPlanOf one = judged("A", "2024", {status});
    one.plan.region = {{"city", city}};
    one.findings[0].region = one.plan.region;
    return one;
  };
  const Comparison comparison = compare(run_of({in("X", Status::pass), in("Y", Status::fail)}),
                                        run_of({in("X", Status::fail), in("Y", Status::pass)}), DiffBy::unit);
  CHECK(rows_of(comparison) == "p.a worse, p.a fixed");
  REQUIRE(comparison.groups.size() == 2);
  CHECK(comparison.groups[0].first == "X A");
  CHECK(comparison.groups[1].first == "Y A");
}

TEST_CASE("a saved run is read whole or not at all") {
  const std::string good = run_text({judged("A", "2024", {Status::pass})});
  const std::string other = [&] {
    std::string text = good;
    return text.replace(text.find("sha256:a"), 8, "sha256:b");
  }();
  struct Row {
    const char* name;
    std::string text;
    const char* code;
  };
  const Row rows[] = {
      {"whole", good, ""},
      {"two parts", good + good, ""},
      {"no summary", good.substr(0, good.rfind("{\"type\":\"summary\"")), "compare.cut"},
      {"a part in a part", good.substr(0, good.find('\n') + 1) + good, "compare.cut-before"},
      {"behind its end", good + good.substr(good.find('\n') + 1), "compare.outside"},
      {"a line lost", good.substr(0, good.find('\n') + 1) + good.substr(good.find("{\"type\":\"plan\"")),
       "compare.changed"},
      {"a word changed", other, "compare.changed"},
      {"no finding", "{\"unit\":\"A\"}\n", "compare.line"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    std::istringstream stream(row.text);
    SavedRun run(false);
    Diagnostics told;
    run.read(stream, "r.ndjson", told);
    CHECK(told.all().size() == (*row.code == '\0' ? 0 : 1));
    if (!told.empty()) CHECK(told.all()[0].code.row().name == row.code);
  }
}
