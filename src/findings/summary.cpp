// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "findings/finding.h"

namespace ducha {

void Counts::add(const Counts& more) {
  for (std::size_t i = 0; i < of.size(); ++i) of[i] += more.of[i];
}

void Counts::subtract(const Counts& part) {
  for (std::size_t i = 0; i < of.size(); ++i) of[i] -= std::min(of[i], part.of[i]);
}

std::size_t Counts::total() const { return std::accumulate(of.begin(), of.end(), std::size_t{0}); }

void Tally::add(const Finding& finding) {
  add(finding.rule->policy, finding.rule->policy_title, force_of(finding), finding.status, 1);
}

void Tally::add(const std::string& policy, const std::string& title, Modality modality, Status status,
                std::size_t count) {
  counts.add(status, count);
  by_modality[static_cast<std::size_t>(modality)].add(status, count);
  row(policy, title).counts.add(status, count);
}

PolicyCounts& Tally::row(const std::string& policy, const std::string& title) {
  auto known = std::find_if(by_policy.begin(), by_policy.end(),
                            [&policy](const PolicyCounts& each) { return each.policy == policy; });
  if (known == by_policy.end()) known = by_policy.insert(known, PolicyCounts{policy, {}, {}});
  if (known->title.empty()) known->title = title;
  return *known;
}

void Tally::add(const Tally& more) {
  counts.add(more.counts);
  for (std::size_t i = 0; i < by_modality.size(); ++i) by_modality[i].add(more.by_modality[i]);
  for (const PolicyCounts& each : more.by_policy) row(each.policy, each.title).counts.add(each.counts);
}

void Tally::subtract(const Tally& part) {
  counts.subtract(part.counts);
  for (std::size_t i = 0; i < by_modality.size(); ++i) by_modality[i].subtract(part.by_modality[i]);
  for (const PolicyCounts& each : part.by_policy) row(each.policy, each.title).counts.subtract(each.counts);
  std::erase_if(by_policy, [](const PolicyCounts& each) { return each.counts.total() == 0; });
}

void Tally::move(const Finding& finding, Status from, Status to) {
  const auto shift = [from, to](Counts& of) {
    auto& left = of.of[static_cast<std::size_t>(from)];
    left -= std::min<std::size_t>(left, 1);
    of.add(to);
  };
  shift(counts);
  shift(by_modality[static_cast<std::size_t>(force_of(finding))]);
  shift(row(finding.rule->policy, finding.rule->policy_title).counts);
}

void Summary::add_change(const Finding& finding) {
  if (!finding.change) return;
  if (!changes) changes.emplace();
  ++(*changes)[static_cast<std::size_t>(*finding.change)];
  if (is_fresh(*finding.change)) fresh[static_cast<std::size_t>(force_of(finding))].add(finding.status);
}

void Summary::add(const Problem& problem) {
  if (problem.severity != Severity::note) ++problems;
  if (problem.severity == Severity::error) ++errors;
}

}  // namespace ducha
