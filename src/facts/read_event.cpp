// SPDX-License-Identifier: Apache-2.0
#include "facts/read_event.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "facts/blank_marks.h"
#include "facts/read_date.h"
#include "facts/read_truth.h"
#include "feel/value/context.h"

namespace ducha {

namespace {

// Of several days that are said a rule sees the first; how many follow it, the shape of the value says. To FEEL all
// shapes are the same.
constexpr std::size_t kMostDays = 366;
const std::shared_ptr<const std::vector<feel::Names>>& shapes() {
  static const auto kShapes = std::make_shared<const std::vector<feel::Names>>(
      kMostDays, feel::Names(std::vector<std::string>{"happened", "on", "planned"}));
  return kShapes;
}
std::shared_ptr<const feel::Names> shape_of(std::size_t following) { return {shapes(), &(*shapes())[following]}; }
// 0 where it is none of these.
std::size_t following(const feel::Names* shape) {
  const std::vector<feel::Names>& all = *shapes();
  const std::less<> before;
  const bool known = !before(shape, all.data()) && before(shape, all.data() + all.size());
  return known ? static_cast<std::size_t>(shape - all.data()) : 0;
}

// An inspection or a campaign takes some of them; an office or an agreement takes more.
constexpr std::int64_t kMonth = 31;
bool is_longer(const DateRange& days, std::int64_t limit) { return to_days(days.last) - to_days(days.first) >= limit; }

std::optional<Date> day_of(const Event& event) { return event.on ? event.on : event.planned; }

}  // namespace

feel::Value to_value(const Event& event) {
  const auto value_of = [](const auto& known) { return known ? feel::Value(*known) : feel::Value(); };
  const std::optional<Date> day = day_of(event);
  const std::int64_t more = day && event.last ? to_days(*event.last) - to_days(*day) : 0;
  return feel::Value::context(shape_of(static_cast<std::size_t>(more)),
                              {value_of(event.happened), value_of(event.on), value_of(event.planned)});
}

bool is_unsaid(const feel::Value& value, const FactSpec* fact) {
  const bool event = fact != nullptr && fact->type == FactType::event && value.kind() == feel::Kind::context;
  return value.is_null() || (event && !event_of(value).happened);
}

Event event_of(const feel::Value& value) {
  Event event;
  if (value.kind() != feel::Kind::context) return event;
  const auto day = [&value](std::string_view name) -> std::optional<Date> {
    const feel::Value* entry = value.find(name);
    return entry != nullptr && entry->kind() == feel::Kind::date ? std::optional(entry->as_date()) : std::nullopt;
  };
  const feel::Value* happened = value.find("happened");
  if (happened != nullptr && happened->kind() == feel::Kind::boolean) event.happened = happened->as_boolean();
  event.on = day("on");
  event.planned = day("planned");
  const std::size_t more = following(value.as_context().names().get());
  if (const auto first = day_of(event); first && more > 0)
    event.last = plus_days(*first, static_cast<std::int64_t>(more));
  return event;
}

std::string written_days(Date first, const std::optional<Date>& last) {
  const std::string day = to_string(first);
  if (!last) return day;
  const Date month_end{first.year, first.month, days_in_month(first.year, first.month)};
  if (first.day == 1 && *last == month_end) return day.substr(0, std::string_view("2024-06").size());
  return day + '/' + to_string(*last);
}

std::optional<Date> first_day_of_term(std::string_view text, const FactSpec& fact, const WrittenIn& where) {
  if (fact.type != FactType::event || fact.measured != Measured::end) return std::nullopt;
  const std::optional<DateRange> days = read_days(text, false, where);  // a month alone is no term
  return days && is_longer(*days, kMonth) ? std::optional(days->first) : std::nullopt;
}

std::optional<feel::Value> read_event(std::string_view text, const FactSpec& fact, const SeenUntil& seen,
                                      const WrittenIn& where) {
  if (const std::optional<DateRange> days = read_days(text, fact.takes_months(), where)) {
    if (is_longer(*days, static_cast<std::int64_t>(kMostDays))) return std::nullopt;
    if (is_longer(*days, kMonth) && first_day_of_term(text, fact, where)) return std::nullopt;
    const Date until = fact.measured == Measured::end ? seen.end : seen.as_of;
    const auto last = days->first < days->last ? std::optional(days->last) : std::nullopt;
    return until < days->first ? to_value({false, std::nullopt, days->first, last})
                               : to_value({true, days->first, std::nullopt, last});
  }
  std::optional<bool> happened = read_truth(text, &fact);
  if (!happened && is_under_way(text)) happened = false;
  return happened ? std::optional(to_value({happened, std::nullopt, std::nullopt})) : std::nullopt;
}

}  // namespace ducha
