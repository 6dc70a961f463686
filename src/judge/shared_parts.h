// SPDX-License-Identifier: Apache-2.0
// What findings of one policy have in common, made when the first of them says it. Each thread has its own, so that
// none waits for another's counting of who holds what.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/language.h"
#include "findings/finding.h"
#include "judge/rule_reads.h"
#include "rulebook/rulebook.h"

namespace ducha {

// What a part of a plan is called, and where it stands.
struct NamedPart {
  std::string fact;
  Label label;
  Location at;
};

class SharedParts {
 public:
  // The rules must outlive it.
  SharedParts(const PolicyRules& rules, Language language) : rules_(rules), language_(language) {}

  // Of a rule that outlives it, here and below; the reads are its own.
  [[nodiscard]] const SharedRule& rule(const Rule& rule, const RuleReads& reads);
  // Room for the parameters that the rule reads, none of which has changed since that day.
  [[nodiscard]] std::optional<ParamsUsed>& params(const Rule& rule, Date since);
  // As facts/vocabulary.h has it, of a fact of the policy or a part of one.
  [[nodiscard]] const Label& called(const FactSpec& fact);
  // Room for the fact as a whole at that slot, in the plan that is judged until the next begin_plan().
  [[nodiscard]] std::optional<NamedPart>& fact(std::uint32_t slot) {
    if (slot >= facts_.size()) facts_.resize(slot + 1U);
    return facts_[slot];
  }
  void begin_plan() { facts_.clear(); }
  // The day that the parameters are of.
  void set_params_day(Date day) { params_day_ = day; }
  [[nodiscard]] Date params_day() const { return params_day_; }

 private:
  struct OfRule {
    std::optional<SharedRule> said;
    std::vector<std::pair<Date, std::optional<ParamsUsed>>> params;
  };
  const PolicyRules& rules_;
  Language language_;
  std::unordered_map<const Rule*, OfRule> of_rules_;
  std::unordered_map<const FactSpec*, Label> labels_;
  std::vector<std::optional<NamedPart>> facts_;
  Date params_day_;
};

}  // namespace ducha
