// SPDX-License-Identifier: Apache-2.0
#include "batch/part_problems.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace ducha;

namespace {

using Told = std::vector<std::string>;

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
  Problem problem = problem_of("batch.not-submitted", unit);
  problem.absent = unit;
  return problem;
}

// What is told when one plan without findings to wait for has said this, and then the part, and then all of it ends.
struct Moments {
  bool at_once = false, behind_plan = false, at_end = false;
};

Moments moments_of(const Problem& problem, bool findings_wait, GivenAnew anew) {
  Told told;
  PartProblems problems(anew, [&told](const Problem& each) { told.push_back(each.code); });
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
      {"of a plan", problem_of("plan.type"), false, {}, true, false},
      {"of a plan whose findings wait", problem_of("plan.type"), true, {}, false, true},
      {"of the rulebook", of_rulebook("rulebook.param"), false, {}, false, true},
      {"of a roster", problem_of("batch.roster-twice"), false, {}, false, true},
      {"of a unit beside the roster", problem_of("batch.not-on-roster"), false, {}, true, false},
      {"of a run to compare with", problem_of("compare.partial"), false, {}, false, true},
      {"of one that is given anew", problem_of("compare.partial"), false, {false, true}, false, false},
      {"how the baseline was judged", problem_of("cli.baseline-differs"), false, {}, true, false},
      {"the same of one given anew", problem_of("cli.baseline-differs"), false, {false, true}, false, false},
      {"a unit with two plans", problem_of("check.duplicate-plan"), false, {}, false, false},
      {"that nothing was judged", of_rulebook("cli.nothing-rules"), false, {}, false, false},
      {"of waivers", problem_of("waivers.doubled"), false, {}, false, false},
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
  PartProblems problems({}, [&told](const Problem& each) { told.push_back(each.code + each.message); });
  for (const char* part : {"1", "2"}) {
    problems.take(of_rulebook("rulebook.param"), false);
    problems.take(problem_of("plan.type", part), false);
    problems.before_finding();
    problems.take(problem_of("batch.roster-twice", part), false);
    problems.behind_plan();
    problems.end_part();
  }
  problems.end();
  CHECK(told == Told{"plan.type1", "rulebook.param", "batch.roster-twice1", "plan.type2", "batch.roster-twice2"});
}

TEST_CASE("what stands behind a part's last plan is told behind the last plan of all") {
  Told told;
  PartProblems problems({}, [&told](const Problem& each) { told.push_back(each.code + each.message); });
  for (const char* part : {"1", "2"}) {
    problems.take(problem_of("plan.type", part), true);
    problems.behind_plan();
    problems.take(of_rulebook("cli.select-none"), false);
    problems.end_part();
  }
  CHECK(told == Told{"plan.type1", "plan.type2"});
  problems.end();
  CHECK(told == Told{"plan.type1", "plan.type2", "cli.select-none"});
}

TEST_CASE("of waivers and of who did not submit is told where it is asked for") {
  Told told;
  PartProblems problems({}, [&told](const Problem& each) { told.push_back(each.code + each.message); });
  problems.take(problem_of("waivers.doubled"), false);
  problems.take(absent("A"), false);
  problems.tell_absent();
  problems.tell_waivers();
  CHECK(told == Told{"batch.not-submittedA", "waivers.doubled"});

  told.clear();
  PartProblems anew({true, false}, [&told](const Problem& each) { told.push_back(each.code); });
  anew.take(problem_of("waivers.doubled"), false);
  anew.tell_waivers();
  CHECK(told.empty());
}
