// SPDX-License-Identifier: Apache-2.0
// Which plan of an earlier run a plan of a later one is held against. Memory: some 200 bytes a plan.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/date.h"
#include "findings/finding.h"

namespace ducha {

// The number of no plan: of a finding over the batch.
inline constexpr std::uint32_t kNoPlan = UINT32_MAX;

// By policy the number of a plan of the earlier run.
using HeldAgainst = std::vector<std::pair<std::string, std::uint32_t>>;
// nullopt: the earlier run has none.
[[nodiscard]] std::optional<std::uint32_t> plan_under(const HeldAgainst& plans, const std::string& policy);

class EarlierPlans {
 public:
  // across_periods: periods are the same where they have the same place in their years.
  explicit EarlierPlans(bool across_periods) : across_periods_(across_periods) {}

  // The next plan of the earlier run. Gives its number.
  std::uint32_t add(const PlanResult& plan);
  // Of the next plan of the later run: the plan of its unit, policy and period; of several of one period the first
  // against the first, and one more than there were against none. Where the earlier run has no plan of its period, the
  // one of the latest.
  [[nodiscard]] HeldAgainst of(const PlanResult& plan);

 private:
  struct Plan {
    std::string period;  // as it is compared
    std::optional<DateRange> range;
    std::uint32_t number;
  };
  struct Unit {
    std::vector<Plan> earlier;                               // by period, then in their order
    std::vector<std::pair<std::string, std::size_t>> later;  // how many of each period so far
  };
  [[nodiscard]] std::string period_of(const PlanResult& plan, const std::optional<DateRange>& range) const;

  bool across_periods_;
  std::uint32_t next_ = 0;
  std::unordered_map<std::string, Unit> units_;  // by policy and unit
};

}  // namespace ducha
