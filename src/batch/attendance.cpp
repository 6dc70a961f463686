// SPDX-License-Identifier: Apache-2.0
#include "batch/attendance.h"

#include <functional>
#include <utility>

#include "base/text.h"
#include "batch/codes.h"

namespace ducha {

namespace {

std::uint64_t key_of(const std::string& identity) { return std::hash<std::string>{}(identity); }

}  // namespace

Attendance::Attendance(std::shared_ptr<const Roster> roster) : roster_(std::move(roster)) {
  if (roster_ == nullptr) return;
  for (const RosterUnit& unit : roster_->units) listed_.insert(unit.identity);
}

void Attendance::note(const PlanResult& plan, const Place& unit_at, Diagnostics& diagnostics) {
  if (roster_ == nullptr || !plan.unit) return;
  const std::string identity = identity_of(*plan.unit, plan.region);
  if (!listed_.contains(identity)) diagnostics.add(code::batch_not_on_roster, unit_at, {Text(*plan.unit)});
  for (const std::string& policy : plan.policies) came_[policy].insert(key_of(identity));
}

void Attendance::report_absent(const std::vector<std::string>& policies, Diagnostics& diagnostics) const {
  if (roster_ == nullptr) return;
  for (const RosterUnit& unit : roster_->units) {
    std::vector<std::string> owed;
    for (const std::string& policy : policies) {
      const auto came = came_.find(policy);
      const bool submitted = came != came_.end() && came->second.contains(key_of(unit.identity));
      if (unit.owes(policy) && !submitted) owed.push_back(policy);
    }
    if (!owed.empty()) diagnostics.add(code::batch_not_submitted, unit.at, {Text(unit.unit), listed(owed)});
  }
}

}  // namespace ducha
