// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <variant>

#include "plan/column_unit.h"
#include "plan/plan.h"

namespace ducha {

namespace {

using Entry = NodeView::Entry;

// A key with nothing behind it stands for the place of its value; an empty cell is a place of its own.
Place place_of(const Entry& entry) {
  const bool unwritten = entry.value.is_null() && entry.value.span().length == 0 && !entry.key.in_heading() &&
                         !entry.value.place().source->is_sheet(entry.value.span().offset);
  return unwritten ? entry.key.place() : entry.value.place();
}

}  // namespace

void FactSet::index_parts() {
  dated_at_.clear();
  for (std::uint32_t at = 0; at < dated.size(); ++at) dated_at_.try_emplace({dated[at].slot, dated[at].at}, at);
  invalid_by_record_.clear();
  for (std::uint32_t at = 0; at < invalid.size(); ++at) {
    const InvalidPart& part = invalid[at];
    const auto* const index = part.path.empty() ? nullptr : std::get_if<std::size_t>(&part.path.front());
    if (index != nullptr) invalid_by_record_[{part.slot, *index}].push_back(at);
  }
}

const std::vector<std::uint32_t>& FactSet::invalid_in_record(std::uint32_t slot, std::size_t index) const {
  static const std::vector<std::uint32_t> kNone;
  const auto found = invalid_by_record_.find({slot, index});
  return found == invalid_by_record_.end() ? kNone : found->second;
}

std::vector<std::uint32_t> FactSet::dated_below(std::uint32_t slot, const FactPath& path) const {
  std::vector<std::uint32_t> below;
  for (auto list = dated_at_.lower_bound({slot, path}); list != dated_at_.end(); ++list) {
    const auto& [of, at] = list->first;
    if (of != slot || at.size() < path.size() || !std::equal(path.begin(), path.end(), at.begin())) break;
    below.push_back(list->second);
  }
  std::sort(below.begin(), below.end());
  return below;
}

std::vector<std::uint32_t> FactSet::dated_of(std::uint32_t slot) const { return dated_below(slot, {}); }

std::vector<std::uint32_t> FactSet::dated_in_record(std::uint32_t slot, std::size_t index) const {
  return dated_below(slot, {index});
}

FactPath FactSet::written(std::uint32_t slot, const FactPath& path) const {
  const auto first = dated_at_.lower_bound({slot, {}});
  if (first == dated_at_.end() || first->first.first != slot) return path;
  FactPath found;
  found.reserve(path.size());
  for (const auto& step : path) {
    const auto* index = std::get_if<std::size_t>(&step);
    const auto list = index != nullptr ? dated_at_.find({slot, found}) : dated_at_.end();
    if (list != dated_at_.end() && *index < dated[list->second].ledger.seen.size()) {
      found.emplace_back(dated[list->second].ledger.seen[*index]);
    } else {
      found.push_back(step);
    }
  }
  return found;
}

std::vector<const feel::Value*> values_of(const FactSet& set) {
  std::vector<const feel::Value*> values;
  values.reserve(set.facts.size());
  for (const Fact& fact : set.facts) values.push_back(&fact.value);
  return values;
}

Place place_of(const Plan& plan, const Vocabulary& vocabulary, const Fact& fact, std::uint32_t slot,
               const FactPath& path) {
  if (plan.facts_node == 0) return plan.document->root().place();
  if (fact.node == 0) return NodeView(*plan.document, plan.facts_node).place();
  // A key is one node, and stands before its value.
  const Entry entry{NodeView(*plan.document, fact.node - 1), NodeView(*plan.document, fact.node)};
  Place found = place_of(entry);
  NodeView value = entry.value;
  const FactSpec* spec = &vocabulary.facts()[slot];
  const FactNames* names = &vocabulary.names().below(slot);
  for (const auto& step : path) {
    if (const auto* position = std::get_if<std::size_t>(&step)) {
      value = value.element(*position);
      if (!value.exists()) return found;
      found = value.place();
      if (!spec->element.empty()) spec = &spec->element.front();
    } else {
      const auto index = names->index_of(std::get<std::string>(step));
      if (!index || *index >= spec->fields.size()) return found;
      const Entry field = field_entry(value, *names, *spec, *index);
      if (!field.value.exists()) return found;
      found = place_of(field);
      value = field.value;
      spec = &spec->fields[*index];
      names = &names->below(*index);
    }
  }
  return found;
}

}  // namespace ducha
