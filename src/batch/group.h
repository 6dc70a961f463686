// SPDX-License-Identifier: Apache-2.0
// The units of a batch that one rule judges together.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/limits.h"
#include "batch/kept_unit.h"
#include "feel/value/value.h"
#include "findings/identity.h"

namespace ducha {

// Units by the number of the kept line that holds them.
using KeptUnits = std::map<std::uint32_t, std::shared_ptr<const KeptUnit>>;

// Before every other: of nobody a day is known.
inline constexpr Date kNoDay{-kYearLimit, 1, 1};

// When a plan is from.
struct PlanTimes {
  std::optional<DateRange> period;
  Date as_of;
};

// One unit of a group, or one of which it is not known whether it belongs, or one that did not submit.
struct GroupMember {
  enum class State : std::uint8_t {
    belongs,
    unknown,        // it cannot be told whether it belongs
    absent,         // on the roster, without a plan
    elsewhen,       // no plan of it is for the window or the day that is judged
    contradictory,  // several are, and they differ
  } state = State::belongs;
  std::uint32_t line = 0;   // the kept line; of one that is absent its place on the roster
  bool invalid = false;     // it has a fact that could not be read and that the rule reads
  bool unreadable = false;  // what the condition reads of it could not be read
  bool of_which = false;    // it belongs to one of several groups of one name: its region does not say to which
  std::uint32_t times = 0;  // in Group::times
  std::uint32_t next = 0;   // of a plan for another period the place in Group::further, plus one; 0: there is none
};

// One more plan of a unit that belongs: where a window or a day is judged, each speaks for its own period.
struct FurtherPlan {
  GroupMember plan;
  feel::Value context;
};

// A plan that another of its unit takes the place of.
struct PlanSetAside {
  std::uint32_t line = 0;
};

// A plan of the superior's: how many there are, as it says.
struct SuperiorPlan {
  PlanTimes times;
  std::optional<std::int64_t> count;
  std::uint32_t line = 0;
};

// The units of a group: what the expressions see of each, and the way to the rest of those that a finding names.
struct Group {
  std::optional<std::string> name;  // as first written; where there are several of one name, with what is above it
  Region region;                    // down to the name, as far as it is said
  std::vector<GroupMember> members;
  std::vector<feel::Value> contexts;  // a context of its facts each; null unless the member belongs
  std::vector<FurtherPlan> further;
  std::shared_ptr<const std::vector<PlanTimes>> times;
  std::optional<DateRange> period;        // the smallest that holds those of the plans
  Date as_of = kNoDay;                    // the latest of theirs
  bool condition_invalid = false;         // of some plan the condition could not be read
  std::vector<std::uint32_t> unreadable;  // lines of plans of which the condition could not be read
  std::vector<PlanSetAside> set_aside;
  bool asks_for_all = false;            // without a roster: a pass stands only where as many are known as there are
  std::vector<SuperiorPlan> superiors;  // the one that has the vote; where a window or a day is judged one a period
  bool several_superiors = false;       // each with a number of its own
  bool unsettled = false;               // too many places have its name to tell which plans are of it
  std::function<KeptUnits(std::vector<std::uint32_t> lines)> units;
};

}  // namespace ducha
