// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <optional>
#include <string>
#include <variant>

#include "plan/column_unit.h"
#include "plan/plan.h"

namespace ducha {

namespace {

using Entry = NodeView::Entry;

// The first entry of a map that gives the fact or the field at that index.
Entry entry_of(const NodeView& map, const FactNames& names, std::uint32_t index) {
  if (!map.is_map()) return {};
  NodeView key = map.first_child();
  for (std::uint32_t left = map.size(); left > 0; --left) {
    const NodeView value = key.next_sibling();
    if (names.index_of(key.text()) == index) return {key, value};
    if (const auto named = key.in_heading() ? unit_in_name(key.text()) : std::nullopt) {
      if (names.index_of(named->name) == index) return {key, value};
    }
    key = value.next_sibling();
  }
  return {};
}

NodeView element_of(const NodeView& list, std::size_t position) {
  if (!list.is_list() || position >= list.size()) return {};
  NodeView element = list.first_child();
  for (; position > 0; --position) element = element.next_sibling();
  return element;
}

// A key with nothing behind it stands for the place of its value; an empty cell is a place of its own.
Place place_of(const Entry& entry) {
  const bool unwritten = entry.value.is_null() && entry.value.span().length == 0 && !entry.key.in_heading();
  return unwritten ? entry.key.place() : entry.value.place();
}

}  // namespace

Place place_of(const Plan& plan, const Vocabulary& vocabulary, std::uint32_t slot, const FactPath& path) {
  if (plan.facts_node == 0) return plan.document->root().place();
  const NodeView facts(*plan.document, plan.facts_node);
  const Entry fact = entry_of(facts, vocabulary.names(), slot);
  if (!fact.value.exists()) return facts.place();

  Place found = place_of(fact);
  NodeView value = fact.value;
  const FactSpec* spec = &vocabulary.facts()[slot];
  const FactNames* names = &vocabulary.names().below(slot);
  for (const auto& step : path) {
    if (const auto* position = std::get_if<std::size_t>(&step)) {
      value = element_of(value, *position);
      if (!value.exists()) return found;
      found = value.place();
      if (!spec->element.empty()) spec = &spec->element.front();
    } else {
      const auto index = names->index_of(std::get<std::string>(step));
      if (!index || *index >= spec->fields.size()) return found;
      const Entry entry = entry_of(value, *names, *index);
      if (!entry.value.exists()) return found;
      found = place_of(entry);
      value = entry.value;
      spec = &spec->fields[*index];
      names = &names->below(*index);
    }
  }
  return found;
}

}  // namespace ducha
