// SPDX-License-Identifier: Apache-2.0
#include "findings/exit_code.h"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

using ducha::Finding;
using ducha::Modality;
using ducha::Problem;
using ducha::Severity;
using ducha::Status;

namespace {

struct Row {
  const char* what;
  std::vector<std::pair<Modality, Status>> findings;
  std::vector<Severity> problems;
  const char* fail_on;
  bool allow_empty;
  int want;
};

ducha::Summary summary_of(const Row& row) {
  ducha::Summary summary;
  summary.plans = 1;
  for (const auto& [modality, status] : row.findings) {
    Finding finding;
    finding.rule.own().modality = modality;
    finding.status = status;
    summary.add(finding);
  }
  for (const Severity severity : row.problems) {
    Problem problem;
    problem.severity = severity;
    summary.add(problem);
  }
  return summary;
}

constexpr auto kMust = Modality::must;
constexpr auto kShould = Modality::should;
constexpr auto kTarget = Modality::target;
constexpr auto kEncouraged = Modality::encouraged;

}  // namespace

TEST_CASE("the exit code follows from what was found, the problems and --fail-on alone") {
  const std::vector<Row> rows = {
      {"clean", {{kMust, Status::pass}}, {}, "must", false, 0},
      {"a failure of what must be", {{kMust, Status::pass}, {kMust, Status::fail}}, {}, "must", false, 1},
      {"a weaker failure", {{kShould, Status::fail}}, {}, "must", false, 0},
      {"a weaker failure that counts", {{kShould, Status::fail}}, {}, "should", false, 1},
      {"should includes must", {{kMust, Status::fail}}, {}, "should", false, 1},
      {"target includes should", {{kShould, Status::fail}}, {}, "target", false, 1},
      {"should leaves target out", {{kTarget, Status::fail}}, {}, "should", false, 0},
      {"target leaves encouraged out", {{kEncouraged, Status::fail}}, {}, "target", false, 0},
      {"encouraged is all", {{kEncouraged, Status::fail}}, {}, "encouraged", false, 1},
      {"never", {{kMust, Status::fail}}, {}, "never", false, 0},
      {"unknown is passed over", {{kMust, Status::unknown}}, {}, "must", false, 0},
      {"unknown counts", {{kEncouraged, Status::unknown}}, {}, "unknown", false, 1},
      {"unknown asks for what is undecided alone", {{kMust, Status::fail}}, {}, "unknown", false, 0},
      {"unknown leaves weaker failures out", {{kShould, Status::fail}}, {}, "unknown", false, 0},
      {"both", {{kMust, Status::fail}}, {}, "must,unknown", false, 1},
      {"pending and waived change nothing",
       {{kMust, Status::pending}, {kMust, Status::waived}},
       {},
       "encouraged,unknown",
       false,
       0},
      {"a fact of the wrong type", {{kMust, Status::error}}, {}, "never", true, 2},
      {"an error beside a failure", {{kMust, Status::fail}}, {Severity::error}, "must", false, 2},
      {"a warning", {{kMust, Status::pass}}, {Severity::warning}, "must", false, 0},
      {"a note", {{kMust, Status::pass}}, {Severity::note}, "must", false, 0},
      {"nothing at all", {}, {}, "must", false, 2},
      {"nothing at all, allowed", {}, {}, "must", true, 0},
      {"nothing applicable",
       {{kMust, Status::not_applicable}, {kShould, Status::not_applicable}},
       {},
       "must",
       false,
       2},
      {"nothing applicable, allowed", {{kMust, Status::not_applicable}}, {}, "must", true, 0},
      {"one of two applicable", {{kMust, Status::not_applicable}, {kMust, Status::pass}}, {}, "must", false, 0},
      {"an error is not allowed away", {}, {Severity::error}, "must", true, 2},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const auto fail_on = ducha::read_fail_on(row.fail_on);
    REQUIRE(fail_on.has_value());
    CHECK(ducha::exit_code(summary_of(row), *fail_on, row.allow_empty) == row.want);
  }
}

TEST_CASE("--fail-on takes words of its list only") {
  for (const char* list : {"", "must,", ",must", "none", "Must", "never,must", "must never", "fail"}) {
    CAPTURE(list);
    CHECK_FALSE(ducha::read_fail_on(list).has_value());
  }
  const auto both = ducha::read_fail_on("target,must");
  REQUIRE(both.has_value());
  CHECK(both->weakest == Modality::target);
  CHECK_FALSE(both->unknown);
}

TEST_CASE("a summary counts by policy in the order of first findings, and keeps a title") {
  ducha::Summary summary;
  const auto add = [&summary](const char* policy, const char* title, Status status) {
    Finding finding;
    finding.rule.own().policy = policy;
    finding.rule.own().policy_title = title;
    finding.status = status;
    summary.add(finding);
  };
  add("b", "", Status::pass);
  add("a", "A", Status::fail);
  add("b", "B", Status::pass);
  REQUIRE(summary.by_policy.size() == 2);
  CHECK(summary.by_policy[0].title == "B");
  CHECK(summary.by_policy[0].counts[Status::pass] == 2);
  CHECK(summary.by_policy[1].policy == "a");
  CHECK(summary.counts.total() == 3);
}
