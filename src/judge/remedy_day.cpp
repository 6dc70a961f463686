// SPDX-License-Identifier: Apache-2.0
#include "judge/remedy_day.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <utility>

#include "facts/read_event.h"

namespace ducha {

namespace {

// Days that an event or a date is moved at most: ten years.
constexpr std::int64_t kFarthestDays = 3'653;

// What happens after the last day that counts is no happening yet.
bool can_have_been(const Trial& trial, Date day) {
  return trial.spec().type != FactType::event || day <= latest_day(trial.view(), trial.spec());
}

feel::Value value_of(const FactSpec& spec, Date day) {
  return spec.type == FactType::event ? to_value(Event{true, day, std::nullopt}) : feel::Value(day);
}

std::optional<Date> day_said(const Trial& trial) {
  const feel::Value& now = trial.now();
  if (trial.spec().type == FactType::event) return event_of(now).on;
  return now.kind() == feel::Kind::date ? std::optional(now.as_date()) : std::nullopt;
}

bool passes_on(Trial& trial, Date day) {
  return can_have_been(trial, day) && trial.passes(value_of(trial.spec(), day));
}

// The nearest to `day`, on which it does not pass, of the days between it and one on which it does.
Date nearest_between(Trial& trial, Date day, Date passing) {
  const std::int64_t way = to_days(passing) - to_days(day);
  std::int64_t failed = 0;
  std::int64_t passed = std::abs(way);
  while (passed - failed > 1) {
    const std::int64_t middle = failed + (passed - failed) / 2;
    (passes_on(trial, *plus_days(day, way < 0 ? -middle : middle)) ? passed : failed) = middle;
  }
  return *plus_days(day, way < 0 ? -passed : passed);
}

// Of few days together steps pass over all: the days at hand are looked at besides.
std::optional<feel::Value> nearest_to(Trial& trial, Date day) {
  std::optional<std::pair<std::int64_t, Date>> best;
  const auto take = [&](Date found) {
    const std::int64_t days = std::abs(to_days(found) - to_days(day));
    if (!best || days < best->first) best = {days, found};
  };
  for (const bool later : {false, true}) {
    const auto reaches = [&](std::int64_t days) {
      const auto at = plus_days(day, later ? days : -days);
      return at && passes_on(trial, *at);
    };
    if (const auto days = least(kFarthestDays, reaches)) take(*plus_days(day, later ? *days : -*days));
  }
  for (const Date each : days_at_hand(trial)) {
    const bool nearer = !best || std::abs(to_days(each) - to_days(day)) < best->first;
    if (each != day && nearer && passes_on(trial, each)) take(nearest_between(trial, day, each));
  }
  return best ? std::optional(value_of(trial.spec(), best->second)) : std::nullopt;
}

}  // namespace

std::optional<feel::Value> nearest_day(Trial& trial) {
  if (const auto day = day_said(trial)) return nearest_to(trial, *day);
  for (const Date each : days_at_hand(trial)) {
    const feel::Value value = value_of(trial.spec(), each);
    if (trial.passes(value)) return value;
  }
  const std::optional<Date> as_of = trial.view().as_of.value();
  return as_of ? nearest_to(trial, *as_of) : std::nullopt;
}

std::vector<Date> days_at_hand(const Trial& trial) {
  std::vector<Date> days;
  const std::optional<Date> as_of = trial.view().as_of.value();
  const auto add = [&](const std::optional<Date>& day) {
    const bool seen = !as_of || (day && *day <= *as_of && can_have_been(trial, *day));
    if (day && seen && std::find(days.begin(), days.end(), *day) == days.end()) days.push_back(*day);
  };
  add(as_of);
  const Finding& finding = trial.finding();
  if (finding.due) add(read_iso_date(*finding.due));
  if (finding.subject) {
    add(read_iso_date(finding.subject->to));
    add(read_iso_date(finding.subject->from));
  }
  if (trial.view().period) {
    add(trial.view().period->last);
    add(trial.view().period->first);
  }
  std::sort(days.rbegin(), days.rend());
  return days;
}

Date latest_day(const PlanView& view, const FactSpec& event) {
  const SeenUntil seen = seen_until(view);
  return event.measured == Measured::end ? seen.end : seen.as_of;
}

}  // namespace ducha
