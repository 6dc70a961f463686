// SPDX-License-Identifier: Apache-2.0
// A group under one rule: the plans that speak for its units, as a whole or in the window or on the day that is judged,
// and what the rule's expressions see of them. The verdict (group_check.h) and what is told of it read it here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "batch/group.h"
#include "batch/kept_unit.h"
#include "batch/votes.h"
#include "facts/vocabulary.h"
#include "feel/run/trace.h"
#include "judge/judged_windows.h"
#include "judge/options.h"
#include "judge/outcome.h"
#include "judge/plan_view.h"
#include "rulebook/rulebook.h"

namespace ducha {

// What it is made of must outlive it.
struct JudgedGroup {
  JudgedGroup(const PolicyRules& rules, const AcrossRule& across, const std::vector<std::uint32_t>& facts,
              const CheckOptions& options, Group group);
  // The ballot looks at the group where it stands.
  JudgedGroup(const JudgedGroup&) = delete;
  JudgedGroup& operator=(const JudgedGroup&) = delete;

  // From here on those speak who hold the window, which the slots have then.
  void vote_in(const JudgedWindow& judged);
  // The same of a day: the group's period and its day are theirs who speak of it.
  void vote_on(Date day);

  // Whether a window or a day is judged: else plans for several periods speak beside one another.
  [[nodiscard]] bool is_of_one_time() const { return ballot_.has_value(); }
  [[nodiscard]] std::size_t size() const { return group.contexts.size(); }
  [[nodiscard]] bool is_shown(Status status) const { return options.shown[static_cast<std::size_t>(status)]; }
  [[nodiscard]] const FactSpec& fact(std::uint32_t slot) const { return rules.vocabulary.facts()[slot]; }
  [[nodiscard]] const PlanTimes& times_of(const GroupMember& plan) const { return (*group.times)[plan.times]; }
  // What the expressions see of each.
  [[nodiscard]] std::span<const feel::Value> units() const { return slots.all()[rules.slots.units()].elements(); }
  [[nodiscard]] KeptUnits units_of(std::span<const std::uint32_t> lines) const;
  // Where a slot of the vocabulary stands among the facts that were kept.
  [[nodiscard]] std::size_t index_of(std::uint32_t slot) const;
  // A total over another period than the window, whether or not the plan gives it.
  [[nodiscard]] bool is_left_out(const GroupMember& voter, std::uint32_t slot) const;
  // Of how many units it is known what they say.
  [[nodiscard]] std::int64_t known() const;
  // Whether as many are known as there are, so that a pass may stand.
  [[nodiscard]] bool complete() const;

  const PolicyRules& rules;
  const AcrossRule& across;
  const Rule& rule;
  const RuleReads& reads;
  const std::vector<std::uint32_t>& facts;
  const CheckOptions& options;
  const Language language;
  Group group;
  std::vector<GroupMember> voters;  // a plan of each member
  std::vector<PlanSetAside> set_aside;
  std::vector<DifferingPlans> differing;
  SuperiorCount superior;
  std::optional<DateRange> window;  // the days that are judged
  std::string spoken_of;            // the window or the day
  SlotValues slots;

 private:
  void set_times();
  // For a window or a day of that name.
  void take(Votes votes, const DateRange& range, const std::string& of);

  std::optional<Ballot> ballot_;  // where it speaks of windows or of a day
};

// How a group was judged, and by what.
struct GroupVerdict {
  Outcome outcome;
  feel::Trace when, require;
  std::optional<Date> due;
  bool incomplete = false;  // who did not submit, or is of another group, may turn it
  std::size_t early = 0;    // told of a day on which they might still have done it

  [[nodiscard]] bool is_required() const { return outcome.when == Ternary::yes; }
  [[nodiscard]] const feel::Trace& decisive() const { return is_required() ? require : when; }
};

// What a finding calls a head of a plan, as KeptHead has it.
[[nodiscard]] const Text& head_label(std::string_view head);

}  // namespace ducha
