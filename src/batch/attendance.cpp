// SPDX-License-Identifier: Apache-2.0
#include "batch/attendance.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "batch/codes.h"

namespace ducha {

namespace {

std::string words_of(const Region& region) {
  std::string words;
  for (const auto& [key, name] : region) words += (words.empty() ? "" : " ") + name;
  return words;
}

}  // namespace

Attendance::Attendance(std::shared_ptr<const Roster> roster) : roster_(std::move(roster)) {}

std::optional<std::size_t> Attendance::number_of(const PlanResult& plan) {
  const auto& units = roster_->units();
  const std::string identity = identity_of(*plan.unit, plan.region);
  if (next_ < units.size() && units[next_].identity == identity) return next_++;
  std::optional<std::size_t> number = roster_->number_of(identity);
  if (!number) {
    number = roster_->number_of(*plan.unit, plan.region);
    // Of two that are told apart only one can be it.
    if (number && !taken_as_.contains(*number) && has_come(*number, plan.policies)) return std::nullopt;
    if (number && taken_as_.emplace(*number, identity).first->second != identity) return std::nullopt;
  }
  if (number) next_ = *number + 1;
  return number;
}

bool Attendance::has_come(std::size_t number, const std::vector<std::string>& policies) const {
  return std::any_of(policies.begin(), policies.end(), [&](const std::string& policy) {
    const auto came = came_.find(policy);
    return came != came_.end() && came->second[number];
  });
}

void Attendance::add_namesake(const std::string& unit, Diagnostic& fault) const {
  const auto namesakes = roster_->of_name(unit);
  if (namesakes.empty()) return;
  const RosterUnit& namesake = roster_->units()[namesakes.front()];
  const std::string region = words_of(namesake.region);
  fault.notes.push_back(
      {region.empty() ? code::batch_namesake_bare : code::batch_namesake, namesake.at, {Text(region)}});
}

void Attendance::note(const PlanResult& plan, const Place& unit_at, Diagnostics& diagnostics) {
  if (roster_ == nullptr || !plan.unit) return;
  const auto number = number_of(plan);
  if (!number) {
    Diagnostic fault{code::batch_not_on_roster, unit_at, {Text(*plan.unit)}, {}, false};
    add_namesake(*plan.unit, fault);
    diagnostics.add(std::move(fault));
    return;
  }
  for (const std::string& policy : plan.policies) {
    std::vector<bool>& came = came_[policy];
    came.resize(roster_->units().size());
    came[*number] = true;
  }
}

void Attendance::report_absent(const std::vector<std::string>& policies, Diagnostics& diagnostics) const {
  if (roster_ == nullptr) return;
  for (std::size_t number = 0; number < roster_->units().size(); ++number) {
    const RosterUnit& unit = roster_->units()[number];
    std::vector<std::string> owed;
    for (const std::string& policy : policies) {
      if (unit.owes(policy) && !has_come(number, {policy})) owed.push_back(policy);
    }
    if (owed.empty()) continue;
    // Units of one name are told apart by their regions.
    const bool alone = roster_->of_name(unit.unit).size() == 1 || unit.region.empty();
    const std::string name = alone ? unit.unit : words_of(unit.region) + ' ' + unit.unit;
    diagnostics.add(code::batch_not_submitted, unit.at, {Text(name), listed(owed)});
  }
}

}  // namespace ducha
