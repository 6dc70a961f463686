// SPDX-License-Identifier: Apache-2.0
#include "batch/kept_unit.h"

#include <algorithm>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "plan/reader.h"

namespace {

using ducha::FactType;

// Plans of one policy with any of the facts that its rules over the batch read, written well and badly.
class Author {
 public:
  explicit Author(unsigned seed) : random_(seed) {}

  std::string plan(const ducha::PolicyRules& rules, const std::vector<std::uint32_t>& facts) {
    std::string text = "unit: \"" + one_of({"A", "B \\\"x\\\"", "\u4E61"}) + "\"\npolicy: " + rules.policy.id + "\n";
    text += one_of({"", "level: county\n", "level: nowhere\n"});
    text += one_of({"", "period: 2010\n", "period: 2010-13\n"});
    text += one_of({"", "as_of: 2010-12-31\n", "as_of: 2010-02-30\n"});
    text += one_of({"", "region: {province: S, city: \"C, \\n D\"}\n", "region: [1]\n"});
    text += "facts:\n  none_of_them: 1\n";
    for (const std::uint32_t slot : facts) {
      const ducha::FactSpec& fact = rules.vocabulary.facts()[slot];
      if (chance(3)) continue;
      text += "  " + fact.name + ": " + value(fact) + "\n";
    }
    return text;
  }

 private:
  std::string value(const ducha::FactSpec& fact) {
    if (chance(5)) return one_of({"what", "~", "[[1]]", "{a: b}"});
    switch (fact.type) {
      case FactType::count: return std::to_string(random_() % 100'000);
      case FactType::number:
      case FactType::money: return std::to_string(random_() % 1000) + "." + std::to_string(random_() % 1000);
      case FactType::share: return std::to_string(random_() % 100) + "%";
      case FactType::date: return "2010-0" + std::to_string(1 + random_() % 9) + "-15";
      case FactType::boolean: return one_of({"true", "false"});
      case FactType::event: return one_of({"true", "false", "2010-05-04", "{planned: 2011-01-01}"});
      case FactType::name:
      case FactType::text:
      case FactType::choice: return fact.choices.empty() ? "\"t \\u4E61\"" : fact.choices.front().key;
      case FactType::record:
      case FactType::list: return "[]";
    }
    return {};
  }
  bool chance(unsigned of) { return random_() % of == 0; }
  std::string one_of(const std::vector<std::string>& choices) { return choices[random_() % choices.size()]; }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("what a batch keeps of a plan is read back as it was") {
  std::size_t kept_plans = 0;
  for (const char* policy : {"ageing", "science", "corrections"}) {
    ducha::Diagnostics loading;
    const auto rules = ducha::load_policy(DUCHA_SOURCE_DIR "/rules", policy, loading);
    REQUIRE(rules != nullptr);
    std::vector<ducha::AcrossRule> across;
    for (const ducha::Rule& rule : rules->rules) {
      if (rule.across) across.push_back({&rule, ducha::RuleReads(*rules, rule)});
    }
    const std::vector<std::uint32_t> facts = ducha::kept_facts(*rules, across);
    ducha::CheckOptions options;
    options.today = {2011, 1, 1};
    ducha::SlotValues slots(*rules, options);
    for (unsigned seed = 0; seed < 100; ++seed) {
      const std::string text = Author(seed).plan(*rules, facts);
      CAPTURE(text);
      std::istringstream stream(text);
      const auto cutter = ducha::plan_cutter(stream, "f", ducha::PlanFormat::yaml);
      const auto read = ducha::PlanReader(*cutter).next();
      REQUIRE(read.has_value());
      REQUIRE(read->plan.has_value());
      const ducha::Plan& plan = *read->plan;
      ducha::PlanView view;
      view.plan = &plan;
      view.rules = rules.get();
      view.level = ducha::level_of(plan, ducha::LevelNames(rules->policy.levels));
      view.period = plan.period;
      view.as_of = ducha::day_of(plan, plan.period, options.today);
      ducha::Diagnostics found;
      view.facts = std::move(ducha::read_facts(plan, {&rules->vocabulary}, ducha::seen_until(view), found, {}).front());
      slots.set_plan(view);
      const std::string kept = ducha::kept_json(view, slots, across, facts, options, found);
      if (kept.empty()) continue;
      ++kept_plans;
      CHECK(ducha::kept_is_of(kept, policy));
      CHECK_FALSE(ducha::kept_is_of(kept, "union"));
      const auto unit = ducha::read_kept(ducha::kept_line(plan.unit, "a\"b.yaml", 3, kept), *rules, facts);
      REQUIRE(unit.has_value());
      CHECK(unit->unit == plan.unit);
      CHECK(unit->file == "a\"b.yaml");
      CHECK(unit->line == 3);
      CHECK(unit->level.value() == view.level.value());
      CHECK(unit->period.value() == view.period.value());
      CHECK(unit->as_of.value() == view.as_of.value());
      CHECK(unit->region.value().value_or(ducha::Region{}) == plan.region.value().value_or(ducha::Region{}));
      CHECK(unit->level.is_unreadable() == view.level.is_unreadable());
      CHECK(unit->period.is_unreadable() == view.period.is_unreadable());
      CHECK(unit->as_of.is_unreadable() == view.as_of.is_unreadable());
      REQUIRE(unit->values.size() == facts.size());
      for (std::size_t i = 0; i < facts.size(); ++i) {
        const ducha::Fact& fact = view.facts.facts[facts[i]];
        if (fact.state == ducha::FactState::invalid) {
          // What is only shown in a message makes nothing an error.
          const bool decides = std::any_of(across.begin(), across.end(), [&](const ducha::AcrossRule& rule) {
            return ducha::reads_part(rule, ducha::InvalidPart{.slot = facts[i], .path = {}, .at = {}});
          });
          if (!decides) continue;
          CHECK(std::any_of(unit->invalid.begin(), unit->invalid.end(),
                            [&](const ducha::KeptInvalid& each) { return each.what.part.slot == facts[i]; }));
          continue;
        }
        CHECK(to_feel(unit->values[i]) == to_feel(fact.value));
      }
    }
  }
  CHECK(kept_plans > 50);
}
