// SPDX-License-Identifier: Apache-2.0
// ducha diff --rules: what changed in a rulebook, and with plans, which verdicts changed by it.
#pragma once

#include <string>
#include <vector>

#include "audit/run_diff.h"
#include "cli/command.h"
#include "findings/style.h"

namespace ducha {

struct RulebookDiffWanted {
  std::string format;
  DiffBy by;
  Language language;
};

// The old folder, the new one, and plans. Gives the exit code.
[[nodiscard]] int diff_rulebooks(const std::vector<std::string>& files, const RulebookDiffWanted& wanted,
                                 const Style& style, Streams& streams);

}  // namespace ducha
