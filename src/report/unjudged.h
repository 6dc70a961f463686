// SPDX-License-Identifier: Apache-2.0
// Plans that were judged by no policy, such as those of another than `--policy` asks for, as the head of a report tells
// them.
#pragma once

#include <string>

#include "base/language.h"
#include "findings/finding.h"
#include "report/first_names.h"

namespace ducha {

[[nodiscard]] inline bool is_unjudged(const PlanResult& plan) {
  return plan.policies.empty() && plan.counts.total() == 0;
}

class UnjudgedPlans {
 public:
  explicit UnjudgedPlans(Language language) : names_(language) {}
  void add(const PlanResult& plan);
  // "judged by no policy (2): A; B", the first twenty of them by name; empty: there is none.
  [[nodiscard]] std::string words() const;

 private:
  FirstNames names_;
};

}  // namespace ducha
