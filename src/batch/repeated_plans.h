// SPDX-License-Identifier: Apache-2.0
// Plans of one unit for the same policy and period in one batch.
#pragma once

#include "base/diagnostic.h"
#include "batch/seen_keys.h"
#include "findings/finding.h"

namespace ducha {

class RepeatedPlans {
 public:
  // Tells for each policy by which a plan of this unit and period came before which of them has the vote, at the place
  // where this plan names its unit.
  void report(const PlanResult& plan, const Place& unit_at, Diagnostics& diagnostics);
  void clear() { seen_.clear(); }

 private:
  SeenKeys seen_;
};

// Where a plan that was read back names its unit: in a source that has nothing but that line as far as there.
[[nodiscard]] Place unit_place(const PlanResult& plan);

}  // namespace ducha
