// SPDX-License-Identifier: Apache-2.0
#include "batch/repeated_plans.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>

#include "base/date.h"
#include "batch/codes.h"

namespace ducha {

namespace {

// Lengths stand before the parts, so that no two lists of parts run together into the same text.
std::string key_of(const std::string& policy, const PlanResult& plan) {
  std::string key;
  for (const std::string& part : {policy, identity_of(*plan.unit, plan.region), plan.period.value_or("")}) {
    key.append(std::to_string(part.size())).append(1, ':').append(part);
  }
  return key;
}

// 1970-01-01 lies in the middle; days beyond are as good as the last that there is a number for.
constexpr std::int64_t kMiddle = std::int64_t{1} << 31U;

std::uint32_t number_of(const std::optional<std::string>& as_of) {
  const auto day = read_iso_date(as_of.value_or(""));
  constexpr std::int64_t kMost = std::numeric_limits<std::uint32_t>::max();
  return day ? static_cast<std::uint32_t>(std::clamp(to_days(*day) + kMiddle, std::int64_t{0}, kMost)) : 0;
}

std::string day_of(std::uint32_t number) {
  const auto day = from_days(std::int64_t{number} - kMiddle);
  return day ? to_string(*day) : std::string();
}

}  // namespace

void RepeatedPlans::report(const PlanResult& plan, const Place& unit_at, Diagnostics& diagnostics) {
  if (!plan.unit) return;
  const std::uint32_t day = number_of(plan.as_of);
  for (const std::string& policy : plan.policies) {
    const auto before = seen_.add(key_of(policy, plan), day);
    if (!before) continue;
    if (*before <= day) {
      diagnostics.add(code::check_duplicate_plan, unit_at, {Text(*plan.unit), Text(policy)});
    } else {
      diagnostics.add(code::check_duplicate_plan_before, unit_at,
                      {Text(*plan.unit), Text(policy), Text(day_of(*before))});
    }
  }
}

Place unit_place(const PlanResult& plan) {
  if (plan.unit_line == 0) return {std::make_shared<const SourceText>(plan.file, std::string()), {}};
  const std::string before(plan.unit_column > 0 ? plan.unit_column - 1 : 0, ' ');
  return {std::make_shared<const SourceText>(plan.file, before, plan.unit_line),
          {static_cast<std::uint32_t>(before.size()), 0}};
}

}  // namespace ducha
