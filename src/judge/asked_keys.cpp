// SPDX-License-Identifier: Apache-2.0
#include "judge/asked_keys.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_set>
#include <utility>

#include "base/limits.h"
#include "facts/read_event.h"
#include "feel/value/context.h"
#include "feel/value/list.h"
#include "feel/value/range.h"
#include "plan/record_key.h"

namespace ducha {

namespace {

struct Numbers {
  std::int64_t low = 0, high = 0;
};

// The whole numbers of a range that includes its ends.
std::optional<Numbers> ends_of(const feel::Range& range) {
  const bool numbers = range.low.kind() == feel::Kind::number && range.high.kind() == feel::Kind::number;
  if (!numbers || !range.low_included || !range.high_included) return std::nullopt;
  const auto low = range.low.as_number().to_int64();
  const auto high = range.high.as_number().to_int64();
  if (!low || !high) return std::nullopt;
  // Of two far apart the difference is no number of the same width.
  if (*low <= *high && static_cast<std::uint64_t>(*high) - static_cast<std::uint64_t>(*low) >= kRuleSubjects)
    return std::nullopt;
  return Numbers{*low, *high};
}

std::optional<std::vector<feel::Value>> numbers_of(const feel::Range& range) {
  const auto ends = ends_of(range);
  if (!ends) return std::nullopt;
  std::vector<feel::Value> numbers;
  for (std::int64_t number = ends->low; number <= ends->high; ++number) numbers.emplace_back(Decimal(number));
  return numbers;
}

std::optional<std::vector<feel::Value>> values_of(const feel::Value& keys) {
  if (keys.kind() == feel::Kind::range) return numbers_of(keys.as_range());
  if (keys.kind() != feel::Kind::list) return std::nullopt;
  const auto elements = keys.elements();
  return std::vector<feel::Value>(elements.begin(), elements.end());
}

}  // namespace

std::optional<std::vector<AskedKey>> asked_keys(const feel::Value& keys, const FactSpec& list, const FactNames& below) {
  const auto values = values_of(keys);
  if (!values) return std::nullopt;
  std::vector<AskedKey> asked;
  std::unordered_set<std::string> known;
  for (const feel::Value& value : *values) {
    std::vector<feel::Value> fields;
    fields.reserve(list.fields.size());
    for (const FactSpec& field : list.fields) {
      const bool is_key = field.name == list.key.front();
      fields.push_back(is_key ? value : field.type == FactType::event ? to_value(Event{}) : feel::Value());
    }
    feel::Value record = feel::Value::context(below.shape(), std::move(fields));
    const auto key = key_of(record, list);
    if (!key) return std::nullopt;
    if (!known.insert(key->compared).second) continue;
    asked.push_back({key->compared, key->shown, std::move(record)});
  }
  return asked;
}

std::size_t asked_size(const feel::Value& keys) {
  if (keys.kind() == feel::Kind::list) return keys.elements().size();
  const auto ends = keys.kind() == feel::Kind::range ? ends_of(keys.as_range()) : std::nullopt;
  return ends && ends->low <= ends->high ? static_cast<std::size_t>(ends->high - ends->low) + 1 : 0;
}

}  // namespace ducha
