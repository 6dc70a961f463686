// SPDX-License-Identifier: Apache-2.0
#include "audit/windows_apart.h"

#include <algorithm>
#include <map>

#include "base/period.h"
#include "findings/fingerprint.h"

namespace ducha {

namespace {

// By what they count, one of each.
using Windows = std::map<std::string, std::string>;

// By rule those of units that the other run judged too.
std::map<std::string, Windows> windows_of(const SavedRun& run, const SavedRun& other) {
  std::map<std::string, Windows> windows;
  for (const SavedRun::Named& each : run.findings()) {
    const std::optional<Subject>& subject = each.finding.subject;
    if (!subject || !other.judged(each.finding)) continue;
    const std::optional<std::string>& window = subject->kind == Subject::Kind::window ? subject->name : subject->window;
    if (!window) continue;
    const auto period = run.period_of(each);
    const std::string place =
        run.across_periods() ? place_in_period(*window, period ? read_period(*period) : std::nullopt) : *window;
    windows[each.finding.rule->id].emplace(place, *window);
  }
  return windows;
}

}  // namespace

std::optional<WindowsApart> windows_apart(const SavedRun& before, const SavedRun& after) {
  std::optional<WindowsApart> apart;
  const auto of_rules = windows_of(before, after);
  for (const auto& [rule, now] : windows_of(after, before)) {
    const auto of_rule = of_rules.find(rule);
    if (of_rule == of_rules.end()) continue;
    const Windows& old = of_rule->second;
    if (std::any_of(now.begin(), now.end(), [&old](const auto& window) { return old.contains(window.first); }))
      continue;
    if (!apart) apart = WindowsApart{old.begin()->second, now.begin()->second, 0};
    ++apart->rules;
  }
  return apart;
}

}  // namespace ducha
