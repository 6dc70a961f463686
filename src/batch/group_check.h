// SPDX-License-Identifier: Apache-2.0
// One across-rule meets one group of units.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "batch/checker.h"
#include "batch/kept_unit.h"

namespace ducha {

// Units by their position in the group.
using KeptUnits = std::map<std::size_t, KeptUnit>;

// The units of a group: what the expressions see of each, and the way to the rest of those that a finding names.
struct Group {
  std::optional<std::string> name;
  std::vector<feel::Value> contexts;  // a context of its facts each
  std::optional<DateRange> period;    // the smallest that holds those of the units
  Date as_of{-kYearLimit, 1, 1};      // the latest of theirs
  std::vector<std::size_t> invalid;   // units with a fact that could not be read and that the rule reads
  std::function<KeptUnits(const std::vector<std::size_t>& positions)> units;
};

// Appends one finding, or under `every` one a window.
void check_group(const PolicyRules& rules, const AcrossRule& rule, const std::vector<std::uint32_t>& facts,
                 const CheckOptions& options, Group group, std::vector<Finding>& findings);

}  // namespace ducha
