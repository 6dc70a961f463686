// SPDX-License-Identifier: Apache-2.0
#include "facts/vocabulary.h"

#include <utility>

#include "base/text.h"
#include "feel/value/context.h"

namespace ducha {

namespace {

std::vector<std::string_view> names_of(const FactSpec& fact) {
  std::vector<std::string_view> names = {fact.name, fact.label.zh, fact.label.en};
  names.insert(names.end(), fact.aliases.begin(), fact.aliases.end());
  return names;
}

}  // namespace

const FactSpec* FactSpec::field(std::string_view field_name) const {
  for (const FactSpec& field : fields) {
    if (field.name == field_name) return &field;
  }
  return nullptr;
}

FactNames::FactNames(const std::vector<FactSpec>& facts) {
  std::vector<std::string> shape;
  std::vector<std::string> written;
  for (std::uint32_t index = 0; index < facts.size(); ++index) {
    for (const std::string_view name : names_of(facts[index])) {
      const std::string folded = fold(name);
      if (folded.empty()) continue;
      const auto [entry, fresh] = by_folded_.emplace(folded, index);
      if (!fresh && entry->second != index) {
        clashes_.push_back({entry->second, index, std::string(name)});
        continue;
      }
      by_written_.emplace(name, index);
      if (fresh) written.emplace_back(name);
    }
    shape.push_back(facts[index].name);
    const bool nested = facts[index].fields.empty() && !facts[index].element.empty();
    below_.emplace_back(nested ? facts[index].element.front().fields : facts[index].fields);
  }
  shape_ = std::make_shared<const feel::Names>(std::move(shape));
  spellings_ = Spellings(std::move(written));
}

std::optional<std::uint32_t> FactNames::index_of(std::string_view key) const {
  if (const auto found = by_written_.find(key); found != by_written_.end()) return found->second;
  const auto found = by_folded_.find(fold(key));
  return found == by_folded_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::string> FactNames::nearest(std::string_view key) const { return spellings_.nearest(key); }

Vocabulary::Vocabulary(std::vector<FactSpec> facts) : facts_(std::move(facts)), names_(facts_) {}

std::optional<std::uint32_t> Vocabulary::field_of(const FactSpec& record, std::string_view key) {
  return FactNames(record.fields).index_of(key);
}

std::vector<std::string> Vocabulary::spellings() const {
  std::vector<std::string> result;
  for (const FactSpec& fact : facts_) {
    result.push_back(fact.name);
    const auto& [zh, en] = fact.label;
    if (!zh.empty() && zh != fact.name) result.push_back(zh);
    if (!en.empty() && en != fact.name && en != zh) result.push_back(en);
  }
  return result;
}

bool is_figure(FactType type) {
  return type == FactType::count || type == FactType::number || type == FactType::share || type == FactType::money;
}

const feel::Type& event_type() {
  using feel::Type;
  static const Type kType =
      Type::context_of({{"happened", Type::Tag::boolean}, {"on", Type::Tag::date}, {"planned", Type::Tag::date}}, true);
  return kType;
}

feel::Type type_of(const FactSpec& fact) {
  using feel::Type;
  switch (fact.type) {
    case FactType::count:
    case FactType::number:
    case FactType::share:
    case FactType::money: return Type::Tag::number;
    case FactType::date: return Type::Tag::date;
    case FactType::event: return event_type();
    case FactType::boolean: return Type::Tag::boolean;
    case FactType::choice:
    case FactType::name:
    case FactType::text: return Type::Tag::string;
    case FactType::list:
      if (!fact.element.empty()) return Type::list_of(type_of(fact.element.front()));
      [[fallthrough]];
    case FactType::record: {
      std::vector<std::pair<std::string, Type>> fields;
      for (const FactSpec& field : fact.fields) fields.emplace_back(field.name, type_of(field));
      Type record = Type::context_of(std::move(fields), true);
      return fact.type == FactType::list ? Type::list_of(std::move(record)) : record;
    }
  }
  return {};
}

}  // namespace ducha
