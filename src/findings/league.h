// SPDX-License-Identifier: Apache-2.0
// Scores of units and their ranks: what was earned, out of how much, and what was lost by which item.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "base/language.h"
#include "findings/identity.h"

namespace ducha {

struct LeagueItem {
  Text label;
  std::optional<Decimal> points;  // none: a share without points
};

// Of one item, for one unit.
struct LeagueEntry {
  Decimal possible;  // what is in the denominator: nothing of what is pending, not applicable or waived
  Decimal lost;
  Decimal apart;                                    // points of what cannot be decided, where that is told apart
  std::size_t failed = 0, unknown = 0, errors = 0;  // subjects; what is wrong in the plan is undecided as well
  [[nodiscard]] Decimal earned() const;
};

struct LeagueRow {
  std::string unit;
  Region region;
  std::vector<LeagueEntry> entries;  // an item each
  Decimal earned, possible;
  std::optional<Decimal>
      score;             // earned out of possible, on the scale of the total, two digits; none: nothing to score
  std::size_t rank = 0;  // 1 is the best, equals share it; 0: nothing to score
};

// The mean of the units' scores, of those that have one.
struct LeagueRegion {
  std::string key, name;
  std::size_t units = 0;
  std::optional<Decimal> score;
  std::size_t rank = 0;  // among the names of its key
};

struct League {
  bool shares = false;   // of the demands met, without a sheet
  Text label;            // of the sheet; empty: it has none
  bool example = false;  // the sheet says that it is one
  Decimal total;         // the scale: 100
  bool unknown_lost = true;
  std::vector<LeagueItem> items;
  std::vector<LeagueRow> rows;        // best first, then as they came
  std::vector<LeagueRegion> regions;  // by key, best first
};

}  // namespace ducha
