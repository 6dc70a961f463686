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
enum class Filling : std::uint8_t { bare, named, well, ill };

feel::Value filled_field(const Trial& trial, const FactSpec& field, Date day, Filling filling) {
  const auto then = [&] { return to_value(Event{true, std::min(day, latest_day(trial.view(), field)), {}}); };
  if (field.name == trial.spec().dated) return field.type == FactType::event ? then() : feel::Value(day);
  const bool plain = filling == Filling::bare || filling == Filling::named;
  if (field.type == FactType::event) {
    if (plain) return to_value(Event{});
    return filling == Filling::well ? then() : to_value(Event{false, {}, {}});
  }
  if (filling == Filling::named && (field.type == FactType::name || field.type == FactType::text))
    return feel::Value::string(std::string(kAnyName));
  if (plain) return {};
  if (field.type == FactType::boolean) return filling == Filling::well;
  if (field.type == FactType::choice && !field.choices.empty())
    return feel::Value::string(filling == Filling::well ? field.choices.front().key : field.choices.back().key);
  return {};
}

std::vector<feel::Value> records_of(const Trial& trial, Date day) {
  const auto& shape = trial.view().rules->vocabulary.names().below(trial.part().slot).shape();
  const std::vector<FactSpec>& fields = trial.spec().fields;
  if (!trial.part().value_at.empty() || shape == nullptr || shape->size() != fields.size()) return {};
  std::vector<feel::Value> records;
  for (const Filling filling : {Filling::bare, Filling::named, Filling::well, Filling::ill}) {
    std::vector<feel::Value> values;
    values.reserve(fields.size());
    for (const FactSpec& field : fields) values.push_back(filled_field(trial, field, day, filling));
    records.push_back(feel::Value::context(shape, std::move(values)));
  }
  return records;
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
      return More{std::vector<feel::Value>(static_cast<std::size_t>(*count), record),
                  shown(record, &trial.spec(), trial.language())};
    }
  }
  return std::nullopt;
}

}  // namespace ducha
