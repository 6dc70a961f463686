// SPDX-License-Identifier: Apache-2.0
// Plans of one unit for the same policy and period in one batch.
#pragma once

#include <string>
#include <vector>

#include "batch/seen_keys.h"
#include "findings/finding.h"

namespace ducha {

class RepeatedPlans {
 public:
  // The policies by which a plan of this unit and period came before.
  [[nodiscard]] std::vector<std::string> of(const PlanResult& plan);
  void clear() { seen_.clear(); }

 private:
  SeenKeys seen_;
};

}  // namespace ducha
