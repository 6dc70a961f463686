// SPDX-License-Identifier: Apache-2.0
// Where a rule judges windows or speaks of a day: what each unit of a group says of it. A plan speaks for its own
// period. Of several plans that hold the window the one has the vote that tells of most of it, then the one for the
// shortest period, then the later; what they tell of the same days must be the same.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "base/date.h"
#include "batch/group.h"
#include "feel/value/value.h"
#include "rulebook/rulebook.h"

namespace ducha {

// Two plans of a unit that hold the window and differ in a fact.
struct DifferingPlans {
  std::uint32_t line = 0;
  std::uint32_t other = 0;
  std::uint32_t fact = 0;  // its slot in the vocabulary
};

// What the expressions see of each unit, in the order of the group's members.
struct Votes {
  std::vector<GroupMember> members;     // the plans that have the vote; with the states that leave a unit null
  std::vector<feel::Value> contexts;    // null unless the member belongs
  std::vector<PlanSetAside> set_aside;  // that hold the window too, and say the same
  std::vector<DifferingPlans> differing;
};

// How many there are, as the superior says.
struct SuperiorCount {
  enum class State : std::uint8_t {
    said,
    unsaid,
    elsewhen,       // no plan of its is for the window or the day that is judged
    contradictory,  // several are, and they differ
  } state = State::unsaid;
  std::optional<std::int64_t> count;
};

// The group must outlive it.
class Ballot {
 public:
  Ballot(const PolicyRules& rules, const std::vector<std::uint32_t>& facts, const Group& group);

  // A total over a period that is not the window is null.
  [[nodiscard]] Votes in_window(const DateRange& window);
  [[nodiscard]] Votes on_day(Date day) const;
  // The same of the superior, whose figure is that fact.
  [[nodiscard]] SuperiorCount superior_in(const DateRange& range, std::uint32_t fact) const;

 private:
  // A plan that may have the vote, and what it says.
  struct Candidate {
    const GroupMember* plan;
    const feel::Value* context;
  };
  [[nodiscard]] const PlanTimes& times_of(const GroupMember& plan) const { return (*group_.times)[plan.times]; }
  // Ascending by who has the vote.
  [[nodiscard]] std::vector<Candidate> candidates(std::size_t member, const DateRange& range) const;
  [[nodiscard]] Votes cast(const DateRange& range, bool window) const;
  // The first fact in which they differ. `window`: of the days that are judged; else of all that both tell of.
  [[nodiscard]] std::optional<std::uint32_t> difference(const Candidate& one, const Candidate& other,
                                                        const std::optional<DateRange>& window) const;
  [[nodiscard]] feel::Value without_totals(const feel::Value& context);

  const PolicyRules& rules_;
  const std::vector<std::uint32_t>& facts_;
  const Group& group_;
  bool reads_totals_ = false;
  std::map<const feel::Context*, feel::Value> without_totals_;
};

}  // namespace ducha
