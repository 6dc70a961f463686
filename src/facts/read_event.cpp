// SPDX-License-Identifier: Apache-2.0
#include "facts/read_event.h"

#include <memory>
#include <string>
#include <vector>

#include "base/text.h"
#include "facts/read_date.h"
#include "feel/value/context.h"

namespace ducha {

namespace {

struct Happening {
  std::string_view folded;
  bool happened;
};

constexpr Happening kHappenings[] = {
#define DUCHA_TRUTH(folded, value) {folded, value},
#define DUCHA_HAPPENED(folded, value) {folded, value},
#include "facts/spelling.def"
};

std::optional<bool> happened_in(std::string_view word) {
  for (const Happening& happening : kHappenings) {
    if (happening.folded == word) return happening.happened;
  }
  return std::nullopt;
}

const std::shared_ptr<const feel::Names>& shape() {
  static const auto kShape = std::make_shared<const feel::Names>(std::vector<std::string>{"happened", "on", "planned"});
  return kShape;
}

}  // namespace

feel::Value to_value(const Event& event) {
  const auto value_of = [](const auto& known) { return known ? feel::Value(*known) : feel::Value(); };
  return feel::Value::context(shape(), {value_of(event.happened), value_of(event.on), value_of(event.planned)});
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
  return event;
}

std::optional<feel::Value> read_event(std::string_view text, const FactSpec& fact, const SeenUntil& seen) {
  if (const std::optional<Date> day = read_date(text, fact.month_precision)) {
    const Date until = fact.measured == Measured::end ? seen.end : seen.as_of;
    return until < *day ? to_value({false, std::nullopt, *day}) : to_value({true, *day, std::nullopt});
  }
  std::optional<bool> happened = happened_in(text);
  if (!happened) happened = happened_in(fold(text));
  return happened ? std::optional(to_value({happened, std::nullopt, std::nullopt})) : std::nullopt;
}

}  // namespace ducha
