// SPDX-License-Identifier: Apache-2.0
#include "findings/exit_code.h"

#include <cstddef>
#include <string>

namespace ducha {

namespace {

constexpr int kClean = 0;
constexpr int kFound = 1;
constexpr int kNotJudged = 2;

}  // namespace

bool judged_nothing(const Summary& summary) { return summary.counts.total() == summary.counts[Status::not_applicable]; }

std::optional<FailOn> read_fail_on(std::string_view list) {
  FailOn fail_on;
  fail_on.weakest.reset();
  bool never = false;
  std::size_t words = 0;
  while (true) {
    const std::string_view word = list.substr(0, list.find(','));
    ++words;
    if (word == "never") {
      never = true;
    } else if (word == "unknown") {
      fail_on.unknown = true;
    } else if (word == "new") {
      fail_on.only_new = true;
    } else {
      const std::optional<Modality> modality = read_modality(word);
      if (!modality || *modality == Modality::none) return std::nullopt;
      if (!fail_on.weakest || *modality > *fail_on.weakest) fail_on.weakest = modality;
    }
    if (word.size() == list.size()) break;
    list.remove_prefix(word.size() + 1);
  }
  if (never && words > 1) return std::nullopt;
  if (fail_on.only_new && words == 1) fail_on.weakest = Modality::must;
  return fail_on;
}

bool counts_against(const Finding& finding, const FailOn& fail_on) {
  if (fail_on.only_new && finding.change && !is_fresh(*finding.change)) return false;
  if (finding.status == Status::unknown) return fail_on.unknown;
  return finding.status == Status::fail && fail_on.weakest && force_of(finding) <= *fail_on.weakest;
}

int exit_code(const Summary& summary, const FailOn& fail_on, bool allow_empty) {
  if (summary.errors > 0 || summary.counts[Status::error] > 0) return kNotJudged;
  if (!allow_empty && judged_nothing(summary)) return kNotJudged;
  if (!fail_on.only_new && fail_on.unknown && summary.counts[Status::unknown] > 0) return kFound;
  const auto& by_modality = fail_on.only_new ? summary.fresh : summary.by_modality;
  for (const Modality modality : kModalities) {
    const Counts& counts = by_modality[static_cast<std::size_t>(modality)];
    if (fail_on.unknown && counts[Status::unknown] > 0) return kFound;
    if (fail_on.weakest && modality <= *fail_on.weakest && counts[Status::fail] > 0) return kFound;
  }
  return kClean;
}

}  // namespace ducha
