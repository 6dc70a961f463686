// SPDX-License-Identifier: Apache-2.0
// Of which groups of units a run judged plans, for whoever asks whether a verdict over the batch is gone or only not
// listed.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "findings/finding.h"

namespace ducha {

class JudgedGroups {
 public:
  explicit JudgedGroups(const std::vector<PlanResult>& plans);
  // Whether a plan was judged of the group of this finding over the batch.
  [[nodiscard]] bool has(const Finding& finding) const;

 private:
  std::unordered_set<std::string> known_;  // policies, and parts of regions under them
};

}  // namespace ducha
