// SPDX-License-Identifier: Apache-2.0
#include "audit/judged_groups.h"

#include <algorithm>
#include <utility>

#include "findings/identity.h"

namespace ducha {

namespace {

std::string key_of(const std::string& policy, const std::pair<std::string, std::string>& part) {
  return policy + '\n' + part.first + '\n' + folded_region_name(part.first, part.second);
}

}  // namespace

JudgedGroups::JudgedGroups(const std::vector<PlanResult>& plans) {
  for (const PlanResult& plan : plans) {
    for (const std::string& policy : plan.policies) {
      known_.insert(policy);
      for (const auto& part : plan.region) known_.insert(key_of(policy, part));
    }
  }
}

bool JudgedGroups::has(const Finding& finding) const {
  const std::string& policy = finding.rule->policy;
  return known_.contains(policy) && std::all_of(finding.region.begin(), finding.region.end(), [&](const auto& part) {
           return known_.contains(key_of(policy, part));
         });
}

}  // namespace ducha
