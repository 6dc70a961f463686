// SPDX-License-Identifier: Apache-2.0
// What comes of one plan that is judged by itself, on its way into the batch, and whence its policies come.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "findings/finding.h"
#include "rulebook/rulebook.h"

namespace ducha {

struct JudgedPolicy;

struct PlanFindings {
  PlanResult result;
  std::vector<Finding> findings;        // policies in the plan's order, rules in the rulebook's, subjects in theirs
  std::string lines;                    // of NDJSON, one a finding, where PipelineSinks::prepare made them; else empty
  std::vector<Finding> marks;           // of the others no more than what names them, where that is wanted
  Diagnostics diagnostics;              // of reading and of judging
  Diagnostics loading;                  // of policies that it is the first to name
  Tally tally;                          // of every finding, also of those that are not shown
  std::vector<JudgedPolicy*> policies;  // that it was judged by, and those that could not be had
  std::vector<JudgedPolicy*> kept_of;   // whose across-rules want result.kept, entry by entry
  Place unit_at;
  bool facts_given = false;  // any, or one that cannot be read, or by --set
};

// Loads a policy when a plan first names it; null where that fails, which is reported. `known` lists the policies that
// there are.
struct PolicySource {
  std::function<std::shared_ptr<const PolicyRules>(const std::string& id, Diagnostics& diagnostics)> load;
  std::vector<std::string> known;
};

}  // namespace ducha
