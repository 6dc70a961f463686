// SPDX-License-Identifier: Apache-2.0
// Judges plans by a rulebook: what comes of it are findings.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "batch/plan_findings.h"
#include "findings/finding.h"
#include "judge/explanation.h"
#include "judge/options.h"
#include "plan/plan.h"

namespace ducha {

class PlanJudge;

class Checker {
 public:
  Checker(PolicySource policies, CheckOptions options);
  ~Checker();

  // Judges plans, each by itself: one for every thread. Must not outlive the checker.
  [[nodiscard]] std::unique_ptr<PlanJudge> judge();
  // What concerns the batch, in its order: keeps what across-rules need of the plan, and adds what was found when its
  // policies were loaded for the first time and that a plan of the same unit came before.
  void add_to_batch(PlanFindings& judged);
  // Of a plan that was judged elsewhere under the same rules and options: keeps what across-rules need of it. False
  // where that is of no policy of the plan or cannot be read.
  [[nodiscard]] bool add_to_batch(const PlanResult& plan);
  // Loads a policy that plans judged elsewhere have named.
  void load(const std::string& policy);
  // Loads the policies under which the roster says somebody has to submit, of those that were asked for: of one of them
  // no plan may have come. Gives what was found in those that were loaded for the first time.
  [[nodiscard]] Diagnostics load_owed();
  // Judges and adds to the batch.
  [[nodiscard]] PlanFindings check(const Plan& plan, Diagnostics reading);
  // The across-rules' findings over all plans so far, in the rulebook's order, groups in the order of their first plan.
  // What was kept of the batch and cannot be read back is reported. How each came about goes to `parts` where it is
  // set.
  [[nodiscard]] std::vector<Finding> across(Diagnostics& diagnostics,
                                            std::vector<std::vector<ExplainedPart>>* parts = nullptr);
  // Rules that were selected of the policies seen: none means that nothing could be judged.
  [[nodiscard]] std::size_t rules_selected() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace ducha
