// SPDX-License-Identifier: Apache-2.0
// One plan in the words of one policy: what its rules are judged on.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/period.h"
#include "feel/value/value.h"
#include "judge/judged_windows.h"
#include "judge/options.h"
#include "judge/other_period.h"
#include "judge/shared_parts.h"
#include "plan/plan.h"
#include "rulebook/rulebook.h"

namespace ducha {

struct PlanView {
  const Plan* plan = nullptr;
  const PolicyRules* rules = nullptr;
  FactSet facts;
  Given<std::string> level;  // its key; as written where the policy declares no levels
  Given<DateRange> period;
  Given<Date> as_of;                      // never missing
  std::optional<OtherPeriod> other = {};  // where the plan is of another period than that
};

// What a plan's level is to a policy; unreadable where it is none of the policy's.
[[nodiscard]] Given<std::string> level_of(const Plan& plan, const LevelNames& levels);
// The day that a plan is judged by: its own, else the period's last or today, whichever is earlier. Of a period that
// cannot be read nobody knows the last.
[[nodiscard]] Given<Date> day_of(const Plan& plan, const Given<DateRange>& period, Date today);
// Whether that day is today's for want of another.
[[nodiscard]] bool is_day_from_clock(const Plan& plan, const Given<DateRange>& period, Date today);

// What happened by then is what the rules see. Where the day cannot be read all is seen, and no rule judges by it.
[[nodiscard]] SeenUntil seen_until(const Given<DateRange>& period, const Given<Date>& as_of);
[[nodiscard]] inline SeenUntil seen_until(const PlanView& view) { return seen_until(view.period, view.as_of); }

// Whether the plan gives the fact, and for another period than the one that is judged.
[[nodiscard]] bool is_of_other_period(const PlanView& view, std::uint32_t slot);
// Of which days a total is. Precondition: a period is judged.
[[nodiscard]] const DateRange& days_of_total(const PlanView& view, std::uint32_t slot);

// The values of an evaluation, in the layout of rulebook.h: made once, filled for one plan after another. Params are
// those in force on that day, or as the command line says.
class SlotValues {
 public:
  SlotValues(const PolicyRules& rules, const CheckOptions& options);

  void set_plan(const PlanView& view);
  // As the plan has it: what a rule before this one has set for a window is undone.
  void begin_rule() { set_params(plan_day_); }
  void set_params(Date day);
  void set_period(const std::optional<DateRange>& period, const std::optional<Date>& as_of);
  void set_window(const DateRange& window);
  // Of the period that is set, made once for all rules and plans of that period. They stand until the next
  // set_period().
  [[nodiscard]] std::span<const JudgedWindow> windows(const Cadence& every);
  // Of the plan that is set, for as long as it is said.
  void set_fact(std::uint32_t fact, feel::Value value) { values_[rules_.slots.fact(fact)] = std::move(value); }
  void set_record(feel::Value record) { values_[rules_.slots.record()] = std::move(record); }
  void set_units(feel::Value units) { values_[rules_.slots.units()] = std::move(units); }
  [[nodiscard]] const std::vector<feel::Value>& all() const { return values_; }
  // Of the findings that these values give: no value of an evaluation.
  [[nodiscard]] SharedParts& shared() const { return shared_; }
  // The day that the parameters in all() are of.
  [[nodiscard]] Date params_day() const { return params_day_.value_or(Date{}); }

 private:
  const PolicyRules& rules_;
  const CheckOptions& options_;
  std::vector<feel::Value> values_;
  mutable SharedParts shared_;
  Date plan_day_;
  std::optional<Date> params_day_;                        // that the params in values_ are of
  std::optional<DateRange> period_;                       // that the range in values_ is of
  std::map<Cadence, std::vector<JudgedWindow>> windows_;  // of the period
};

// The dates of a range as a FEEL range, both ends in it.
[[nodiscard]] feel::Value range_of(const DateRange& range);
// As expressions see a unit's name and its region: names, each key that an expression asks for among those of the
// region, so that one that is left out is missing.
[[nodiscard]] feel::Value unit_of(const std::string& unit);
[[nodiscard]] feel::Value region_of(const Region& region, const PolicyRules& rules);

}  // namespace ducha
