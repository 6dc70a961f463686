// SPDX-License-Identifier: Apache-2.0
#include "judge/list_doubt.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <variant>

#include "feel/value/list.h"
#include "judge/finding_words.h"

namespace ducha {

namespace {

const std::size_t* record_in(const feel::Origin& origin) {
  return origin.path.empty() ? nullptr : std::get_if<std::size_t>(&origin.path.front());
}

feel::Trace trace_of(const Expression& list, const std::vector<feel::Value>& slots) {
  feel::Trace trace;
  static_cast<void>(list.program->explain(slots, trace));
  return trace;
}

std::vector<feel::Origin> all_missing(const feel::Trace& trace) {
  std::vector<feel::Origin> missing = feel::missing(trace);
  std::vector<feel::Origin> doubtful = feel::doubtful(trace);
  missing.insert(missing.end(), std::make_move_iterator(doubtful.begin()), std::make_move_iterator(doubtful.end()));
  return missing;
}

// From a list of the record alone to its own place.
std::vector<feel::Origin> at_place(std::vector<feel::Origin> origins, const RecordSource& record) {
  for (feel::Origin& origin : origins) {
    if (origin.slot == *record.fact && record_in(origin) != nullptr) origin.path.front() = record.index;
  }
  return origins;
}

}  // namespace

OriginsByRecord::OriginsByRecord(std::vector<feel::Origin> all) : all_(std::move(all)) {
  for (std::size_t i = 0; i < all_.size(); ++i) {
    if (const std::size_t* const record = record_in(all_[i])) lists_[all_[i].slot].of_record[*record].push_back(i);
  }
  for (auto& [slot, list] : lists_) {
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (all_[i].slot != slot || record_in(all_[i]) == nullptr) list.of_none.push_back(i);
    }
  }
}

std::vector<feel::Origin> OriginsByRecord::of(const RecordSource& record) const {
  const auto list = record.fact ? lists_.find(*record.fact) : lists_.end();
  if (list == lists_.end()) return all_;
  Positions positions = list->second.of_none;
  if (const auto own = list->second.of_record.find(record.index); own != list->second.of_record.end()) {
    const auto middle = static_cast<std::ptrdiff_t>(positions.size());
    positions.insert(positions.end(), own->second.begin(), own->second.end());
    std::inplace_merge(positions.begin(), positions.begin() + middle, positions.end());
  }
  if (positions.empty()) return all_;
  std::vector<feel::Origin> origins;
  origins.reserve(positions.size());
  for (const std::size_t position : positions) origins.push_back(all_[position]);
  return origins;
}

bool OriginsByRecord::holds(const RecordSource& record) const {
  const auto list = record.fact ? lists_.find(*record.fact) : lists_.end();
  return list != lists_.end() && list->second.of_record.contains(record.index);
}

ListDoubt::ListDoubt(const Expression& list, const std::vector<feel::Value>& slots, Language language)
    : ListDoubt(list, slots, trace_of(list, slots), language) {}

ListDoubt::ListDoubt(const Expression& list, const std::vector<feel::Value>& slots, const feel::Trace& trace,
                     Language language)
    : list_(list),
      slots_(slots),
      thinned_(trace.thinned || trace.truncated),
      missing_(all_missing(trace)),
      deciding_(feel::deciding(trace)),
      why_(reason_words(trace, language)) {}

bool ListDoubt::is_left_out(const RecordSource& record) const {
  return thinned_ && record.fact && !missing_.holds(record) && !deciding_.holds(record);
}

feel::Trace ListDoubt::trace_alone(const RecordSource& record) const {
  std::vector<feel::Value> slots = slots_;
  feel::Value& fact = slots[*record.fact];
  std::vector<feel::Value> only = {fact.elements()[record.index]};
  fact = fact.as_list().is_dated() ? feel::Value::dated_list(std::move(only)) : feel::Value::list(std::move(only));
  return trace_of(list_, slots);
}

std::vector<feel::Origin> ListDoubt::missing(const RecordSource& record) const {
  if (!is_left_out(record)) return missing_.of(record);
  std::vector<feel::Origin> alone = at_place(all_missing(trace_alone(record)), record);
  return alone.empty() ? missing_.of(record) : alone;
}

std::vector<feel::Origin> ListDoubt::deciding(const RecordSource& record) const {
  if (!is_left_out(record)) return deciding_.of(record);
  return at_place(feel::deciding(trace_alone(record)), record);
}

}  // namespace ducha
