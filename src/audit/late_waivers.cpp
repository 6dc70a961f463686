// SPDX-License-Identifier: Apache-2.0
#include "audit/late_waivers.h"

#include "base/date.h"

namespace ducha {

bool LateWaivers::begin(const CheckOptions& judged_under, Run& run) {
  if (!given()) return true;
  if (!judged_under.waivers.empty() && judged_under.waivers != waivers_->digests()) return false;
  now_ = judged_under.waivers.empty();
  CheckOptions options = judged_under;
  options.waivers = waivers_->digests();
  run.options = to_json(options);
  return true;
}

void LateWaivers::plan(PlanResult& plan, const std::function<void(Finding&)>& show) {
  const auto as_of = read_iso_date(plan.as_of.value_or(""));
  for (Finding& finding : held_) {
    const Status was = finding.status;
    if (given() && as_of && finding.status == Status::waived) waivers_->note(finding, *as_of);
    // Under the same waivers this only notes those that have run out.
    if (given() && as_of && waivers_->apply(finding, *as_of) && now_) {
      moved_.emplace_back(finding, was);
      --plan.counts.of[static_cast<std::size_t>(was)];
      plan.counts.add(finding.status);
    }
    show(finding);
  }
  held_.clear();
}

void LateWaivers::end_part(Summary& summary) {
  for (const auto& [finding, was] : moved_) summary.move(finding, was, finding.status);
  moved_.clear();
}

void LateWaivers::report(Diagnostics& diagnostics) const {
  if (given()) waivers_->report(diagnostics);
}

}  // namespace ducha
