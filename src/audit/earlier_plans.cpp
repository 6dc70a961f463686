// SPDX-License-Identifier: Apache-2.0
#include "audit/earlier_plans.h"

#include <algorithm>
#include <string_view>

#include "base/period.h"
#include "findings/identity.h"

namespace ducha {

namespace {

// By what a plan was judged is not said.
constexpr std::string_view kUnsaid;

std::vector<std::string> policies_of(const PlanResult& plan) {
  return plan.policies.empty() ? std::vector<std::string>{std::string(kUnsaid)} : plan.policies;
}

std::string key_of(const PlanResult& plan, const std::string& policy) {
  return policy + '\n' + (plan.unit ? identity_of(*plan.unit, plan.region) : std::string());
}

std::optional<DateRange> range_of(const PlanResult& plan) {
  return plan.period ? read_period(*plan.period) : std::nullopt;
}

// The day behind the period, so that the end of February is at one place in every year.
std::string place_in_years(const DateRange& range) {
  const Date end = plus_days(range.last, 1).value_or(range.last);
  std::string place;
  for (const int part :
       {int{range.first.month}, int{range.first.day}, end.year - range.first.year, int{end.month}, int{end.day}})
    place += std::to_string(part) + '-';
  return place;
}

}  // namespace

std::optional<std::uint32_t> plan_under(const HeldAgainst& plans, const std::string& policy) {
  const auto found = std::find_if(plans.begin(), plans.end(),
                                  [&](const auto& plan) { return plan.first == policy || plan.first == kUnsaid; });
  return found == plans.end() ? std::nullopt : std::optional(found->second);
}

std::string EarlierPlans::period_of(const PlanResult& plan, const std::optional<DateRange>& range) const {
  return across_periods_ && range ? place_in_years(*range) : plan.period.value_or("");
}

// By their periods, those of one in the order of the run.
std::uint32_t EarlierPlans::add(const PlanResult& plan) {
  const auto range = range_of(plan);
  const std::string period = period_of(plan, range);
  for (const std::string& policy : policies_of(plan)) {
    std::vector<Plan>& earlier = units_[key_of(plan, policy)].earlier;
    const auto behind = std::upper_bound(earlier.begin(), earlier.end(), period,
                                         [](const std::string& one, const Plan& each) { return one < each.period; });
    earlier.insert(behind, {period, range, next_});
  }
  return next_++;
}

HeldAgainst EarlierPlans::of(const PlanResult& plan) {
  HeldAgainst held;
  const std::string period = period_of(plan, range_of(plan));
  for (const std::string& policy : policies_of(plan)) {
    const auto unit = units_.find(key_of(plan, policy));
    if (unit == units_.end()) continue;
    const std::vector<Plan>& earlier = unit->second.earlier;
    auto& later = unit->second.later;
    auto seen = std::find_if(later.begin(), later.end(), [&](const auto& one) { return one.first == period; });
    if (seen == later.end()) seen = later.insert(later.end(), {period, 0});
    const std::size_t before = seen->second++;
    const auto first_of = [&earlier](const std::string& wanted) {
      return std::lower_bound(earlier.begin(), earlier.end(), wanted,
                              [](const Plan& each, const std::string& one) { return each.period < one; });
    };
    auto first = first_of(period);
    if (first == earlier.end() || first->period != period) {
      const auto latest = std::max_element(earlier.begin(), earlier.end(), [](const Plan& a, const Plan& b) {
        if (!a.range || !b.range) return !a.range && b.range;
        return std::pair(a.range->last, a.range->first) < std::pair(b.range->last, b.range->first);
      });
      first = first_of(latest->period);
    }
    const auto left = static_cast<std::size_t>(earlier.end() - first);
    if (before >= left) continue;
    const auto one = first + static_cast<std::ptrdiff_t>(before);
    if (one->period == first->period) held.emplace_back(policy, one->number);
  }
  return held;
}

}  // namespace ducha
