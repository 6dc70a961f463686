// SPDX-License-Identifier: Apache-2.0
// Rules that are judged over a batch: what is kept of each plan, and the verdicts once all are in.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "check/plan_view.h"
#include "check/rule_reads.h"
#include "findings/finding.h"

namespace ducha {

// What across-rules need of one plan, after it is gone: its facts as a context, and the place of each.
struct KeptUnit {
  std::string unit;
  std::vector<std::pair<std::string, std::string>> region;
  std::optional<DateRange> period;
  Date as_of;
  feel::Value facts;                 // a context: unit, level, region and every fact
  std::vector<Location> places;      // of each fact, in the vocabulary's order
  std::vector<InvalidPart> invalid;  // without their places' sources
  std::vector<std::string> written;  // what stands there instead, cut short, in the same order
};

// The across-rules of one policy over a batch.
class Across {
 public:
  Across(std::shared_ptr<const PolicyRules> rules, const std::vector<const Rule*>& selected,
         const CheckOptions& options);

  [[nodiscard]] bool empty() const { return rules_of_.empty(); }
  // Keeps the plan for each rule whose population it belongs to.
  void add(const PlanView& view, Diagnostics& diagnostics);
  // Rules in the rulebook's order, groups in the order of their first plan.
  [[nodiscard]] std::vector<Finding> findings() const;

 private:
  struct Group {
    std::optional<std::string> name;
    std::vector<std::shared_ptr<const KeptUnit>> units;
  };
  struct RuleGroups {
    const Rule* rule;
    RuleReads reads;
    std::vector<Group> groups;
  };

  [[nodiscard]] std::shared_ptr<const KeptUnit> kept(const PlanView& view) const;
  [[nodiscard]] Group& group_of(RuleGroups& of, const PlanView& view, Diagnostics& diagnostics) const;

  std::shared_ptr<const PolicyRules> policy_;
  const CheckOptions& options_;
  std::vector<RuleGroups> rules_of_;
  std::shared_ptr<const feel::Names> names_;  // of the units' contexts
};

}  // namespace ducha
