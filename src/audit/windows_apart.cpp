// SPDX-License-Identifier: Apache-2.0
#include "audit/windows_apart.h"

#include <algorithm>
#include <map>

#include "base/period.h"
#include "findings/fingerprint.h"

namespace ducha {

namespace {

// By what they count, one of each; those of units that the other run judged too.
std::map<std::string, std::string> windows_of(const SavedRun& run, const SavedRun& other) {
  std::map<std::string, std::string> windows;
  for (const SavedRun::Named& each : run.findings()) {
    const std::optional<Subject>& subject = each.finding.subject;
    if (!subject || !other.judged(each.finding)) continue;
    const std::optional<std::string>& window = subject->kind == Subject::Kind::window ? subject->name : subject->window;
    if (!window) continue;
    const auto period = run.period_of(each);
    windows.emplace(
        run.across_periods() ? place_in_period(*window, period ? read_period(*period) : std::nullopt) : *window,
        *window);
  }
  return windows;
}

}  // namespace

std::optional<WindowsApart> windows_apart(const SavedRun& before, const SavedRun& after) {
  const auto old = windows_of(before, after), now = windows_of(after, before);
  const bool meet =
      std::any_of(now.begin(), now.end(), [&old](const auto& window) { return old.contains(window.first); });
  if (meet || old.empty() || now.empty()) return std::nullopt;
  return WindowsApart{old.begin()->second, now.begin()->second};
}

}  // namespace ducha
