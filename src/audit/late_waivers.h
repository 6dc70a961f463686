// SPDX-License-Identifier: Apache-2.0
// Waivers for findings that were saved: applied to runs that were judged without any, held against those that were
// judged under the same.
#pragma once

#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "audit/waivers.h"
#include "findings/finding.h"
#include "judge/options.h"

namespace ducha {

class LateWaivers {
 public:
  // Null: none were given.
  explicit LateWaivers(std::shared_ptr<const Waivers> waivers) : waivers_(std::move(waivers)) {}

  [[nodiscard]] bool given() const { return waivers_ != nullptr; }
  [[nodiscard]] const std::shared_ptr<const Waivers>& all() const { return waivers_; }

  // Of the first part, which was judged under these options: what the report's own run says. False where it was judged
  // under other waivers.
  [[nodiscard]] bool begin(const CheckOptions& judged_under, Run& run);
  // A finding waits for its plan's line, which says by which day it was judged.
  void hold(const Finding& finding) { held_.push_back(finding); }
  [[nodiscard]] bool holds_any() const { return !held_.empty(); }
  void plan(PlanResult& plan, const std::function<void(Finding&)>& show);
  // Counts what was waived of the part that ends.
  void end_part(Summary& summary);
  // Behind the last part: what there is to say of those given.
  void report(Diagnostics& diagnostics) const;

 private:
  std::shared_ptr<const Waivers> waivers_;
  bool now_ = false;                               // the parts were judged without waivers
  std::vector<Finding> held_;                      // of the plan at hand
  std::vector<std::pair<Finding, Status>> moved_;  // those waived of this part, with what they were
};

}  // namespace ducha
