// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "findings/finding.h"

namespace ducha {

std::size_t Counts::total() const { return std::accumulate(of.begin(), of.end(), std::size_t{0}); }

void Summary::add(const Finding& finding) {
  counts.add(finding.status);
  by_modality[static_cast<std::size_t>(finding.modality)].add(finding.status);
  auto row = std::find_if(by_policy.begin(), by_policy.end(),
                          [&finding](const PolicyCounts& each) { return each.policy == finding.policy; });
  if (row == by_policy.end()) row = by_policy.insert(row, PolicyCounts{finding.policy, {}, {}});
  if (row->title.empty()) row->title = finding.policy_title;
  row->counts.add(finding.status);
}

void Summary::add(const Problem& problem) {
  if (problem.severity != Severity::note) ++problems;
  if (problem.severity == Severity::error) ++errors;
}

}  // namespace ducha
