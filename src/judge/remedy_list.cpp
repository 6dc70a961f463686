// SPDX-License-Identifier: Apache-2.0
#include "judge/remedy_list.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>

#include "facts/read_event.h"
#include "feel/value/context.h"
#include "feel/value/list.h"
#include "judge/remedy_day.h"
#include "judge/words.h"

namespace ducha {

namespace {

// Stands for a name that nobody can know; typed into a plan it says nothing.
constexpr std::string_view kAnyName = "\xE2\x80\xA6\xE2\x80\xA6";
// What is tried for it, since rules ask whether a name names somebody: jia yi, A and B.
constexpr std::string_view kTriedName = "\xE7\x94\xB2\xE4\xB9\x99";

std::vector<feel::Value> choices_not_there(const feel::Value& list, const FactSpec& element) {
  std::vector<feel::Value> lacking;
  for (const Choice& choice : element.choices) {
    const bool there = list.kind() == feel::Kind::list &&
                       std::any_of(list.elements().begin(), list.elements().end(), [&](const feel::Value& each) {
                         return each.kind() == feel::Kind::string && each.as_string() == choice.key;
                       });
    if (!there) lacking.push_back(feel::Value::string(choice.key));
  }
  return lacking;
}

// What a record may say that might be asked for: nothing but its day, a name besides, all well or nothing well.
enum class Manner : std::uint8_t { bare, named, well, ill };
struct Filling {
  Manner manner = Manner::bare;
  std::size_t choice = 0;  // of what is chosen where all is well
};

// As many as the field with the most choices has.
std::size_t choices_of(const std::vector<FactSpec>& fields) {
  std::size_t most = 1;
  for (const FactSpec& field : fields) {
    most = std::max(most, field.choices.size());
    if (!field.element.empty()) most = std::max(most, field.element.front().choices.size());
  }
  return most;
}

feel::Value chosen(const FactSpec& choice, const Filling& filling) {
  const bool well = filling.manner == Manner::well;
  const std::size_t index = well ? std::min(filling.choice, choice.choices.size() - 1) : choice.choices.size() - 1;
  return feel::Value::string(choice.choices[index].key);
}

feel::Value filled_field(const Trial& trial, const FactSpec& field, Date day, const Filling& filling) {
  const auto then = [&] { return to_value(Event{true, std::min(day, latest_day(trial.view(), field)), {}}); };
  if (field.name == trial.spec().dated) return field.type == FactType::event ? then() : feel::Value(day);
  const bool plain = filling.manner == Manner::bare || filling.manner == Manner::named;
  if (field.type == FactType::event) {
    if (plain) return to_value(Event{});
    return filling.manner == Manner::well ? then() : to_value(Event{false, {}, {}});
  }
  if (filling.manner != Manner::bare && (field.type == FactType::name || field.type == FactType::text))
    return feel::Value::string(std::string(kTriedName));
  if (plain) return {};
  if (field.type == FactType::boolean) return filling.manner == Manner::well;
  if (field.type == FactType::choice && !field.choices.empty()) return chosen(field, filling);
  if (!field.element.empty() && field.element.front().type == FactType::choice &&
      !field.element.front().choices.empty())
    return feel::Value::list({chosen(field.element.front(), filling)});
  return {};
}

std::vector<feel::Value> records_of(const Trial& trial, Date day) {
  const auto& shape = trial.view().rules->vocabulary.names().below(trial.part().slot).shape();
  const std::vector<FactSpec>& fields = trial.spec().fields;
  if (!trial.part().value_at.empty() || shape == nullptr || shape->size() != fields.size()) return {};
  std::vector<feel::Value> records;
  std::vector<Filling> fillings = {{Manner::bare}, {Manner::named}, {Manner::well}, {Manner::ill}};
  const std::size_t choices = std::min(choices_of(fields), kRemedyMore);
  for (std::size_t choice = 1; choice < choices; ++choice) fillings.push_back({Manner::well, choice});
  for (const Filling& filling : fillings) {
    std::vector<feel::Value> values;
    values.reserve(fields.size());
    for (const FactSpec& field : fields) values.push_back(filled_field(trial, field, day, filling));
    records.push_back(feel::Value::context(shape, std::move(values)));
  }
  return records;
}

// Without what is not asked for.
feel::Value barest(Trial& trial, const feel::Value& record, std::size_t count) {
  const std::vector<FactSpec>& fields = trial.spec().fields;
  std::vector<feel::Value> values(record.as_context().values().begin(), record.as_context().values().end());
  for (std::size_t index = 0; index < fields.size(); ++index) {
    const bool event = fields[index].type == FactType::event;
    if (fields[index].name == trial.spec().dated || values[index].is_null()) continue;
    feel::Value unsaid = event ? to_value(Event{}) : feel::Value();
    std::swap(values[index], unsaid);
    const feel::Value left = feel::Value::context(record.as_context().names(), values);
    if (!trial.passes(with_more(trial, std::vector<feel::Value>(count, left)), count)) std::swap(values[index], unsaid);
  }
  return feel::Value::context(record.as_context().names(), std::move(values));
}

feel::Value with_any_name(const feel::Value& record) {
  std::vector<feel::Value> values(record.as_context().values().begin(), record.as_context().values().end());
  for (feel::Value& value : values) {
    if (value.kind() == feel::Kind::string && value.as_string() == kTriedName)
      value = feel::Value::string(std::string(kAnyName));
  }
  return feel::Value::context(record.as_context().names(), std::move(values));
}

}  // namespace

feel::Value with_more(const Trial& trial, const std::vector<feel::Value>& more) {
  std::vector<feel::Value> elements;
  bool dated = !trial.spec().dated.empty();
  const feel::Value& now = trial.now();
  if (now.kind() == feel::Kind::list) {
    elements.assign(now.elements().begin(), now.elements().end());
    dated = now.as_list().is_dated();
  }
  elements.insert(elements.end(), more.begin(), more.end());
  return dated ? feel::Value::dated_list(std::move(elements)) : feel::Value::list(std::move(elements));
}

std::optional<More> lacking_choices(Trial& trial) {
  const FactSpec& element = trial.spec().element.front();
  const std::vector<feel::Value> lacking = choices_not_there(trial.now(), element);
  for (const feel::Value& one : lacking) {
    if (trial.passes(with_more(trial, {one}), 1)) return More{{one}, shown(one, &element, trial.language())};
  }
  const auto first = [&lacking](std::int64_t count) {
    return std::vector<feel::Value>(lacking.begin(), lacking.begin() + count);
  };
  const auto count = least(static_cast<std::int64_t>(lacking.size()), [&](std::int64_t several) {
    return trial.passes(with_more(trial, first(several)), static_cast<std::size_t>(several));
  });
  if (!count) return std::nullopt;
  More more{first(*count), {}};
  for (const feel::Value& one : more.elements)
    more.shown += (more.shown.empty() ? "" : word(FindingWord::list_comma, trial.language())) +
                  shown(one, &element, trial.language());
  return more;
}

std::optional<More> lacking_records(Trial& trial) {
  const std::vector<Date> days =
      trial.spec().dated.empty() ? std::vector<Date>{trial.view().as_of.value().value_or(Date{})} : days_at_hand(trial);
  for (const Date day : days) {
    for (const feel::Value& record : records_of(trial, day)) {
      const auto several = [&](std::int64_t count) {
        const std::vector<feel::Value> more(static_cast<std::size_t>(count), record);
        return trial.passes(with_more(trial, more), more.size());
      };
      const auto count = least(kRemedyMore, several);
      if (!count) continue;
      const feel::Value bare = with_any_name(barest(trial, record, static_cast<std::size_t>(*count)));
      return More{std::vector<feel::Value>(static_cast<std::size_t>(*count), bare),
                  shown(bare, &trial.spec(), trial.language())};
    }
  }
  return std::nullopt;
}

}  // namespace ducha
