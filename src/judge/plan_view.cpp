// SPDX-License-Identifier: Apache-2.0
#include "judge/plan_view.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "feel/value/range.h"

namespace ducha {

Given<std::string> level_of(const Plan& plan, const LevelNames& levels) {
  if (!plan.level || levels.empty()) return plan.level;
  const Level* const level = levels.named(*plan.level);
  if (level == nullptr) return Given<std::string>::unreadable(plan.level.at());
  return {level->key, plan.level.at()};
}

Given<Date> day_of(const Plan& plan, const Given<DateRange>& period, Date today) {
  switch (plan.as_of.state()) {
    case GivenState::given:
    case GivenState::unreadable: return plan.as_of;
    case GivenState::missing: break;
  }
  switch (period.state()) {
    case GivenState::given: return std::min(period->last, today);
    case GivenState::missing: return today;
    case GivenState::unreadable: return Given<Date>::unreadable(period.at());
  }
  return today;
}

bool is_day_from_clock(const Plan& plan, const Given<DateRange>& period, Date today) {
  if (plan.as_of.state() != GivenState::missing || period.is_unreadable()) return false;
  return !period || today < period->last;
}

SeenUntil seen_until(const Given<DateRange>& period, const Given<Date>& as_of) {
  const Date day = as_of ? *as_of : Date{kYearLimit, 12, 31};
  return {day, period && period->last < day ? period->last : day, period.value()};
}

bool is_of_other_period(const PlanView& view, std::uint32_t slot) { return view.other && view.other->holds(slot); }

const DateRange& days_of_total(const PlanView& view, std::uint32_t slot) {
  return view.other && view.other->is_total(slot) ? view.other->own : *view.period;
}

feel::Value range_of(const DateRange& range) {
  feel::Range made;
  made.low = range.first;
  made.high = range.last;
  made.low_included = made.high_included = true;
  return feel::Value::range(std::move(made));
}

feel::Value unit_of(const std::string& unit) { return unit.empty() ? feel::Value() : feel::Value::name(unit); }

feel::Value region_of(const Region& region, const PolicyRules& rules) {
  std::vector<std::pair<std::string, feel::Value>> entries;
  entries.reserve(region.size() + rules.region_keys.size());
  for (const auto& [key, name] : region) entries.emplace_back(key, feel::Value::name(name));
  for (const std::string& key : rules.region_keys) {
    const bool said = std::any_of(region.begin(), region.end(), [&key](const auto& part) { return part.first == key; });
    if (!said) entries.emplace_back(key, feel::Value());
  }
  return feel::Value::context(std::move(entries));
}

SlotValues::SlotValues(const PolicyRules& rules, const CheckOptions& options)
    : rules_(rules), options_(options), values_(rules.slots.size()), shared_(rules, options.language) {}

void SlotValues::set_plan(const PlanView& view) {
  shared_.begin_plan();
  const SlotLayout& slots = rules_.slots;
  for (std::uint32_t i = 0; i < view.facts.facts.size(); ++i)
    values_[slots.fact(i)] = is_of_other_period(view, i) ? feel::Value() : view.facts.facts[i].value;
  values_[slots.unit()] = unit_of(view.plan->unit);
  values_[slots.level()] = view.level ? feel::Value::string(*view.level) : feel::Value();
  values_[slots.region()] = region_of(view.plan->region ? *view.plan->region : Region(), rules_);
  set_period(view.period.value(), view.as_of.value());
  plan_day_ = view.period ? view.period->last : view.as_of.value().value_or(Date{});
  set_params(plan_day_);
}

void SlotValues::set_params(Date day) {
  if (params_day_ == day) return;
  params_day_ = day;
  shared_.set_params_day(day);
  const auto& params = rules_.policy.params;
  for (std::size_t i = 0; i < params.size(); ++i) {
    feel::Value& value = values_[rules_.slots.param(i)];
    value = params[i].value_on(day);
    for (const auto& [name, override_value] : options_.params) {
      if (name == params[i].name) value = override_value;
    }
  }
}

void SlotValues::set_period(const std::optional<DateRange>& period, const std::optional<Date>& as_of) {
  feel::Value& range = values_[rules_.slots.period()];
  if (!period) {
    range = feel::Value();
  } else if (range.is_null() || period_ != period) {
    range = range_of(*period);
  }
  if (period_ != period) windows_.clear();
  period_ = period;
  values_[rules_.slots.as_of()] = as_of ? feel::Value(*as_of) : feel::Value();
}

std::span<const JudgedWindow> SlotValues::windows(const Cadence& every) {
  if (!period_) return {};
  const auto [entry, fresh] = windows_.try_emplace(every);
  if (fresh) entry->second = judged_windows(*period_, every, kWindows);
  return entry->second;
}

void SlotValues::set_window(const DateRange& window) { values_[rules_.slots.window()] = range_of(window); }

}  // namespace ducha
