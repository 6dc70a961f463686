// SPDX-License-Identifier: Apache-2.0
// The rules over a batch that was judged in parts: verdicts over a part are none over the batch, so that they are left
// out and judged anew over all of it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "findings/finding.h"

namespace ducha {

class Checker;

class AcrossParts {
 public:
  // Whether it is a finding over a part, which is left out; its change is kept for the one in its place.
  [[nodiscard]] bool leaves_out(const Finding& finding);
  void add(const PlanResult& plan) { policies_.insert(plan.policies.begin(), plan.policies.end()); }
  void end_part(const Summary& part) { any_ = any_ || part.across.counts.total() > 0; }

  // Whether any part had some, be it none that is shown.
  [[nodiscard]] bool any() const { return any_; }
  // Precondition: the checker was given the plans of all parts (Checker::add_to_batch).
  [[nodiscard]] std::vector<Finding> judge(Checker& checker, Diagnostics& lost) const;

 private:
  std::set<std::string> policies_;
  std::map<std::string, Change> changes_;  // by fingerprint
  bool any_ = false;
};

}  // namespace ducha
