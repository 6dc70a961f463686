// SPDX-License-Identifier: Apache-2.0
#include "rulebook/fact_keys.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/codes.h"
#include "base/limits.h"
#include "base/suggest.h"
#include "base/text.h"
#include "facts/read_scalar.h"
#include "rulebook/codes.h"
#include "rulebook/words.h"

namespace ducha {

namespace {

void report_odd(const YamlMap& map, const FactSpec& fact, std::string_view key, Diagnostics& diagnostics) {
  if (!map.has(key)) return;
  diagnostics.add(code::rule_fact_part_odd, map.find(key).place(), {Text(to_string(fact.type)), Text(key)});
}

std::vector<std::string> field_names(const FactSpec& list) {
  std::vector<std::string> names;
  names.reserve(list.fields.size());
  for (const FactSpec& field : list.fields) names.push_back(field.name);
  return names;
}

std::optional<Decimal> read_bound(const YamlMap& map, std::string_view key, const FactSpec& fact,
                                  Diagnostics& diagnostics) {
  const NodeView node = map.find(key);
  const auto word = read_word(node, key, diagnostics);
  if (!word) return std::nullopt;
  const std::optional<feel::Value> value = read_scalar(*word, fact);
  if (value) return value->as_number();
  diagnostics.add(code::rule_fact_bound, node.place(), {Text(shortened(*word, kShownScalar)), expected_of(fact)});
  return std::nullopt;
}

bool may_be_measured(const FactSpec& fact) {
  switch (fact.type) {
    case FactType::count:
    case FactType::number:
    case FactType::share:
    case FactType::money:
    case FactType::event:
    case FactType::boolean:
    case FactType::choice:
    case FactType::name:
    case FactType::text: return true;
    case FactType::date:
    case FactType::record:
    case FactType::list: return false;
  }
  return false;
}

bool is_day(FactType type) { return type == FactType::date || type == FactType::event; }

}  // namespace

void read_measure(const YamlMap& map, FactSpec& fact, Diagnostics& diagnostics) {
  fact.given = read_flag(map.find("given"), "given", diagnostics).value_or(false);
  if (!may_be_measured(fact)) return report_odd(map, fact, "measured", diagnostics);
  const NodeView measured = map.find("measured");
  const auto word = read_word(measured, "measured", diagnostics);
  if (!word) return;
  // An event happens on a day; over a whole period it can only be asked for as of the last one.
  const bool period = *word == "period" && fact.type != FactType::event;
  if (period) fact.measured = Measured::period;
  if (*word == "end") fact.measured = Measured::end;
  if (fact.measured) return;
  const std::vector<std::string> known =
      fact.type == FactType::event ? std::vector<std::string>{"end"} : std::vector<std::string>{"end", "period"};
  report_unknown(code::rule_word, measured, known, diagnostics);
}

void read_bounds(const YamlMap& map, FactSpec& fact, Diagnostics& diagnostics) {
  if (is_day(fact.type)) {
    fact.not_before = read_word(map.find("not_before"), "not_before", diagnostics).value_or("");
  } else {
    for (const std::string_view key : {"not_before", "precision"}) report_odd(map, fact, key, diagnostics);
  }
  if (!is_figure(fact.type)) {
    for (const std::string_view key : {"min", "max", "part_of", "same_as", "same_as_before"})
      report_odd(map, fact, key, diagnostics);
    return;
  }
  fact.min = read_bound(map, "min", fact, diagnostics);
  fact.max = read_bound(map, "max", fact, diagnostics);
  if (fact.min && fact.max && *fact.max < *fact.min) {
    diagnostics.add(code::rule_fact_bounds_reversed, map.find("max").place(), {Text(map.find("min").text())});
  }
  fact.part_of = read_word(map.find("part_of"), "part_of", diagnostics).value_or("");
  for (const std::string_view key : {"same_as", "same_as_before"}) {
    const auto word = read_word(map.find(key), key, diagnostics);
    if (!word) continue;
    const std::size_t point = std::min(word->find('.'), word->size());
    fact.same_as = {word->substr(0, point), word->substr(std::min(point + 1, word->size())), key == "same_as_before"};
  }
}

void read_choices(const YamlMap& map, FactSpec& fact, Diagnostics& diagnostics) {
  if (fact.type != FactType::choice) return report_odd(map, fact, "other", diagnostics);
  fact.other = read_flag(map.find("other"), "other", diagnostics).value_or(false);
  check_some(map, "choices", diagnostics);
  KeyNames names;
  for (const NodeView::Entry& entry : read_entries(map.find("choices"), "choices", diagnostics)) {
    NamedText named = read_named_text(entry.value, entry.key.text(), diagnostics);
    names.add(entry.key, named, diagnostics);
    fact.choices.push_back({std::string(entry.key.text()), std::move(named.label), std::move(named.aliases)});
  }
}

namespace {

void read_dated(const YamlMap& map, FactSpec& fact, Diagnostics& diagnostics) {
  const NodeView dated = map.find("dated");
  const auto name = read_word(dated, "dated", diagnostics);
  if (!name) return;
  const FactSpec* field = fact.field(*name);
  if (field == nullptr) return report_unknown(code::rule_fact_field, dated, field_names(fact), diagnostics);
  if (field->type == FactType::date || field->type == FactType::event) {
    fact.dated = *name;
  } else if (has_type(map.find("of").find(*name))) {
    diagnostics.add(code::rule_fact_dated, dated.place(), {Text(*name), Text(to_string(field->type))});
  }
}

}  // namespace

void read_list_keys(const YamlMap& map, FactSpec& fact, Diagnostics& diagnostics) {
  const bool of_records = fact.type == FactType::list && fact.element.empty();
  if (!of_records) {
    for (const std::string_view key : {"dated", "covers", "key"}) report_odd(map, fact, key, diagnostics);
    return;
  }
  read_dated(map, fact, diagnostics);
  const NodeView covers = map.find("covers");
  if (const auto word = read_word(covers, "covers", diagnostics)) {
    if (*word != "period" && *word != "open") report_unknown(code::rule_word, covers, {"period", "open"}, diagnostics);
    fact.covers = *word == "open" ? Covers::open : Covers::period;
    if (!map.has("dated")) diagnostics.add(code::rule_fact_covers, covers.place());
  }
  check_some(map, "key", diagnostics);
  for (const NodeView word : read_words(map.find("key"), "key", diagnostics)) {
    const FactSpec* field = fact.field(word.text());
    if (field == nullptr) {
      report_unknown(code::rule_fact_field, word, field_names(fact), diagnostics);
    } else if (field->type == FactType::list || field->type == FactType::record) {
      diagnostics.add(code::rule_fact_key, word.place(), {Text(word.text()), Text(to_string(field->type))});
    } else {
      fact.key.push_back(field->name);
    }
  }
}

namespace {

Text listed_or_none(const std::vector<std::string>& names) {
  return names.empty() ? words_of(RulebookPart::there_is_none) : listed(names);
}

// The day beside it that a day cannot lie before: another date or event.
void check_day(const std::vector<FactSpec>& facts, const FactSpec& fact, const Untyped& untyped,
               Diagnostics& diagnostics) {
  if (untyped.contains(fact.not_before)) return;
  std::vector<std::string> names;
  for (const FactSpec& other : facts) {
    if (is_day(other.type) && other.name != fact.name) names.push_back(other.name);
  }
  if (fact.not_before.empty() || std::find(names.begin(), names.end(), fact.not_before) != names.end()) return;
  Diagnostic diagnostic{
      code::rule_fact_not_before, fact.at, {Text(fact.name), Text(fact.not_before), listed_or_none(names)}, {}, false};
  if (const auto close = nearest(fact.not_before, names)) {
    diagnostic.notes.push_back({code::base_nearest, {}, {Text(*close)}});
  }
  diagnostics.add(std::move(diagnostic));
}

// Whether the whole is, by way of its own wholes, a part of the fact.
bool is_part_again(const std::vector<FactSpec>& facts, const FactSpec& fact) {
  std::string at = fact.part_of;
  for (std::size_t steps = 0; steps < facts.size() && !at.empty(); ++steps) {
    if (at == fact.name) return true;
    const auto whole = std::find_if(facts.begin(), facts.end(), [&at](const FactSpec& one) { return one.name == at; });
    at = whole == facts.end() ? std::string() : whole->part_of;
  }
  return false;
}

}  // namespace

void check_parts(const std::vector<FactSpec>& facts, const Untyped& untyped, Diagnostics& diagnostics) {
  for (const FactSpec& fact : facts) {
    if (!fact.fields.empty()) check_parts(fact.fields, untyped, diagnostics);
    check_day(facts, fact, untyped, diagnostics);
    if (fact.part_of.empty() || untyped.contains(fact.part_of)) continue;
    const auto whole =
        std::find_if(facts.begin(), facts.end(), [&](const FactSpec& other) { return other.name == fact.part_of; });
    if (whole != facts.end() && whole->type == fact.type && whole->name != fact.name) {
      if (is_part_again(facts, fact))
        diagnostics.add(code::rule_fact_part_round, fact.at, {Text(fact.name), Text(fact.part_of)});
      continue;
    }
    std::vector<std::string> names;
    for (const FactSpec& other : facts) {
      if (other.type == fact.type && other.name != fact.name) names.push_back(other.name);
    }
    Diagnostic diagnostic{
        code::rule_fact_part_of, fact.at, {Text(fact.name), Text(fact.part_of), listed_or_none(names)}, {}, false};
    if (const auto close = nearest(fact.part_of, names)) {
      diagnostic.notes.push_back({code::base_nearest, {}, {Text(*close)}});
    }
    diagnostics.add(std::move(diagnostic));
  }
}

namespace {

// The list and the field that the figure is told in as well; null: there is none such.
bool is_told_in(const std::vector<FactSpec>& facts, const FactSpec& fact) {
  const auto list =
      std::find_if(facts.begin(), facts.end(), [&](const FactSpec& other) { return other.name == fact.same_as.list; });
  if (list == facts.end() || list->key.size() != 1) return false;
  const FactSpec* const field = list->field(fact.same_as.field);
  return field != nullptr && field->type == fact.type && field->name != list->key.front();
}

void check_same(const std::vector<FactSpec>& facts, const std::vector<FactSpec>& all, const Untyped& untyped,
                bool outermost, Diagnostics& diagnostics) {
  for (const FactSpec& fact : facts) {
    if (!fact.fields.empty()) check_same(fact.fields, all, untyped, false, diagnostics);
    if (fact.same_as.list.empty()) continue;
    if (untyped.contains(fact.same_as.list) || untyped.contains(fact.same_as.field)) continue;
    if (outermost && is_told_in(all, fact)) continue;
    const SameFigure& same = fact.same_as;
    diagnostics.add(code::rule_fact_same_as, fact.at,
                    {Text(fact.name), Text(same.before ? "same_as_before" : "same_as"),
                     Text(same.list + (same.field.empty() ? "" : "." + same.field))});
  }
}

}  // namespace

void check_same(const std::vector<FactSpec>& facts, const Untyped& untyped, Diagnostics& diagnostics) {
  check_same(facts, facts, untyped, true, diagnostics);
}

}  // namespace ducha
