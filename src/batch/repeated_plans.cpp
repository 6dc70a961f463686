// SPDX-License-Identifier: Apache-2.0
#include "batch/repeated_plans.h"

namespace ducha {

namespace {

// Lengths stand before the parts, so that no two lists of parts run together into the same text.
std::string key_of(const std::string& policy, const PlanResult& plan) {
  std::string key;
  for (const std::string& part : {policy, identity_of(*plan.unit, plan.region), plan.period.value_or("")}) {
    key.append(std::to_string(part.size())).append(1, ':').append(part);
  }
  return key;
}

}  // namespace

std::vector<std::string> RepeatedPlans::of(const PlanResult& plan) {
  std::vector<std::string> policies;
  if (!plan.unit) return policies;
  for (const std::string& policy : plan.policies) {
    if (!seen_.add(key_of(policy, plan))) policies.push_back(policy);
  }
  return policies;
}

}  // namespace ducha
