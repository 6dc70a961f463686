// SPDX-License-Identifier: Apache-2.0
// Plans that were judged by no policy, such as those of another than `--policy` asks for, as the head of a report tells
// them.
#pragma once

#include <cstddef>
#include <string>

#include "base/language.h"
#include "findings/finding.h"

namespace ducha {

[[nodiscard]] inline bool is_unjudged(const PlanResult& plan) {
  return plan.policies.empty() && plan.counts.total() == 0;
}

class UnjudgedPlans {
 public:
  explicit UnjudgedPlans(Language language) : language_(language) {}
  void add(const PlanResult& plan);
  // "judged by no policy (2): A; B", the first twenty of them by name; empty: there is none.
  [[nodiscard]] std::string words() const;

 private:
  Language language_;
  std::size_t count_ = 0;
  std::string names_;
};

}  // namespace ducha
