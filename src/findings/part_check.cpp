// SPDX-License-Identifier: Apache-2.0
#include "findings/part_check.h"

#include <utility>

namespace ducha {

namespace {

std::optional<PartFault> differing(std::string_view prefix, const Counts& counted, const Counts& found) {
  for (const Status status : kStatuses) {
    if (counted[status] == found[status]) continue;
    return PartFault{PartFault::Kind::counts, std::string(prefix) + std::string(to_string(status)), counted[status],
                     found[status]};
  }
  return std::nullopt;
}

// That the counts by policy and by force add up to the whole.
std::optional<PartFault> uneven(std::string_view prefix, const Tally& tally) {
  Counts by_policy;
  for (const PolicyCounts& each : tally.by_policy) by_policy.add(each.counts);
  Counts by_modality;
  for (const Counts& each : tally.by_modality) by_modality.add(each);
  if (auto fault = differing(std::string(prefix) + "policies.", by_policy, tally.counts)) return fault;
  return differing(std::string(prefix) + "modalities.", by_modality, tally.counts);
}

}  // namespace

void PartCheck::begin() {
  digest_.clear();
  written_ = {};
  plans_counts_ = {};
  plans_ = 0;
  problems_ = 0;
  shown_ = {};
}

void PartCheck::add(const Finding& finding) { written_.add(finding.status); }

void PartCheck::add(const Problem& problem) {
  if (problem.severity != Severity::note) ++problems_;
}

std::optional<PartFault> PartCheck::missing(const Counts& written, const Counts& counted) {
  for (const Status status : kStatuses) {
    if (counted[status] == 0 && written[status] == 0) continue;
    std::optional<bool>& shown = shown_[static_cast<std::size_t>(status)];
    if (!shown) shown = written[status] > 0;
    if (written[status] != (*shown ? counted[status] : 0))
      return PartFault{PartFault::Kind::counts, std::string(to_string(status)), counted[status], written[status]};
  }
  return std::nullopt;
}

std::optional<PartFault> PartCheck::add(const PlanResult& plan) {
  ++plans_;
  plans_counts_.add(plan.counts);
  const Counts written = std::exchange(written_, {});
  return missing(written, plan.counts);
}

std::optional<PartFault> PartCheck::end(const Summary& summary, std::string_view line) {
  if (summary.plans != plans_) return PartFault{PartFault::Kind::counts, "plans", summary.plans, plans_};
  if (summary.problems != problems_) return PartFault{PartFault::Kind::counts, "problems", summary.problems, problems_};
  if (auto fault = missing(written_, summary.across.counts)) return fault;
  Counts all = plans_counts_;
  all.add(summary.across.counts);
  if (auto fault = differing("", summary.counts, all)) return fault;
  if (auto fault = uneven("", summary)) return fault;
  if (auto fault = uneven("across.", summary.across)) return fault;
  const auto unsealed = PartDigest::without_digest(line);
  if (!unsealed) return PartFault{PartFault::Kind::none, {}, 0, 0};
  if (summary.lines != digest_.lines() + 1)
    return PartFault{PartFault::Kind::counts, "lines", summary.lines, digest_.lines() + 1};
  if (digest_.with_last(*unsealed) != summary.digest) return PartFault{PartFault::Kind::digest, {}, 0, 0};
  return std::nullopt;
}

}  // namespace ducha
