// SPDX-License-Identifier: Apache-2.0
#include "batch/checker.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "audit/waivers.h"
#include "base/failure.h"
#include "batch/attendance.h"
#include "batch/codes.h"
#include "batch/judged_policies.h"
#include "batch/kept_unit.h"
#include "batch/namesakes.h"
#include "batch/plan_judge.h"
#include "batch/repeated_plans.h"
#include "findings/fingerprint.h"

namespace ducha {

struct Checker::Parts {
  Parts(PolicySource source, CheckOptions given)
      : options(std::move(given)),
        policies(std::move(source), options),
        judge(policies, options),
        attendance(options.roster_units) {}

  CheckOptions options;
  JudgedPolicies policies;
  PlanJudge judge;
  std::set<const JudgedPolicy*> loaded;
  RepeatedPlans repeats;
  Namesakes namesakes;
  Attendance attendance;
};

Checker::Checker(PolicySource policies, CheckOptions options)
    : parts_(std::make_unique<Parts>(std::move(policies), std::move(options))) {}

Checker::~Checker() = default;

std::unique_ptr<PlanJudge> Checker::judge() { return std::make_unique<PlanJudge>(parts_->policies, parts_->options); }

void Checker::add_to_batch(PlanFindings& judged) {
  for (const JudgedPolicy* policy : judged.policies) {
    if (parts_->loaded.insert(policy).second) judged.loading.append(Diagnostics(policy->loading));
  }
  const PlanResult& plan = judged.result;
  parts_->repeats.report(plan, judged.unit_at, judged.diagnostics);
  parts_->namesakes.report(plan, judged.unit_at, judged.diagnostics);
  parts_->attendance.note(plan, judged.unit_at, judged.diagnostics);
  for (std::size_t i = 0; i < judged.kept_of.size(); ++i) {
    judged.kept_of[i]->across->add(plan.unit.value_or(""), plan.file, plan.line, plan.kept[i]);
  }
}

bool Checker::add_to_batch(const PlanResult& plan) {
  // Whoever judged it said so where it is not on the roster.
  Diagnostics said_before;
  parts_->attendance.note(plan, {}, said_before);
  for (const std::string& kept : plan.kept) {
    const auto id = std::find_if(plan.policies.begin(), plan.policies.end(),
                                 [&kept](const std::string& policy) { return kept_is_of(kept, policy); });
    if (id == plan.policies.end()) return false;
    const JudgedPolicy& policy = parts_->policies.policy(*id);
    if (!policy.across || !policy.across->reads(kept)) return false;
    policy.across->add(plan.unit.value_or(""), plan.file, plan.line, kept);
  }
  return true;
}

void Checker::load(const std::string& policy) { static_cast<void>(parts_->policies.policy(policy)); }

PlanFindings Checker::check(const Plan& plan, Diagnostics reading) {
  PlanFindings judged = parts_->judge.check(plan, std::move(reading));
  add_to_batch(judged);
  return judged;
}

std::vector<Finding> Checker::across(Diagnostics& diagnostics, std::vector<std::vector<ExplainedPart>>* parts) {
  parts_->repeats.clear();
  parts_->namesakes.clear();
  std::vector<Finding> findings;
  int spool_failure = 0;
  for (const auto& [id, policy] : parts_->policies.all()) {
    if (!policy->across) continue;
    if (!policy->across->findings(findings, {.parts = parts})) diagnostics.add(code::check_kept_lost, {}, {Text(id)});
    if (spool_failure == 0) spool_failure = policy->across->spool_failure();
  }
  if (spool_failure != 0) {
    diagnostics.add(code::check_spool, {}, {failure_words(spool_failure)});
  }
  for (Finding& finding : findings) {
    const auto as_of = read_iso_date(finding.as_of);
    if (parts_->options.waivers_read != nullptr && as_of)
      static_cast<void>(parts_->options.waivers_read->apply(finding, *as_of));
  }
  std::vector<std::string> judged;
  for (const auto& [id, policy] : parts_->policies.all()) judged.push_back(id);
  parts_->attendance.report_absent(judged, diagnostics);
  set_fingerprints(findings);
  return findings;
}

Diagnostics Checker::load_owed() {
  Diagnostics loading;
  if (parts_->options.roster_units == nullptr) return loading;
  const std::vector<std::string>& asked = parts_->options.policies;
  const std::vector<std::string>& known = parts_->policies.known();
  std::set<std::string_view> owed(asked.begin(), asked.end());
  for (const RosterUnit& unit : parts_->options.roster_units->units()) {
    if (asked.empty()) owed.insert(unit.policies.begin(), unit.policies.end());
  }
  for (const std::string_view id : owed) {
    if (std::find(known.begin(), known.end(), id) == known.end()) continue;
    const JudgedPolicy& policy = parts_->policies.policy(std::string(id));
    if (parts_->loaded.insert(&policy).second) loading.append(Diagnostics(policy.loading));
  }
  return loading;
}

std::size_t Checker::rules_selected() const {
  std::size_t selected = 0;
  for (const auto& [id, policy] : parts_->policies.all()) selected += policy->selected;
  return selected;
}

}  // namespace ducha
