// SPDX-License-Identifier: Apache-2.0
// One rule at one plan: what the steps of its judging share, and what they are to give.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/language.h"
#include "base/limits.h"
#include "findings/finding.h"
#include "judge/evidence.h"
#include "judge/explanation.h"
#include "judge/judged_windows.h"
#include "judge/list_doubt.h"
#include "judge/plan_view.h"
#include "judge/rule_reads.h"
#include "judge/seen_conditions.h"

namespace ducha {

// One subject among those of a rule.
struct OneSubject {
  std::optional<std::size_t> record;  // as Subject::index
  std::optional<std::string> window;  // its name
};

struct RuleCheckOptions {
  std::vector<Explanation>* explanations = nullptr;  // filled with one entry a finding where it is set
  SeenConditions* seen = nullptr;           // filled with each evaluation of `when` and `require` where it is set
  std::vector<Status>* statuses = nullptr;  // filled with the verdict of each subject where it is set
  const OneSubject* only = nullptr;         // the others are passed over where it is set
};

// What one rule says of one plan; `findings` and `marks` behind those of the rules before it, where one goes through
// several: a finding is large to move.
struct RuleVerdicts {
  Counts counts;  // of every subject of this rule
  std::vector<Finding>
      findings;      // in the order of the subjects, those of a status that is shown; kPlanFindings at most
  bool cut = false;  // there were more subjects than one plan may have; they are not judged
  std::vector<std::string> left_out;  // windows of which too few days are to be judged, each with its reason
  std::string outside;                // why the period holds nothing for the rule to judge; empty: it holds something
  std::vector<Finding> marks;  // the others, with no more than what names them, where CheckOptions::marks wants them
};

// Everything must outlive the judging of the rule. `slots` hold the plan.
struct RuleContext {
  const PlanView& view;
  const PolicyRules& rules;
  const Rule& rule;
  const RuleReads& reads;
  const CheckOptions& options;
  const RuleCheckOptions& wanted;
  SlotValues& slots;
  RuleVerdicts& verdicts;

  // Only where it can be read: a plan whose day cannot be is settled before.
  [[nodiscard]] Date known_day() const { return view.as_of.value().value_or(Date{}); }
};

// What a verdict is of: the unit as a whole, one of its records, a window of either. Handed along, never kept.
struct JudgedSubject {
  const Subject* record = nullptr;             // null: the unit
  const JudgedWindow* window = nullptr;        // null: not by windows
  RecordSource source = {};                    // of the record
  std::size_t namesakes = 0;                   // records of the same name before this one
  const ListDoubt* doubt = nullptr;            // where it cannot be told whether the record is one of the list: why
  std::span<const std::uint32_t> hidden = {};  // facts that say nothing of the window

  // As a finding names it; nothing: the unit as a whole.
  [[nodiscard]] std::optional<Subject> named() const;
};

}  // namespace ducha
