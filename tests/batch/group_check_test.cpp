// SPDX-License-Identifier: Apache-2.0
#include "batch/group_check.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "feel/value/context.h"
#include "rulebook/rulebook.h"

namespace {

using ducha::GroupMember;
using ducha::Status;
using ducha::feel::Value;

// One unit: whether a keeper is named (none: not said), and how it belongs.
struct Unit {
  std::optional<bool> keeper;
  GroupMember::State state = GroupMember::State::belongs;
};

// The rule of wells over the villages of a city: four in five have a keeper.
class Wells {
 public:
  Wells() {
    ducha::Diagnostics loading;
    rules_ = ducha::load_policy(DUCHA_SOURCE_DIR "/tests/commands/rules", "wells", loading);
    REQUIRE(rules_ != nullptr);
    for (const ducha::Rule& rule : rules_->rules) {
      if (rule.id == "wells.keepers-everywhere") across_.push_back({&rule, ducha::RuleReads(*rules_, rule)});
    }
    REQUIRE(across_.size() == 1);
    facts_ = ducha::kept_facts(*rules_, across_);
    REQUIRE(facts_.size() == 1);
  }

  [[nodiscard]] ducha::Finding judged(const std::vector<Unit>& units, bool complete = true) const {
    const auto names = std::make_shared<const ducha::feel::Names>(std::vector<std::string>{"keeper"});
    ducha::Group group;
    group.name = "X";
    group.period = ducha::DateRange{{2024, 1, 1}, {2024, 12, 31}};
    group.as_of = {2024, 12, 31};
    group.times = std::make_shared<const std::vector<ducha::PlanTimes>>(1, ducha::PlanTimes{group.period, group.as_of});
    group.asks_for_all = !complete;
    for (std::uint32_t line = 0; line < units.size(); ++line) {
      const Unit& unit = units[line];
      group.members.push_back({unit.state, line, false, false});
      const bool belongs = unit.state == GroupMember::State::belongs;
      const Value keeper = unit.keeper ? Value(*unit.keeper) : Value();
      group.contexts.push_back(belongs ? Value::context(names, {keeper}) : Value());
    }
    group.units = [&units](const std::vector<std::uint32_t>& lines) {
      ducha::KeptUnits kept;
      for (const std::uint32_t line : lines) {
        const auto made = std::make_shared<ducha::KeptUnit>();
        kept[line] = made;
        ducha::KeptUnit& unit = *made;
        unit.unit = std::string(1, static_cast<char>('A' + line));
        unit.file = "units.yaml";
        unit.level = std::string("village");
        unit.period = ducha::DateRange{{2024, 1, 1}, {2024, 12, 31}};
        unit.values = {units[line].keeper ? Value(*units[line].keeper) : Value()};
        unit.places = {{"units.yaml", line + 1, 1}};
        if (units[line].state != GroupMember::State::unknown) continue;
        unit.level = ducha::Given<std::string>::unreadable({});
        unit.unreadable = {{"level", "vilage", {"units.yaml", line + 1, 8}}};
      }
      return kept;
    };
    std::vector<ducha::Finding> findings;
    ducha::CheckOptions options;
    options.language = ducha::Language::en;
    options.shown = ducha::kAllShown;
    check_group(*rules_, across_.front(), facts_, options, std::move(group), {}, findings);
    REQUIRE(findings.size() == 1);
    return findings.front();
  }

 private:
  std::shared_ptr<const ducha::PolicyRules> rules_;
  std::vector<ducha::AcrossRule> across_;
  std::vector<std::uint32_t> facts_;
};

}  // namespace

TEST_CASE("a group is judged by the units that belong to it") {
  const Wells wells;
  struct Row {
    std::vector<Unit> units;
    Status status;
  };
  const Unit yes{true}, no{false}, silent{};
  const std::vector<Row> rows = {
      {{}, Status::not_applicable},
      {{yes}, Status::pass},
      {{no}, Status::fail},
      {{yes, yes, yes, yes, no}, Status::pass},
      {{yes, yes, yes, no}, Status::fail},
      // What nobody said decides nothing that it could turn.
      {{yes, yes, yes, yes, silent}, Status::pass},
      {{yes, yes, yes, silent}, Status::unknown},
      {{no, silent}, Status::fail},
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CAPTURE(i);
    CHECK(wells.judged(rows[i].units).status == rows[i].status);
  }
}

TEST_CASE("the finding says whose facts decided, and who lacks one") {
  const ducha::Finding failed = Wells().judged({{true}, {false}});
  REQUIRE(failed.subject.has_value());
  CHECK(failed.subject->name == "X");
  CHECK(failed.subject->units == 2);
  REQUIRE(failed.evidence.size() == 2);
  CHECK(failed.evidence[1].unit == "B");
  CHECK(failed.evidence[1].value == "false");
  CHECK(failed.evidence[1].at.line == 2);
  const ducha::Finding open = Wells().judged({{true}, {}});
  REQUIRE(open.missing.size() == 1);
  CHECK(open.missing.front().fact == "keeper");
  CHECK(open.missing.front().units == 1);
}

TEST_CASE("a unit of which it cannot be told whether it belongs stays, and is named") {
  const ducha::Finding open = Wells().judged({{true}, {true, GroupMember::State::unknown}});
  CHECK(open.status == Status::unknown);
  REQUIRE(open.missing.size() == 1);
  CHECK(open.missing.front().fact == "level");
  CHECK(open.missing.front().units == 1);
  const auto named = std::find_if(open.evidence.begin(), open.evidence.end(),
                                  [](const ducha::Evidence& each) { return each.fact == "level"; });
  REQUIRE(named != open.evidence.end());
  CHECK(named->unit == "B");
  CHECK(named->shown == "vilage");
}

TEST_CASE("who did not submit may be among those who would not pass") {
  const ducha::Finding open = Wells().judged({{true}}, false);
  CHECK(open.status == Status::unknown);
  CHECK_FALSE(open.why.empty());
}
