// SPDX-License-Identifier: Apache-2.0
#include "batch/namesakes.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "batch/codes.h"
#include "findings/identity.h"

namespace ducha {

namespace {

// How a key came first.
constexpr std::uint32_t kAsWritten = 0;
constexpr std::uint32_t kShortened = 1;

// Without one of its parts, and without any.
std::vector<Region> shortened(const Region& region) {
  std::vector<Region> regions;
  for (std::size_t left_out = 0; left_out < region.size(); ++left_out) {
    Region& rest = regions.emplace_back(region);
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(left_out));
  }
  if (region.size() > 1) regions.emplace_back();
  return regions;
}

}  // namespace

void Namesakes::report(const PlanResult& plan, const Place& unit_at, Diagnostics& diagnostics) {
  if (!plan.kept.empty() && came_before(plan)) diagnostics.add(code::check_namesake, unit_at, {Text(*plan.unit)});
}

bool Namesakes::came_before(const PlanResult& plan) {
  if (!plan.unit) return false;
  bool before = false;
  for (const std::string& policy : plan.policies) {
    // Whether the key came, first as the other kind.
    const auto came = [&](const Region& region, std::uint32_t how) {
      const std::string key = policy + '\n' + plan.level.value_or("") + '\n' + plan.period.value_or("") + '\n' +
                              identity_of(*plan.unit, region);
      const auto [first, fresh] = seen_.emplace(std::hash<std::string>()(key), how);
      return !fresh && first != how;
    };
    if (came(plan.region, kAsWritten)) before = true;
    for (const Region& region : shortened(plan.region)) before = came(region, kShortened) || before;
  }
  return before;
}

}  // namespace ducha
