// SPDX-License-Identifier: Apache-2.0
// Judges one plan after another, each by itself. What it keeps between plans is room, so every thread has its own.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "batch/judged_policies.h"
#include "batch/plan_findings.h"
#include "judge/explanation.h"
#include "judge/options.h"
#include "judge/plan_view.h"
#include "judge/rule_check.h"
#include "plan/plan.h"

namespace ducha {

class PlanJudge {
 public:
  // Both must outlive it.
  PlanJudge(JudgedPolicies& policies, const CheckOptions& options) : policies_(policies), options_(options) {}

  [[nodiscard]] PlanFindings check(const Plan& plan, Diagnostics reading);
  // How each rule that fits the pattern came to its verdicts on the plan. Not for across-rules.
  [[nodiscard]] std::vector<Explanation> explain(const Plan& plan, const std::string& pattern,
                                                 Diagnostics& diagnostics);

 private:
  // A policy with the slots that its rules are evaluated with.
  struct PolicySlots {
    JudgedPolicy* policy;
    std::unique_ptr<SlotValues> slots;
  };

  [[nodiscard]] std::vector<PolicySlots*> policies_of(const Plan& plan, PlanFindings& result);
  [[nodiscard]] PolicySlots& slots_of(const std::string& id);
  // The plan with the lists that it keeps in tables of their own.
  [[nodiscard]] std::optional<Plan> with_tables(const Plan& plan, const std::vector<PolicySlots*>& judging,
                                                Diagnostics& diagnostics) const;
  [[nodiscard]] std::vector<PlanView> views_of(const Plan& plan, const std::vector<PolicySlots*>& judging,
                                               Diagnostics& diagnostics) const;
  [[nodiscard]] std::vector<const Vocabulary*> elsewhere(const Plan& plan,
                                                         const std::vector<PolicySlots*>& judging) const;
  void report_level(const Plan& plan, const PlanView& view, Diagnostics& diagnostics) const;
  void judge(const PlanView& view, PolicySlots& policy, PlanFindings& result) const;
  void waive(const PlanView& view, Finding& finding, Counts& counts) const;

  JudgedPolicies& policies_;
  const CheckOptions& options_;
  std::map<std::string, PolicySlots, std::less<>> slots_;
};

}  // namespace ducha
