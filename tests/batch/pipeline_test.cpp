// SPDX-License-Identifier: Apache-2.0
#include "batch/pipeline.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "batch/codes.h"
#include "plan/codes.h"

namespace {

using ducha::Cut;

constexpr std::size_t kPlans = 200;
// From here on threads judge several chunks each.
constexpr std::size_t kJobs[] = {1, 2, 16};

ducha::PolicySource shipped() {
  ducha::PolicySource source;
  source.known = {"ageing", "corrections", "union"};
  source.load = [](const std::string& id, ducha::Diagnostics& diagnostics) {
    if (id == "union") throw std::runtime_error("no such thing as a union");
    // Loaded once for all cases.
    static std::map<std::string, std::shared_ptr<const ducha::PolicyRules>> loaded;
    auto& rules = loaded[id];
    if (!rules) rules = ducha::load_policy(DUCHA_SOURCE_DIR "/rules", id, diagnostics);
    return rules;
  };
  return source;
}

std::string plan(std::size_t number, const std::string& policy) {
  return "---\nunit: U" + std::to_string(number) + "\npolicy: " + policy + "\nlevel: county\nperiod: 2010\n";
}

// What a cutter gives, and what it does then.
class Faulty final : public ducha::PlanCutter {
 public:
  Faulty(std::istream& stream, std::size_t good)
      : cutter_(plan_cutter(stream, "f", ducha::PlanFormat::yaml)), good_(good) {}
  std::optional<Cut> next() override {
    if (good_-- == 0) throw std::runtime_error("the disk is gone");
    return cutter_->next();
  }

 private:
  std::unique_ptr<ducha::PlanCutter> cutter_;
  std::size_t good_;
};

struct Run {
  std::vector<std::string> units;     // judged, in the order that the sink was given them
  std::vector<std::string> failures;  // codes of what was told beside
  std::size_t findings = 0;
};

Run run(ducha::PlanCutter& plans, std::size_t jobs, std::size_t wanted = SIZE_MAX) {
  ducha::CheckOptions options;
  options.today = {2024, 1, 1};
  ducha::Checker checker(shipped(), options);
  Run result;
  ducha::run_pipeline(plans, checker, jobs,
                      {{},
                       [&](ducha::JudgedPlan& entry) {
                         for (const ducha::Diagnostic& each : entry.reading.diagnostics.all())
                           result.failures.emplace_back(each.code.row().name);
                         if (entry.judged) {
                           result.units.push_back(entry.judged->result.unit.value_or(""));
                           result.findings += entry.judged->findings.size();
                         }
                         return result.units.size() < wanted;
                       },
                       [] {}});
  return result;
}

std::string many(std::size_t every_bad) {
  std::string text;
  for (std::size_t i = 0; i < kPlans; ++i)
    text += plan(i, every_bad != 0 && i % every_bad == 0 ? "union" : i % 2 == 0 ? "ageing" : "corrections");
  return text;
}

}  // namespace

TEST_CASE("any number of threads gives the same in the same order") {
  std::optional<Run> first;
  for (const std::size_t jobs : kJobs) {
    std::istringstream stream(many(0));
    const auto cutter = ducha::plan_cutter(stream, "f", ducha::PlanFormat::yaml);
    const Run now = run(*cutter, jobs);
    REQUIRE(now.units.size() == kPlans);
    for (std::size_t i = 0; i < kPlans; ++i) CHECK(now.units[i] == "U" + std::to_string(i));
    CHECK(now.failures.empty());
    CHECK(now.findings > kPlans);
    if (!first) first = now;
    CHECK(now.findings == first->findings);
  }
}

TEST_CASE("a plan whose judging throws is told, and all others are judged") {
  for (const std::size_t jobs : kJobs) {
    std::istringstream stream(many(20));
    const auto cutter = ducha::plan_cutter(stream, "f", ducha::PlanFormat::yaml);
    const Run now = run(*cutter, jobs);
    CHECK(now.failures == std::vector<std::string>(kPlans / 20, "check.failed"));
    CHECK(now.units.size() == kPlans - kPlans / 20);
    CHECK(std::find(now.units.begin(), now.units.end(), "U20") == now.units.end());
    CHECK(now.units.back() == "U" + std::to_string(kPlans - 1));
  }
}

TEST_CASE("what an input throws comes out on the caller's thread, and no thread is left behind") {
  for (const std::size_t jobs : kJobs) {
    std::istringstream stream(many(0));
    Faulty faulty(stream, kPlans / 2);
    CHECK_THROWS_WITH_AS(static_cast<void>(run(faulty, jobs)), "the disk is gone", std::runtime_error);
  }
}

TEST_CASE("an input that is not open is told") {
  for (const std::size_t jobs : kJobs) {
    std::istringstream unopened;
    unopened.setstate(std::ios::failbit);
    const auto cutter = ducha::plan_cutter(unopened, "f", ducha::PlanFormat::yaml);
    const Run now = run(*cutter, jobs);
    CHECK(now.failures == std::vector<std::string>{"plan.unreadable"});
    CHECK(now.units.empty());
  }
}

TEST_CASE("a sink that wants no more is given no more") {
  for (const std::size_t jobs : kJobs) {
    std::istringstream stream(many(0));
    const auto cutter = ducha::plan_cutter(stream, "f", ducha::PlanFormat::yaml);
    CHECK(run(*cutter, jobs, 7).units.size() == 7);
  }
}
