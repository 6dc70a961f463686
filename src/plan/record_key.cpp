// SPDX-License-Identifier: Apache-2.0
#include "plan/record_key.h"

#include <functional>
#include <map>
#include <utility>

#include "facts/read_event.h"
#include "facts/words.h"
#include "feel/value/context.h"

namespace ducha {

namespace {

// Of a field of which the month is enough, the first day of that month: any of its days is the same key.
feel::Value of_its_precision(const feel::Value& value, const FactSpec& field) {
  if (!field.takes_months()) return value;
  const std::optional<Date> day = field.type == FactType::event      ? event_of(value).on
                                  : value.kind() == feel::Kind::date ? std::optional(value.as_date())
                                                                     : std::nullopt;
  return day ? feel::Value(Date{day->year, day->month, 1}) : value;
}

}  // namespace

std::optional<RecordKey> key_of(const feel::Value& record, const FactSpec& list) {
  if (record.kind() != feel::Kind::context) return std::nullopt;
  RecordKey key;
  std::vector<Text> named, values;
  for (const std::string& name : list.key) {
    const feel::Value* given = record.find(name);
    const FactSpec* field = list.field(name);
    if (given == nullptr || field == nullptr || given->is_null()) return std::nullopt;
    if (field->type == FactType::event && !event_of(*given).happened) return std::nullopt;
    const feel::Value value = of_its_precision(*given, *field);
    const bool text = value.kind() == feel::Kind::string;
    const bool folded = text && !value.folded_name().empty();
    key.compared += folded ? std::string(value.folded_name()) : text ? std::string(value.written()) : to_feel(value);
    key.compared += '\0';
    named.push_back(called(*field));
    values.emplace_back(shown(value, field, Language::zh), shown(value, field, Language::en));
  }
  key.named = listed(named);
  key.shown = listed(values);
  return key;
}

std::vector<DoubledRecord> doubled_records(const std::vector<feel::Value>& records, const FactSpec& list) {
  std::vector<DoubledRecord> doubled;
  if (list.key.empty()) return doubled;
  struct First {
    std::size_t index;
    bool alone;
  };
  std::map<std::string, First, std::less<>> known;
  for (std::size_t index = 0; index < records.size(); ++index) {
    std::optional<RecordKey> key = key_of(records[index], list);
    if (!key) continue;
    const auto [first, fresh] = known.try_emplace(key->compared, First{index, true});
    if (fresh) continue;
    doubled.push_back({first->second.index, index, first->second.alone, *std::move(key)});
    first->second.alone = false;
  }
  return doubled;
}

}  // namespace ducha
