// SPDX-License-Identifier: Apache-2.0
// From the plans of a batch to the groups of one rule: one unit has one vote.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "batch/group.h"
#include "batch/kept_unit.h"
#include "batch/seen_keys.h"
#include "findings/region_place.h"
#include "rulebook/policy.h"
#include "rulebook/rule.h"

namespace ducha {

// Of several plans of a unit that meet the condition the one has the vote whose period ends last, then whose as_of is
// later, then that comes later. Where a rule judges windows or speaks of a day, that goes for plans of one period, and
// those of other periods are kept beside (batch/votes.h). A unit is one of which nothing is known only where no plan of
// it meets the condition and of one it cannot be told. Groups go by their places (findings/region_place.h) and stand in
// the order of their first plan. A plan that leaves parts of its place out is of the one group that it fits; where it
// fits several, it is one of which nothing is known in each of them. Memory: some fifty bytes a unit, and the contexts.
class GroupMaker {
 public:
  GroupMaker(const Rule& rule, const Policy& policy, bool roster) : rule_(rule), policy_(policy), roster_(roster) {}

  // `identity` is empty where the plan names no unit: it is then one of its own. `context` is asked for where the plan
  // has the vote as far as is known.
  void add(const KeptUnit& unit, const KeptMembership& membership, const std::string& identity, std::uint32_t line,
           bool invalid, const std::function<feel::Value()>& context);
  // Under a roster: a plan came of the unit that the roster calls so.
  void note_known(const std::string& identity);
  // The roster has a unit there that the rule may judge, whether or not it submitted.
  void note_listed(const Region& region);
  // Whether a plan of the unit came for a period in which the rule is in force.
  [[nodiscard]] bool knows(const std::string& identity) const;
  void add_absent(const Region& region, std::uint32_t place);

  [[nodiscard]] std::vector<Group> done();

 private:
  struct Superior {
    std::size_t level = 0;  // in the policy's order
    std::string unit;       // its identity; empty: one of its own
    PlanTimes times;
    std::optional<std::int64_t> count;
    std::uint32_t line = 0;
    bool unreadable = false;  // its figure could not be read
  };
  struct Making {
    Group group;
    RegionPlace place;
    KeyTable position_of;  // members by identity
    std::vector<Superior> superiors;
    std::optional<std::size_t> level;  // the highest of the members'
  };

  [[nodiscard]] Making& making(const std::optional<std::string>& name, const Region& region);
  void add_member(Making& making, GroupMember member, const std::string& identity,
                  const std::function<feel::Value()>& context);
  // One of a unit of which another belongs too, beside those for other periods.
  void add_plan(Group& group, std::uint32_t position, GroupMember plan, const std::function<feel::Value()>& context);
  // How many there are, of a superior.
  [[nodiscard]] bool figure_unreadable(const KeptUnit& unit) const;
  [[nodiscard]] const PlanTimes& times_of(const GroupMember& member) const { return (*times_)[member.times]; }
  // Whether a plan from then, which came later, takes the place of the other.
  [[nodiscard]] static bool is_later(const PlanTimes& before, const PlanTimes& then);
  [[nodiscard]] std::uint32_t number_of(const PlanTimes& times);
  [[nodiscard]] std::optional<std::size_t> level_of(const std::optional<std::string>& key) const;
  void finish(Making& making) const;
  // The group's name where the region says it.
  [[nodiscard]] std::optional<std::string> name_in(const Region& region) const;
  [[nodiscard]] bool is_listed(const Making& making) const;
  void ask_superior(Making& making) const;
  // Each plan speaks for its own period.
  [[nodiscard]] bool of_one_period() const { return rule_.every || rule_.at; }
  void settle_places();
  // Of one name: what is one place becomes one group.
  void settle_places(const std::vector<std::size_t>& makings);
  // Those of which no other says more.
  [[nodiscard]] std::vector<std::size_t> saying_most(const std::vector<std::size_t>& makings) const;
  void move_to(std::size_t from, std::size_t to);
  void doubt_in(std::size_t from, std::size_t members, std::size_t to);
  static void sort_members(Making& making);

  const Rule& rule_;
  const Policy& policy_;
  bool roster_;
  std::vector<Making> makings_;
  std::unordered_map<std::string, std::size_t> by_place_;
  std::optional<std::size_t> nameless_;
  struct Last {
    std::optional<std::string> name;
    Region region;
    std::size_t making;
  };
  std::optional<Last> last_;                 // the place that was asked for
  std::unordered_set<std::uint64_t> known_;  // where there is a roster to hold against them
  // Places of which the roster has units, each once.
  std::unordered_map<std::string, std::vector<RegionPlace>> listed_;  // by the folded name
  bool lists_nameless_ = false;
  Region last_listed_;
  // Each once: plans of a batch are from few days.
  std::shared_ptr<std::vector<PlanTimes>> times_ = std::make_shared<std::vector<PlanTimes>>();
  std::map<std::tuple<Date, Date, Date>, std::uint32_t> number_of_time_;  // in times_
};

}  // namespace ducha
