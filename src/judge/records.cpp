// SPDX-License-Identifier: Apache-2.0
#include "judge/records.h"

#include <optional>
#include <variant>

#include "facts/read_event.h"
#include "feel/value/context.h"

namespace ducha {

namespace {

// As plans write it, and the same in every language, for findings are told apart by it: an event by its day, a choice
// by its label, a month as a month. Empty where an event has no day.
std::string name_in(const RuleContext& context, const std::string& field, const feel::Value& value) {
  if (value.kind() == feel::Kind::context) {
    const Event event = event_of(value);
    const std::optional<Date> day = event.on ? event.on : event.planned;
    return day ? written_days(*day, event.last) : std::string();
  }
  if (!context.rule.each->fact) return feel::to_text(value);
  const FactSpec* const spec = context.rules.vocabulary.facts()[*context.rule.each->fact].field(field);
  const bool choice = spec != nullptr && spec->type == FactType::choice;
  return choice || value.kind() == feel::Kind::date ? shown(value, spec, Language::zh) : feel::to_text(value);
}

// Of a list whose records a key tells apart, and that have no name: the key.
std::string key_name(const RuleContext& context, const feel::Context& entries) {
  std::string name;
  if (!context.rule.each->fact) return name;
  for (const std::string& field : context.rules.vocabulary.facts()[*context.rule.each->fact].key) {
    const feel::Value* value = entries.find(field);
    if (value == nullptr || value->is_null()) return {};
    const std::string part = name_in(context, field, *value);
    name += (name.empty() || part.empty() ? "" : " ") + part;
  }
  return name;
}

}  // namespace

// Its place in the list as written, where it is a record of one.
std::size_t written_index(const RuleContext& context, const RecordSource& source, std::size_t index) {
  if (!source.fact) return index;
  return std::get<std::size_t>(context.view.facts.written(*source.fact, {source.index}).front());
}

// The first of name, title and date that the vocabulary declares for the records and that this one has.
std::string name_of(const RuleContext& context, const feel::Value& record, std::size_t index) {
  std::string position = std::to_string(index + 1);
  if (record.kind() != feel::Kind::context) return position;
  bool named = context.rule.each->fact && !context.rules.vocabulary.facts()[*context.rule.each->fact].key.empty();
  const feel::Context& entries = record.as_context();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::string& field = entries.name(i);
    if (field != "name" && field != "title" && field != "date") continue;
    named = true;
    if (entries.value(i).is_null()) continue;
    if (std::string name = name_in(context, field, entries.value(i)); !name.empty()) return name;
  }
  if (std::string key = key_name(context, entries); !key.empty()) return key;
  // Where others go by a name or a key, a bare number may be one of theirs: the finding would be theirs, too.
  return named ? '#' + position : position;
}

RecordSources::RecordSources(const RuleContext& context) : fact_(context.rule.each->fact) {
  if (fact_) return;
  for (const feel::ReadPath& path : context.rule.each->list.program->reads()) {
    if (path.slot >= context.rules.slots.facts) continue;
    const feel::Value& fact = context.view.facts.facts[path.slot].value;
    if (fact.kind() != feel::Kind::list) continue;
    const auto elements = fact.elements();
    for (std::size_t i = 0; i < elements.size(); ++i) {
      if (elements[i].kind() == feel::Kind::context)
        picked_.try_emplace(&elements[i].as_context(), RecordSource{path.slot, i});
    }
  }
}

RecordSource RecordSources::of(const feel::Value& record, std::size_t index) const {
  if (fact_) return {fact_, index};
  if (record.kind() != feel::Kind::context) return {};
  const auto found = picked_.find(&record.as_context());
  return found == picked_.end() ? RecordSource{} : found->second;
}

}  // namespace ducha
