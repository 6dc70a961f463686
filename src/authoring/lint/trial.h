// SPDX-License-Identifier: Apache-2.0
// A rule tried on its own cases with something of their plans taken away or changed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "authoring/case_plan.h"
#include "findings/status.h"
#include "rulebook/rulebook.h"

namespace ducha {

// A fact that a rule reads, or a field of the records of one.
struct TrialPart {
  std::uint32_t slot = 0;
  std::optional<std::size_t> field;  // its position among the fact's fields
  const FactSpec* spec = nullptr;    // of the fact or the field
};

// Where a part stands in a case: its plan and, of a list of records, which.
struct TrialPlace {
  std::size_t plan = 0;
  std::size_t record = 0;
};

// The plans of one case, read once. What is set in them stays until it is set back.
class TrialCase {
 public:
  TrialCase(const PolicyRules& rules, const Rule& rule, const Case& one);
  TrialCase(const TrialCase&) = delete;
  TrialCase& operator=(const TrialCase&) = delete;

  [[nodiscard]] bool readable() const { return readable_; }  // every fact could be read, and each unit has one plan
  [[nodiscard]] std::vector<TrialPlace> places_of(const TrialPart& part) const;
  [[nodiscard]] const feel::Value& value(const TrialPart& part, const TrialPlace& place) const;
  void set(const TrialPart& part, const TrialPlace& place, feel::Value value);
  // Whether a plan could say so: no bound is broken, and no key stands twice.
  [[nodiscard]] bool is_possible(const TrialPart& part, const TrialPlace& place) const;
  [[nodiscard]] std::size_t plans() const { return views_.size(); }
  // What the head of a plan says: that part of its region, or its level where no key is given. nullopt: nothing.
  [[nodiscard]] std::optional<std::string> head(std::size_t plan, const std::string& region_key) const;
  void set_head(std::size_t plan, const std::string& region_key, const std::optional<std::string>& value);
  // What the rule says now, of each subject in their order.
  [[nodiscard]] std::vector<Status> statuses();

 private:
  [[nodiscard]] bool has_unit_bounds_kept(std::size_t plan) const;

  const PolicyRules& rules_;
  const Rule& rule_;
  const Case& case_;
  RuleReads reads_;
  std::vector<Plan> plans_;
  std::vector<PlanView> views_;
  CheckOptions options_;
  std::optional<SlotValues> slots_;
  bool readable_ = true;
};

[[nodiscard]] bool is_decided(Status status);
// Whether a verdict is known, and is not that one.
[[nodiscard]] bool is_another_verdict(Status status, Status than);

// What it reads of plans: facts, and those fields of their records that its expressions name.
[[nodiscard]] std::vector<TrialPart> trial_parts(const PolicyRules& rules, const Rule& rule);
// Nothing said of it, as plans are read: of an event one whose entries are null.
[[nodiscard]] feel::Value nothing_said(const FactSpec& spec);
// Values at which a verdict may turn: those of the cases, those that the rule's expressions write, and what each type
// has at its ends.
[[nodiscard]] std::vector<feel::Value> trial_values(const Rule& rule, const TrialPart& part,
                                                    const std::vector<feel::Value>& in_cases);

}  // namespace ducha
