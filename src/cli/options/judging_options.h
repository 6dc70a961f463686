// SPDX-License-Identifier: Apache-2.0
// The options that change how plans are judged, as check and explain take them: what was said, and what it means.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "batch/checker.h"
#include "cli/options/option.h"
#include "cli/process/rulebook_store.h"
#include "plan/format.h"

namespace ducha {

struct JudgingOptions {
  std::vector<std::string> rules;
  std::optional<std::string> sources, as_of, period, from, stdin_filename;
  std::vector<std::string> policy, param, set, profile;
  void bind(OptionParser& parser);
};

// What they mean; faults of the call are reported.
[[nodiscard]] CheckOptions read_judging(const JudgingOptions& flags, RulebookStore& store, Language language,
                                        Diagnostics& faults);
// What `-` holds.
[[nodiscard]] PlanFormat read_stdin_format(const JudgingOptions& flags);
// What --from may be.
[[nodiscard]] OptionWords plan_format_words();

// The policies of the store for a Checker. The store must outlive the source.
[[nodiscard]] PolicySource source_of(RulebookStore& store);

}  // namespace ducha
