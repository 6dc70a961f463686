// SPDX-License-Identifier: Apache-2.0
#include "batch/part_problems.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

using namespace ducha;

namespace {

using Told = std::vector<std::string>;

// Codes that say it themselves.
SaidOf said_of(std::string_view code) {
  static const std::map<std::string_view, SaidOf> kOf = {
      {"a.place", SaidOf::place},       {"a.head", SaidOf::head},         {"a.roster", SaidOf::roster},
      {"a.compared", SaidOf::compared}, {"a.baseline", SaidOf::baseline}, {"a.waivers", SaidOf::waivers},
      {"a.run", SaidOf::run},
  };
  return kOf.at(code);
}

Problem problem_of(const char* code, const char* message = "") {
  Problem problem;
  problem.severity = Severity::warning;
  problem.code = code;
  problem.message = message;
  return problem;
}

Problem of_rulebook(const char* code) {
  Problem problem = problem_of(code);
  problem.of_rulebook = true;
  return problem;
}

Problem absent(const char* unit) {
  Problem problem = problem_of("a.place", unit);
  problem.absent = unit;
  return problem;
}

// What is told when one plan without findings to wait for has said this, and then the part, and then all of it ends.
struct Moments {
  bool at_once = false, behind_plan = false, at_end = false;
};

Moments moments_of(const Problem& problem, bool findings_wait, GivenAnew anew) {
  Told told;
  PartProblems problems(anew, said_of, [&told](const Problem& each) { told.push_back(each.code); });
  Moments moments;
  problems.take(problem, findings_wait);
  moments.at_once = !told.empty();
  problems.behind_plan();
  moments.behind_plan = !moments.at_once && !told.empty();
  const std::size_t before = told.size();
  problems.end_part();
  problems.end();
  moments.at_end = told.size() > before;
  return moments;
}

}  // namespace

TEST_CASE("each problem of a part is told at once, behind its plan, or not again") {
  struct Row {
    const char* name;
    Problem problem;
    bool findings_wait;
    GivenAnew anew;
    bool at_once, behind_plan;
  };
  const std::vector<Row> rows = {
      {"of a plan", problem_of("a.place"), false, {}, true, false},
      {"of a plan whose findings wait", problem_of("a.place"), true, {}, false, true},
      {"of the rulebook", of_rulebook("a.place"), false, {}, false, true},
      {"of a roster", problem_of("a.roster"), false, {}, false, true},
      {"of the head of a plan", problem_of("a.head"), false, {}, true, false},
      {"of a run to compare with", problem_of("a.compared"), false, {}, false, true},
      {"of one that is given anew", problem_of("a.compared"), false, {false, true}, false, false},
      {"how the baseline was judged", problem_of("a.baseline"), false, {}, true, false},
      {"the same of one given anew", problem_of("a.baseline"), false, {false, true}, false, false},
      {"a unit with two plans", problem_of("a.run"), false, {}, false, false},
      {"that nothing was judged", of_rulebook("a.run"), false, {}, false, false},
      {"of waivers", problem_of("a.waivers"), false, {}, false, false},
      {"who did not submit", absent("A"), false, {}, false, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Moments moments = moments_of(row.problem, row.findings_wait, row.anew);
    CHECK(moments.at_once == row.at_once);
    CHECK(moments.behind_plan == row.behind_plan);
    CHECK_FALSE(moments.at_end);
  }
}

TEST_CASE("what is the same in every part is told once, where it stood first") {
  Told told;
  PartProblems problems({}, said_of, [&told](const Problem& each) { told.push_back(each.code + each.message); });
  for (const char* part : {"1", "2"}) {
    problems.take(of_rulebook("a.place"), false);
    problems.take(problem_of("a.place", part), false);
    problems.before_finding();
    problems.take(problem_of("a.roster", part), false);
    problems.behind_plan();
    problems.end_part();
  }
  problems.end();
  CHECK(told == Told{"a.place1", "a.place", "a.roster1", "a.place2", "a.roster2"});
}

TEST_CASE("what stands behind a part's last plan is told behind the last plan of all") {
  Told told;
  PartProblems problems({}, said_of, [&told](const Problem& each) { told.push_back(each.code + each.message); });
  for (const char* part : {"1", "2"}) {
    problems.take(problem_of("a.place", part), true);
    problems.behind_plan();
    problems.take(of_rulebook("a.head"), false);
    problems.end_part();
  }
  CHECK(told == Told{"a.place1", "a.place2"});
  problems.end();
  CHECK(told == Told{"a.place1", "a.place2", "a.head"});
}

TEST_CASE("of waivers and of who did not submit is told where it is asked for") {
  Told told;
  PartProblems problems({}, said_of, [&told](const Problem& each) { told.push_back(each.code + each.message); });
  problems.take(problem_of("a.waivers"), false);
  problems.take(absent("A"), false);
  problems.tell_absent();
  problems.tell_waivers();
  CHECK(told == Told{"a.placeA", "a.waivers"});

  told.clear();
  PartProblems anew({true, false}, said_of, [&told](const Problem& each) { told.push_back(each.code); });
  anew.take(problem_of("a.waivers"), false);
  anew.tell_waivers();
  CHECK(told.empty());
}
