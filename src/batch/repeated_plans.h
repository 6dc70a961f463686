// SPDX-License-Identifier: Apache-2.0
// Plans of one unit for the same policy and period in one batch.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "batch/seen_keys.h"
#include "findings/finding.h"

namespace ducha {

class RepeatedPlans {
 public:
  // The policies by which a plan of this unit and period came before.
  [[nodiscard]] std::vector<std::string> of(const PlanResult& plan);
  // Tells of each at the place where this plan names its unit.
  void report(const PlanResult& plan, const Place& unit_at, Diagnostics& diagnostics);
  void clear() { seen_.clear(); }

 private:
  SeenKeys seen_;
};

// Where a plan that was read back names its unit: in a source that has nothing but that line as far as there.
[[nodiscard]] Place unit_place(const PlanResult& plan);

}  // namespace ducha
