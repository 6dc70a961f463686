// SPDX-License-Identifier: Apache-2.0
// The one place that decides a run's exit code.
#pragma once

#include <optional>
#include <string_view>

#include "findings/finding.h"

namespace ducha {

// --fail-on: a failure of which force, and whether an undecided finding counts too.
struct FailOn {
  std::optional<Modality> weakest = Modality::must;  // this and stronger ones; nullopt: never
  bool unknown = false;
  bool only_new = false;  // of these only what is new or worse against the baseline
};
// Words with commas between them: must should target encouraged unknown, or `never` alone. Each force includes the
// stronger ones; `new` narrows them, or `must`, to what is new or worse. nullopt where a word is none of these.
[[nodiscard]] std::optional<FailOn> read_fail_on(std::string_view list);

// Whether this finding makes the exit code 1.
[[nodiscard]] bool counts_against(const Finding& finding, const FailOn& fail_on);

// No finding, or none but not_applicable.
[[nodiscard]] bool judged_nothing(const Summary& summary);

// 0 judged and clean; 1 judged and found; 2 not judged as asked: a problem that is an error, an `error` finding, or
// nothing judged at all (no plan, no rule, all not_applicable) unless allow_empty.
[[nodiscard]] int exit_code(const Summary& summary, const FailOn& fail_on, bool allow_empty);

}  // namespace ducha
