// SPDX-License-Identifier: Apache-2.0
// Plans meet a rulebook and yield findings.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "findings/finding.h"
#include "plan/plan.h"
#include "rulebook/rulebook.h"

namespace ducha {

// What a run changes in how plans are judged; each option of `ducha check` that matters to a verdict.
struct CheckOptions {
  Language language = Language::en;
  std::optional<Date> as_of;                                // overrides the plans'
  Date today;                                               // where neither says
  std::optional<DateRange> period;                          // overrides the plans'
  std::vector<std::string> policies;                        // where plans name none, or to judge fewer
  std::vector<std::string> select, ignore;                  // globs over rule ids
  std::vector<std::pair<std::string, feel::Value>> params;  // override every dated value
  std::vector<std::pair<std::string, std::string>> set;     // fact = value, as a plan would write it
};

struct PlanFindings {
  PlanResult result;
  std::vector<Finding> findings;  // policies in the plan's order, rules in the rulebook's, subjects in theirs
  Diagnostics diagnostics;
  bool clock_used = false;
};

// Loads a policy when a plan first names it.
using PolicySource = std::function<std::shared_ptr<const PolicyRules>(const std::string& id, Diagnostics&)>;

class Checker {
 public:
  Checker(PolicySource policies, CheckOptions options);
  ~Checker();
  // Judges one plan; keeps what across-rules need of it.
  [[nodiscard]] PlanFindings check(const Plan& plan, Diagnostics reading);
  // The across-rules' findings over all plans so far, in the rulebook's order, groups in the order of their first plan.
  [[nodiscard]] std::vector<Finding> across(Diagnostics& diagnostics);
  [[nodiscard]] Run run() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace ducha
