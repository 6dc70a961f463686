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
  Change change = Change::unchanged;
  std::optional<Status> before, after;
  Finding finding;    // the later one where there are both, without its evidence
  std::string cause;  // what changed of its rule, where that was asked; else empty
};

struct Comparison {
  std::string before, after;  // what they are called
  ChangeCounts counts{};
  std::string by;  // "unit", "rule", "region", "policy"; empty: not asked
  std::vector<std::pair<std::string, ChangeCounts>> groups;
  std::vector<Compared> rows;  // those that changed, the weightiest first
};

}  // namespace ducha
