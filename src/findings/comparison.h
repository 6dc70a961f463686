// SPDX-License-Identifier: Apache-2.0
// Two runs held against each other, finding by finding.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "findings/change.h"
#include "findings/finding.h"

namespace ducha {

struct Compared {
  Change change = Change::unchanged;  // where it was compared
  // Only one run lists it, and the other does not list all that it counts: what that found of it nobody can say.
  bool uncompared = false;
  std::optional<Status> before, after;
  Finding finding;    // the later one where there are both, without its evidence
  std::string cause;  // what changed of its rule, where that was asked; else empty
  // People need not read it: its unit came or went as a whole, and it is counted there.
  bool told_by_unit = false;
  // The periods of the two plans, as these write them; null where there is none, and of a finding over the batch.
  std::optional<std::string> period_before, period_after;
  // Its unit has several plans under the policy, or is held against a plan of another period: people read of which it
  // is.
  bool tell_periods = false;
};

// A unit of which only one of the two runs has a plan under the policy.
struct ComparedUnit {
  Change change = Change::gone;  // or fresh
  std::string unit;
  Region region;
  std::string policy;  // its title
  Counts counts;       // of its findings
};

// By what the two runs were judged, where that differs: a change may come of it and not of the unit.
struct ComparedSetting {
  std::string name;           // as in the run line: version, rulebook, as_of, profile, options.params
  std::string before, after;  // empty: not given
};

// By their change, and apart from those what could not be compared.
struct ComparedCounts {
  ChangeCounts changes{};
  std::size_t uncompared = 0;
};

struct Comparison {
  std::string before, after;                   // what they are called
  Counts before_leaves_out, after_leaves_out;  // what a run counts and does not list
  std::vector<ComparedSetting> settings;
  ComparedCounts counts;
  std::string by;  // "unit", "rule", "region", "policy"; empty: not asked
  std::vector<std::pair<std::string, ComparedCounts>> groups;
  // Those that changed, the weightiest first, and behind them those that could not be compared.
  std::vector<Compared> rows;
  std::vector<ComparedUnit> units;  // in the order of their first findings
};

}  // namespace ducha
