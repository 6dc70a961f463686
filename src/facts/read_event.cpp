// SPDX-License-Identifier: Apache-2.0
#include "facts/read_event.h"

#include <memory>
#include <string>
#include <vector>

#include "facts/blank_marks.h"
#include "facts/read_date.h"
#include "facts/read_truth.h"
#include "feel/value/context.h"

namespace ducha {

namespace {

std::shared_ptr<const feel::Names> made_shape() {
  return std::make_shared<const feel::Names>(std::vector<std::string>{"happened", "on", "planned"});
}
const std::shared_ptr<const feel::Names>& shape() {
  static const auto kShape = made_shape();
  return kShape;
}
// Of an event of which no more than the month is said. To FEEL it is the same.
const std::shared_ptr<const feel::Names>& month_shape() {
  static const auto kShape = made_shape();
  return kShape;
}

}  // namespace

feel::Value to_value(const Event& event) {
  const auto value_of = [](const auto& known) { return known ? feel::Value(*known) : feel::Value(); };
  return feel::Value::context(event.month ? month_shape() : shape(),
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
  event.month = value.as_context().names() == month_shape();
  return event;
}

std::optional<feel::Value> read_event(std::string_view text, const FactSpec& fact, const SeenUntil& seen,
                                      const WrittenIn& where) {
  if (const std::optional<Date> day = read_date(text, fact.month_precision, where)) {
    const Date until = fact.measured == Measured::end ? seen.end : seen.as_of;
    const bool month = fact.month_precision && !read_date(text, false, where);
    return until < *day ? to_value({false, std::nullopt, *day, month}) : to_value({true, *day, std::nullopt, month});
  }
  std::optional<bool> happened = read_truth(text, &fact);
  if (!happened && is_under_way(text)) happened = false;
  return happened ? std::optional(to_value({happened, std::nullopt, std::nullopt})) : std::nullopt;
}

}  // namespace ducha
