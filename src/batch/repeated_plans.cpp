// SPDX-License-Identifier: Apache-2.0
#include "batch/repeated_plans.h"

#include <memory>

#include "batch/codes.h"

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

void RepeatedPlans::report(const PlanResult& plan, const Place& unit_at, Diagnostics& diagnostics) {
  for (const std::string& policy : of(plan)) {
    diagnostics.add(code::check_duplicate_plan, unit_at, {Text(*plan.unit), Text(policy)});
  }
}

Place unit_place(const PlanResult& plan) {
  if (plan.unit_line == 0) return {std::make_shared<const SourceText>(plan.file, std::string()), {}};
  const std::string before(plan.unit_column > 0 ? plan.unit_column - 1 : 0, ' ');
  return {std::make_shared<const SourceText>(plan.file, before, plan.unit_line),
          {static_cast<std::uint32_t>(before.size()), 0}};
}

}  // namespace ducha
