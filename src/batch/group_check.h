// SPDX-License-Identifier: Apache-2.0
// One across-rule meets one group of units.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "batch/kept_unit.h"
#include "findings/finding.h"
#include "judge/options.h"
#include "judge/seen_conditions.h"
#include "rulebook/rulebook.h"

namespace ducha {

// Units by the number of the kept line that holds them.
using KeptUnits = std::map<std::uint32_t, std::shared_ptr<const KeptUnit>>;

// One unit of a group, or one of which it is not known whether it belongs, or one that did not submit.
struct GroupMember {
  enum class State : std::uint8_t {
    belongs,
    unknown,  // it cannot be told whether it belongs
    absent,   // on the roster, without a plan
  } state = State::belongs;
  std::uint32_t line = 0;   // the kept line; of one that is absent its place on the roster
  bool invalid = false;     // it has a fact that could not be read and that the rule reads
  bool unreadable = false;  // what the condition reads of it could not be read
  bool of_which = false;    // it belongs to one of several groups of one name: its region does not say to which
};

// A plan that another of its unit takes the place of.
struct PlanSetAside {
  std::uint32_t line = 0;
};

// The units of a group: what the expressions see of each, and the way to the rest of those that a finding names.
struct Group {
  std::optional<std::string> name;  // as first written; where there are several of one name, with what is above it
  Region region;                    // down to the name, as far as it is said
  std::vector<GroupMember> members;
  std::vector<feel::Value> contexts;      // a context of its facts each; null unless the member belongs
  std::optional<DateRange> period;        // the smallest that holds those of the units
  Date as_of{-kYearLimit, 1, 1};          // the latest of theirs
  bool condition_invalid = false;         // of some plan the condition could not be read
  std::vector<std::uint32_t> unreadable;  // lines of plans of which the condition could not be read
  std::vector<PlanSetAside> set_aside;
  std::optional<std::int64_t> whole;  // how many there are, as the superior says
  bool several_superiors = false;     // each with a number of its own
  bool unsettled = false;             // too many places have its name to tell which plans are of it
  bool complete = true;               // a pass may stand: nobody asks for all, or all are accounted for
  std::function<KeptUnits(std::vector<std::uint32_t> lines)> units;
};

// Appends one finding, or under `every` one a window; and how its conditions were evaluated, where `seen` is set.
void check_group(const PolicyRules& rules, const AcrossRule& rule, const std::vector<std::uint32_t>& facts,
                 const CheckOptions& options, Group group, SeenConditions* seen, std::vector<Finding>& findings);

}  // namespace ducha
