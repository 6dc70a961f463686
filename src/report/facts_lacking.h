// SPDX-License-Identifier: Apache-2.0
// The facts that findings wait for, each counted over all of them: a field of records once, whichever record lacks it.
// Memory: a bit a fact and unit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "findings/finding.h"

namespace ducha {

struct LackingFact {
  std::string fact;
  Text label;
  std::size_t findings = 0, rules = 0, units = 0;
  bool owed = false;  // plans that did not come: no fact of any
};

class FactsLacking {
 public:
  void add(const Finding& finding);
  // Most findings first, then most rules, then as they came.
  [[nodiscard]] std::vector<LackingFact> ranked() const;
  // How many findings are undecided for another reason than a fact that is missing.
  [[nodiscard]] std::size_t for_other_reasons() const { return other_; }

 private:
  struct Counted {
    LackingFact counted;
    std::set<std::string> rules;
    std::vector<bool> in_units;  // by their numbers
    std::size_t units = 0;
    // Over the batch, of a rule and a group of units: in how many of them it is missing, at most.
    std::map<std::string, std::map<std::string, std::size_t>> in_groups;
    std::size_t order = 0;
  };
  [[nodiscard]] std::size_t number_of(const Finding& finding);
  static std::size_t units_of(const Counted& fact);

  std::map<std::string, Counted> facts_;
  std::unordered_map<std::string, std::uint32_t> units_;
  std::size_t other_ = 0;
};

}  // namespace ducha
