// SPDX-License-Identifier: Apache-2.0
// Plans meet a rulebook and yield findings.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "findings/finding.h"
#include "judge/explanation.h"
#include "judge/options.h"
#include "plan/plan.h"
#include "rulebook/rulebook.h"

namespace ducha {

struct JudgedPolicy;

struct PlanFindings {
  PlanResult result;
  std::vector<Finding> findings;        // policies in the plan's order, rules in the rulebook's, subjects in theirs
  Diagnostics diagnostics;              // of reading and of judging
  Diagnostics loading;                  // of policies that it is the first to name
  Tally tally;                          // of every finding, also of those that are not shown
  std::vector<JudgedPolicy*> policies;  // that it was judged by, and those that could not be had
  std::vector<JudgedPolicy*> kept_of;   // whose across-rules want result.kept, entry by entry
  Place unit_at;
  bool facts_given = false;  // any, or one that cannot be read, or by --set
};

// Loads a policy when a plan first names it; null where that fails, which is reported. `known` lists the policies that
// there are.
struct PolicySource {
  std::function<std::shared_ptr<const PolicyRules>(const std::string& id, Diagnostics& diagnostics)> load;
  std::vector<std::string> known;
};

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
  // Of a plan that was judged elsewhere under the same rules and options: keeps what across-rules need of it.
  void add_to_batch(const PlanResult& plan);
  // Loads a policy that plans judged elsewhere have named.
  void load(const std::string& policy);
  // Judges and adds to the batch.
  [[nodiscard]] PlanFindings check(const Plan& plan, Diagnostics reading);
  // The across-rules' findings over all plans so far, in the rulebook's order, groups in the order of their first plan.
  // What was kept of the batch and cannot be read back is reported.
  [[nodiscard]] std::vector<Finding> across(Diagnostics& diagnostics);
  // Rules that were selected of the policies seen: none means that nothing could be judged.
  [[nodiscard]] std::size_t rules_selected() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace ducha
