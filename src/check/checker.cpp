// SPDX-License-Identifier: Apache-2.0
#include "check/checker.h"

#include <set>
#include <utility>

#include "base/period.h"
#include "check/judged_policies.h"
#include "check/plan_judge.h"
#include "check/seen_keys.h"
#include "findings/fingerprint.h"
#include "findings/json_object.h"

namespace ducha {

namespace {

// Lengths stand before the parts, so that no two lists of parts run together into the same text.
std::string key_of(const std::string& policy, const PlanResult& plan) {
  std::string key;
  for (const std::string& part : {policy, *plan.unit, plan.period.value_or("")}) {
    key.append(std::to_string(part.size())).append(1, ':').append(part);
  }
  return key;
}

}  // namespace

std::string to_json(const CheckOptions& options) {
  const auto list = [](const std::vector<std::string>& words) {
    JsonArray array;
    for (const std::string& word : words) array.raw(json_string(word));
    return array.done();
  };
  JsonObject params, set;
  for (const auto& [name, value] : options.params) params.text(name, feel::to_feel(value));
  for (const auto& [name, value] : options.set) set.text(name, value);
  JsonObject object;
  object.raw("policies", list(options.policies)).raw("select", list(options.select));
  object.raw("ignore", list(options.ignore));
  object.text_or_null("period", options.period ? to_string(*options.period) : std::string());
  return object.raw("params", params.done()).raw("set", set.done()).done();
}

struct Checker::Parts {
  Parts(PolicySource source, CheckOptions given)
      : options(std::move(given)), policies(std::move(source), options), judge(policies, options) {}

  CheckOptions options;
  JudgedPolicies policies;
  PlanJudge judge;
  std::set<const JudgedPolicy*> met;
  SeenKeys seen;
};

Checker::Checker(PolicySource policies, CheckOptions options)
    : parts_(std::make_unique<Parts>(std::move(policies), std::move(options))) {}

Checker::~Checker() = default;

std::unique_ptr<PlanJudge> Checker::judge() { return std::make_unique<PlanJudge>(parts_->policies, parts_->options); }

void Checker::admit(PlanFindings& judged) {
  for (const JudgedPolicy* policy : judged.policies) {
    if (parts_->met.insert(policy).second) judged.diagnostics.append(Diagnostics(policy->loading));
  }
  const PlanResult& plan = judged.result;
  for (const std::string& policy : plan.policies) {
    if (!plan.unit || parts_->seen.add(key_of(policy, plan))) continue;
    judged.diagnostics.add(Code::check_duplicate_plan, judged.unit_at, {Text(*plan.unit), Text(policy)});
  }
  for (std::size_t i = 0; i < judged.kept_of.size(); ++i) {
    judged.kept_of[i]->across->add(plan.unit.value_or(""), plan.file, plan.kept[i]);
  }
}

PlanFindings Checker::check(const Plan& plan, Diagnostics reading) {
  PlanFindings judged = parts_->judge.check(plan, std::move(reading));
  admit(judged);
  return judged;
}

std::vector<Finding> Checker::across(Diagnostics& diagnostics) {
  parts_->seen.clear();
  std::vector<Finding> findings;
  for (const auto& [id, policy] : parts_->policies.all()) {
    if (policy->across && !policy->across->findings(findings)) diagnostics.add(Code::check_kept_lost, {}, {Text(id)});
  }
  set_fingerprints(findings);
  return findings;
}

std::size_t Checker::rules_selected() const {
  std::size_t selected = 0;
  for (const auto& [id, policy] : parts_->policies.all()) selected += policy->selected;
  return selected;
}

}  // namespace ducha
