// SPDX-License-Identifier: Apache-2.0
#include "batch/attendance.h"

#include <utility>

#include "base/text.h"
#include "batch/codes.h"

namespace ducha {

Attendance::Attendance(std::shared_ptr<const Roster> roster) : roster_(std::move(roster)) {
  if (roster_ == nullptr) return;
  numbers_.reserve(roster_->units.size());
  for (const RosterUnit& unit : roster_->units)
    numbers_.emplace(unit.identity, static_cast<std::uint32_t>(numbers_.size()));
}

std::optional<std::size_t> Attendance::number_of(const std::string& identity) {
  const auto& units = roster_->units;
  if (next_ >= units.size() || units[next_].identity != identity) {
    const auto found = numbers_.find(identity);
    if (found == numbers_.end()) return std::nullopt;
    next_ = found->second;
  }
  return next_++;
}

void Attendance::note(const PlanResult& plan, const Place& unit_at, Diagnostics& diagnostics) {
  if (roster_ == nullptr || !plan.unit) return;
  const auto number = number_of(identity_of(*plan.unit, plan.region));
  if (!number) {
    diagnostics.add(code::batch_not_on_roster, unit_at, {Text(*plan.unit)});
    return;
  }
  for (const std::string& policy : plan.policies) {
    std::vector<bool>& came = came_[policy];
    came.resize(roster_->units.size());
    came[*number] = true;
  }
}

void Attendance::report_absent(const std::vector<std::string>& policies, Diagnostics& diagnostics) const {
  if (roster_ == nullptr) return;
  for (std::size_t number = 0; number < roster_->units.size(); ++number) {
    const RosterUnit& unit = roster_->units[number];
    std::vector<std::string> owed;
    for (const std::string& policy : policies) {
      const auto came = came_.find(policy);
      const bool submitted = came != came_.end() && came->second[number];
      if (unit.owes(policy) && !submitted) owed.push_back(policy);
    }
    if (!owed.empty()) diagnostics.add(code::batch_not_submitted, unit.at, {Text(unit.unit), listed(owed)});
  }
}

}  // namespace ducha
