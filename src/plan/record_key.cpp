// SPDX-License-Identifier: Apache-2.0
#include "plan/record_key.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"
#include "facts/read_event.h"
#include "facts/read_scalar.h"
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

// Of what happened on a day that nobody says, two may be two.
bool has_day_or_none(const Event& event) { return event.happened == false || event.on || event.planned; }

// Spellings of one text are one: its script, its width and its blanks, and "other:" before what is none of the choices.
// Marks and hyphens tell numbers apart.
std::string compared_as(const feel::Value& value, const FactSpec& field) {
  if (value.kind() != feel::Kind::string) return to_feel(value);
  if (!value.folded_name().empty()) return std::string(value.folded_name());
  if (field.type == FactType::choice) return std::string(behind_other(fold(value.written())));
  std::string text = to_simplified(narrowed(value.written()));
  std::erase(text, ' ');
  std::transform(text.begin(), text.end(), text.begin(), lower);
  return text;
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
    if (field->type == FactType::event && !has_day_or_none(event_of(*given))) return std::nullopt;
    const feel::Value value = of_its_precision(*given, *field);
    key.compared += compared_as(value, *field);
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
