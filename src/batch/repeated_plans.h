// SPDX-License-Identifier: Apache-2.0
// Plans of one unit for the same policy and period in one batch.
#pragma once

#include <vector>

#include "base/code.h"
#include "base/language.h"
#include "batch/seen_keys.h"
#include "findings/finding.h"

namespace ducha {

// What is to be told of one that came again: which of them has the vote.
struct RepeatedPlan {
  Code code;
  std::vector<Text> arguments;
};

class RepeatedPlans {
 public:
  // One for each policy by which a plan of this unit and period came before.
  [[nodiscard]] std::vector<RepeatedPlan> of(const PlanResult& plan);
  void clear() { seen_.clear(); }

 private:
  SeenKeys seen_;
};

}  // namespace ducha
