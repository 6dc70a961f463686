// SPDX-License-Identifier: Apache-2.0
#include "judge/list_doubt.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <variant>

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

ListDoubt::ListDoubt(const Expression& list, const std::vector<feel::Value>& slots, Language language)
    : ListDoubt(trace_of(list, slots), language) {}

ListDoubt::ListDoubt(const feel::Trace& trace, Language language)
    : missing_(all_missing(trace)), deciding_(feel::deciding(trace)), why_(reason_words(trace, language)) {}

}  // namespace ducha
