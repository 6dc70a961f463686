// SPDX-License-Identifier: Apache-2.0
#include "judge/evidence.h"

#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "plan/reader.h"
#include "rulebook/rulebook.h"

namespace {

using ducha::Language;

// A plan as the rules of wells see it.
class Seen {
 public:
  explicit Seen(const std::string& facts) {
    ducha::Diagnostics found;
    rules_ = ducha::load_policy(DUCHA_SOURCE_DIR "/tests/commands/rules", "wells", found);
    REQUIRE(rules_ != nullptr);
    std::istringstream stream("unit: A\npolicy: wells\nlevel: vilage\nperiod: 2024\nas_of: 2024-06-30\nfacts:\n" +
                              facts);
    const auto cutter = ducha::plan_cutter(stream, "a.yaml", ducha::PlanFormat::yaml);
    read_ = ducha::PlanReader(*cutter).next();
    REQUIRE(read_.has_value());
    REQUIRE(read_->plan.has_value());
    view_.plan = &*read_->plan;
    view_.rules = rules_.get();
    view_.level = ducha::level_of(*view_.plan, ducha::LevelNames(rules_->policy.levels));
    view_.period = view_.plan->period;
    view_.as_of = ducha::day_of(*view_.plan, view_.period, {2025, 1, 1});
    view_.facts =
        std::move(ducha::read_facts(*view_.plan, {&rules_->vocabulary}, ducha::seen_until(view_), found, {}).front());
    slots_ = std::make_unique<ducha::SlotValues>(*rules_, options_);
    slots_->set_plan(view_);
  }

  [[nodiscard]] ducha::EvidenceMaker maker(Language language = Language::en) const {
    return {view_, slots_->shared(), language};
  }
  [[nodiscard]] std::uint32_t slot(std::string_view fact) const { return *rules_->vocabulary.slot_of(fact); }
  [[nodiscard]] const ducha::PlanView& view() const { return view_; }
  // Where a part of a fact stands for an expression.
  [[nodiscard]] ducha::feel::Origin origin(std::string_view fact,
                                           std::vector<std::variant<std::string, std::size_t>> path = {}) const {
    return {rules_->slots.fact(slot(fact)), std::move(path)};
  }
  [[nodiscard]] ducha::Evidence evidence(const ducha::feel::Origin& of, Language language = Language::en) const {
    const auto evidence = maker(language).evidence_of(of, slots_->all());
    REQUIRE(evidence.has_value());
    return *evidence;
  }

 private:
  std::shared_ptr<const ducha::PolicyRules> rules_;
  std::optional<ducha::ReadPlan> read_;
  ducha::PlanView view_;
  ducha::CheckOptions options_;
  std::unique_ptr<ducha::SlotValues> slots_;
};

std::string place(const ducha::Location& at) {
  return at.file + ':' + std::to_string(at.line) + ':' + std::to_string(at.column);
}

}  // namespace

TEST_CASE("evidence names the part of the plan that was read, its value and its place") {
  const Seen seen(
      "  keeper: true\n  town_funds: 12.5\n  tests:\n  - {date: 2024-02-03, result: safe}\n"
      "  - {date: 2024-05-06, result: unsafe}\n");
  const ducha::Evidence keeper = seen.evidence(seen.origin("keeper"), Language::zh);
  CHECK(keeper.fact == "keeper");
  CHECK(keeper.label->en == "a keeper is named");
  CHECK(keeper.value == "true");
  CHECK(keeper.shown == "是");
  CHECK(place(keeper.at) == "a.yaml:7:11");
  const ducha::Evidence result = seen.evidence(seen.origin("tests", {std::size_t{1}, std::string("result")}));
  CHECK(result.fact == "tests[1].result");
  CHECK(result.value == "\"unsafe\"");
  CHECK(result.shown == "unsafe");
  CHECK(place(result.at) == "a.yaml:11:32");
}

TEST_CASE("a record is named by its place in the plan, though what is to come is not seen") {
  const Seen seen("  tests:\n  - {date: 2024-09-01, result: safe}\n  - {date: 2024-02-03, result: safe}\n");
  const ducha::Evidence first = seen.evidence(seen.origin("tests", {std::size_t{0}, std::string("date")}));
  CHECK(first.fact == "tests[1].date");
  CHECK(first.value == "\"2024-02-03\"");
  CHECK(place(first.at) == "a.yaml:9:12");
  REQUIRE(seen.view().facts.dated.size() == 1);
  const ducha::DatedList& tests = seen.view().facts.dated.front();
  std::vector<ducha::Evidence> planned;
  CHECK(seen.maker().add_planned(tests, std::nullopt, 0, planned) == 1);
  CHECK(planned.empty());
  CHECK(seen.maker().add_planned(tests, std::nullopt, 2, planned) == 0);
  REQUIRE(planned.size() == 1);
  CHECK(planned.front().fact == "tests[0].date");
  CHECK(place(planned.front().at) == "a.yaml:8:12");
  std::vector<ducha::Evidence> until;
  CHECK(seen.maker().add_planned(tests, ducha::Date{2024, 8, 31}, 2, until) == 0);
  CHECK(until.empty());
  CHECK(seen.maker().add_planned(tests, ducha::Date{2024, 9, 1}, 2, until) == 0);
  CHECK(until.size() == 1);
}

TEST_CASE("what is missing is named, with the place that lacks it") {
  const Seen seen("  tests:\n  - {date: 2024-02-03}\n");
  const ducha::Missing keeper = seen.maker().missing_of(seen.origin("keeper"));
  CHECK(keeper.fact == "keeper");
  CHECK(keeper.units == 0);
  CHECK(place(keeper.at) == "a.yaml:7:3");
  const ducha::Missing result = seen.maker().missing_of(seen.origin("tests", {std::size_t{0}, std::string("result")}));
  CHECK(result.fact == "tests[0].result");
  CHECK(result.label->zh == "结果");
  CHECK(place(result.at) == "a.yaml:8:5");
}

TEST_CASE("what cannot be read is shown as it is written") {
  const Seen seen("  people: many\n");
  REQUIRE(seen.view().facts.invalid.size() == 1);
  ducha::InvalidEvidence invalid;
  seen.maker().add_invalid(seen.view().facts.invalid.front(), invalid);
  const ducha::Evidence people = invalid.shown().front();
  CHECK(people.fact == "people");
  CHECK(people.value == "null");
  CHECK(people.shown == "many");
  CHECK(place(people.at) == "a.yaml:7:11");
  REQUIRE(seen.view().level.is_unreadable());
  const ducha::Evidence level = seen.maker().unreadable("level", ducha::Text("层级", "level"), seen.view().level.at());
  CHECK(level.fact == "level");
  CHECK(level.shown == "vilage");
  CHECK(place(level.at) == "a.yaml:3:8");
}
