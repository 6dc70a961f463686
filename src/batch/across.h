// SPDX-License-Identifier: Apache-2.0
// Rules that are judged over a batch: what is kept of each plan, and the verdicts once all are in.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/spill_buffer.h"
#include "batch/group_check.h"
#include "batch/kept_unit.h"
#include "judge/options.h"
#include "judge/plan_view.h"
#include "rulebook/rulebook.h"

namespace ducha {

class GroupMaker;  // batch/groups.h

// The across-rules of one policy over a batch. Memory: what the temporary file holds of it; at the end some fifty bytes
// a unit of one rule (of several in a small batch), and some hundred for each unit whose facts, as far as that rule
// reads them, no other has.
class Across {
 public:
  Across(std::shared_ptr<const PolicyRules> rules, const std::vector<const Rule*>& selected,
         const CheckOptions& options);

  [[nodiscard]] bool empty() const { return across_.empty(); }
  // What add() takes, for a plan; empty where no rule's population has it. From any thread.
  [[nodiscard]] std::string kept(const PlanView& view, const SlotValues& slots, Diagnostics& diagnostics) const;
  // Whether what another run wrote can be read back.
  [[nodiscard]] bool reads(std::string_view kept) const;
  // In the order of the batch.
  void add(std::string_view unit, std::string_view file, std::uint32_t line, std::string_view kept);
  // The errno by which what is kept went into memory instead of a temporary file; 0: it did not.
  [[nodiscard]] int spool_failure() const { return lines_.failure(); }
  // Rules in the rulebook's order, groups in the order of their first plan. False where what was kept cannot be read
  // back.
  [[nodiscard]] bool findings(std::vector<Finding>& findings, const GroupWanted& wanted = {}) const;

 private:
  // The groups of each of the rules, from one reading of what was kept. False where that fails. The groups read their
  // units by way of `known`, which has to outlive them.
  [[nodiscard]] bool groups_of(std::span<const AcrossRule> rules, std::vector<std::vector<Group>>& groups,
                               KeptUnits& known) const;
  // The units that a finding names are read once more, but for those that are known of an earlier one.
  [[nodiscard]] KeptUnits units_at(std::vector<std::uint32_t> lines, KeptUnits& known) const;
  // Of which groups the roster has units, and in those the ones whose plan did not come.
  void add_roster(const AcrossRule& rule, GroupMaker& groups) const;
  // What a rule may read of a unit: names in its context, and which of unit, level, region and the facts they are.
  struct UnitShape {
    std::shared_ptr<const feel::Names> names;
    std::vector<std::size_t> entries;
  };
  [[nodiscard]] UnitShape shape_of(const AcrossRule& rule) const;
  [[nodiscard]] feel::Value context_of(const KeptUnit& unit, const UnitShape& shape) const;

  std::shared_ptr<const PolicyRules> policy_;
  const CheckOptions& options_;
  std::vector<AcrossRule> across_;
  std::vector<std::uint32_t> facts_;  // that are kept
  SpillBuffer lines_;
};

}  // namespace ducha
