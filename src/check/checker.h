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
#include "check/explanation.h"
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
  bool evidence_for_pass = false;                           // passes are printed, so that they carry their facts too
  std::vector<std::pair<std::string, std::string>> set;     // fact = value, as a plan would write it
};

struct PlanFindings {
  PlanResult result;
  std::vector<Finding> findings;  // policies in the plan's order, rules in the rulebook's, subjects in theirs
  Diagnostics diagnostics;        // of reading and of judging
};

// Loads a policy when a plan first names it; null where that fails or there is none, which the source reports where it
// is the rulebook's fault. `known` lists the policies that there are.
struct PolicySource {
  std::function<std::shared_ptr<const PolicyRules>(const std::string& id)> load;
  std::vector<std::string> known;
};

// Whether a name fits a pattern of * and ?; `[ab]` is one of a set.
[[nodiscard]] bool fits(std::string_view name, const std::string& pattern);

class Checker {
 public:
  Checker(PolicySource policies, CheckOptions options);
  ~Checker();
  // Judges one plan; keeps what across-rules need of it.
  [[nodiscard]] PlanFindings check(const Plan& plan, Diagnostics reading);
  // How each rule that fits the pattern came to its verdicts on the plan. Not for across-rules.
  [[nodiscard]] std::vector<Explanation> explain(const Plan& plan, const std::string& pattern,
                                                 Diagnostics& diagnostics);
  // The across-rules' findings over all plans so far, in the rulebook's order, groups in the order of their first plan.
  [[nodiscard]] std::vector<Finding> across() const;
  // Rules that were selected of the policies seen: none means that nothing could be judged.
  [[nodiscard]] std::size_t rules_selected() const;
  // The policies that plans have named so far, in the order of their ids.
  [[nodiscard]] Rulebook rulebook() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace ducha
