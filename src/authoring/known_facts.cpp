// SPDX-License-Identifier: Apache-2.0
#include "authoring/known_facts.h"

#include <optional>
#include <utility>

#include "base/date.h"
#include "facts/blank_marks.h"
#include "facts/read_date.h"
#include "facts/read_list.h"
#include "plan/column_unit.h"
#include "plan/label.h"

namespace ducha {

KnownFacts known_facts(const Plan& plan, const std::vector<const PolicyRules*>& policies) {
  KnownFacts facts{&plan, policies, {}, {}};
  if (plan.facts_node == 0) return facts;
  const std::vector<NodeView::Entry> entries = NodeView(*plan.document, plan.facts_node).entries();
  std::vector<bool> taken(entries.size());
  for (const PolicyRules* policy : policies) {
    for (std::uint32_t slot = 0; slot < policy->vocabulary.facts().size(); ++slot) {
      for (std::size_t i = 0; i < entries.size(); ++i) {
        auto keyed = taken[i] ? std::nullopt : fact_keyed(entries[i].key, policy->vocabulary);
        if (!keyed || keyed->slot != slot) continue;
        taken[i] = true;
        facts.known.push_back({&policy->vocabulary.facts()[slot], entries[i].value, std::move(keyed->unit)});
      }
    }
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    // Of a column that is no fact a blank cell says nothing, nor does one that only counts the rows.
    const bool empty =
        entries[i].key.in_heading() && (entries[i].value.is_null() || is_row_number(entries[i].key.text()));
    if (!taken[i] && !empty) facts.others.emplace_back(entries[i].key.text(), entries[i].value);
  }
  return facts;
}

KnownFields known_fields(const NodeView& map, const FactSpec& record) {
  KnownFields fields;
  fields.known.resize(record.fields.size());
  fields.units.resize(record.fields.size());
  const FactNames names(record.fields);
  for (const NodeView::Entry& entry : map.entries()) {
    auto keyed = field_keyed(entry.key, names, record.fields);
    if (keyed && !fields.known[keyed->index].exists()) {
      fields.known[keyed->index] = entry.value;
      fields.units[keyed->index] = std::move(keyed->unit);
    } else {
      fields.others.emplace_back(entry.key.text(), entry.value);
    }
  }
  return fields;
}

std::string plain_text(const NodeView& value, const FactSpec& spec, std::string_view unit) {
  std::string text = in_column_unit(value.text(), unit_of_figure(value, spec, unit));
  const Place at = value.place();
  const bool day = spec.type == FactType::date || spec.type == FactType::event;
  if (!day || !at.known() || !at.source->is_sheet(at.span.offset) || read_date(text, spec.takes_months())) return text;
  WrittenIn sheet;
  sheet.sheet = true;
  const std::optional<Date> date = read_date(text, spec.takes_months(), sheet);
  return date ? to_string(*date) : text;
}

std::optional<std::vector<std::string>> elements_of(const NodeView& value, const FactSpec& list) {
  std::vector<std::string> elements;
  if (list.element.empty()) return std::nullopt;
  const FactSpec& element = list.element.front();
  if (value.is_list()) {
    for (const NodeView& each : value.elements()) {
      if (!each.is_scalar()) return std::nullopt;
      elements.push_back(plain_text(each, element));
    }
  } else if (value.is_scalar() && !says_none(value.text())) {
    for (std::string& each : split_elements(value.text(), element)) elements.push_back(std::move(each));
  } else if (!value.is_scalar()) {
    return std::nullopt;
  }
  return elements;
}

}  // namespace ducha
