// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/codes.h"
#include "base/limits.h"
#include "base/text.h"
#include "facts/read_money.h"
#include "rulebook/codes.h"
#include "rulebook/fact_keys.h"
#include "rulebook/from_yaml.h"
#include "rulebook/words.h"
#include "rulebook/yaml_map.h"

namespace ducha {

namespace {

std::vector<std::string> type_words() {
  std::vector<std::string> words;
  for (int type = 0; type <= static_cast<int>(FactType::list); ++type) {
    words.emplace_back(to_string(static_cast<FactType>(type)));
  }
  return words;
}

// Reports what a type needs and does not have, and what it has no use for.
void check_part(const YamlMap& map, FactType type, FactType wanted_by, const char* key, Diagnostics& diagnostics) {
  if (type == wanted_by && !map.has(key)) {
    diagnostics.add(code::rule_fact_part, map.place(), {Text(to_string(type)), Text(key)});
  }
  if (type != wanted_by && map.has(key)) {
    diagnostics.add(code::rule_fact_part_odd, map.find(key).place(), {Text(to_string(type)), Text(key)});
  }
}

FactSpec read_fact(std::string name, NodeView node, Diagnostics& diagnostics);

std::vector<FactSpec> read_fields(NodeView node, std::string_view what, Diagnostics& diagnostics) {
  std::vector<FactSpec> fields;
  for (const NodeView::Entry& entry : read_entries(node, what, diagnostics)) {
    fields.push_back(read_fact(std::string(entry.key.text()), entry.value, diagnostics));
    fields.back().at = entry.key.place();
  }
  return fields;
}

// `of` is a map of fields, or of one type: {type: date}. Only there is the value of `type` no map.
bool is_single_type(NodeView of) {
  const NodeView type = of.is_map() ? of.find("type") : NodeView{};
  return type.is_scalar();
}

FactSpec read_fact(std::string name, NodeView node, Diagnostics& diagnostics) {
  FactSpec fact;
  fact.name = std::move(name);
  fact.at = node.place();
  const YamlMap map(node,
                    {"label", "type",      "unit",     "aliases", "ask",    "choices",   "other",   "fields",
                     "of",    "precision", "measured", "min",     "max",    "part_of",   "same_as", "same_as_before",
                     "given", "dated",     "covers",   "key",     "levels", "not_before"},
                    diagnostics);
  if (!map.ok()) return fact;
  fact.label = read_text(map.find("label"), "label", diagnostics);
  fact.ask = read_text(map.find("ask"), "ask", diagnostics);
  fact.unit = read_word(map.find("unit"), "unit", diagnostics).value_or("");
  for (const NodeView alias : read_words(map.find("aliases"), "aliases", diagnostics))
    fact.aliases.emplace_back(alias.text());
  for (const NodeView level : read_words(map.find("levels"), "levels", diagnostics))
    fact.levels.emplace_back(level.text());
  const NodeView type = map.need("type");
  const auto word = read_word(type, "type", diagnostics);
  if (!word) return fact;
  const auto known = read_fact_type(*word);
  if (known == FactType::money && !yuan_power(fact.unit))
    diagnostics.add(code::rule_money_unit, map.find("unit").place(), {Text(shortened(fact.unit, kShownScalar))});
  if (!known) {
    report_unknown(code::rule_word, type, type_words(), diagnostics);
    return fact;
  }
  fact.type = *known;
  check_part(map, fact.type, FactType::choice, "choices", diagnostics);
  check_part(map, fact.type, FactType::record, "fields", diagnostics);
  check_part(map, fact.type, FactType::list, "of", diagnostics);
  const NodeView precision = map.find("precision");
  if (const auto precise = read_word(precision, "precision", diagnostics)) {
    if (*precise == "month") {
      fact.precision = Precision::month;
    } else if (*precise == "quarter" && fact.type == FactType::date) {
      fact.precision = Precision::quarter;
    } else if (*precise != "day") {
      std::vector<std::string> words = {"day", "month"};
      if (fact.type == FactType::date) words.emplace_back("quarter");
      report_unknown(code::rule_word, precision, words, diagnostics);
    }
  }
  read_measure(map, fact, diagnostics);
  read_bounds(map, fact, diagnostics);
  read_choices(map, fact, diagnostics);
  fact.fields = read_fields(map.find("fields"), "fields", diagnostics);
  const NodeView of = map.find("of");
  if (of.exists() && is_single_type(of)) {
    fact.element.push_back(read_fact("", of, diagnostics));
  } else if (of.exists()) {
    fact.fields = read_fields(of, "of", diagnostics);
  }
  read_list_keys(map, fact, diagnostics);
  return fact;
}

void check_names(const std::vector<FactSpec>& facts, const FactNames& names, Diagnostics& diagnostics) {
  for (const FactNames::Clash& clash : names.clashes()) {
    diagnostics.add({code::rule_fact_clash,
                     facts[clash.second].at,
                     {Text(clash.key)},
                     {{code::base_first_here, facts[clash.first].at, {}}},
                     false});
  }
  for (std::uint32_t index = 0; index < facts.size(); ++index) {
    if (!facts[index].fields.empty()) check_names(facts[index].fields, names.below(index), diagnostics);
  }
}

}  // namespace

Vocabulary read_vocabulary(const Document& document, Diagnostics& diagnostics) {
  const NodeView root = document.root();
  if (!root.exists()) {
    diagnostics.add(code::rule_empty_file, {document.source, {}}, {words_of(RulebookPart::the_facts_file)});
    return {};
  }
  const YamlMap map(root, {"facts"}, diagnostics);
  Vocabulary vocabulary(read_fields(map.need("facts"), "facts", diagnostics));
  check_names(vocabulary.facts(), vocabulary.names(), diagnostics);
  const Untyped untyped = untyped_in(map.find("facts"));
  check_parts(vocabulary.facts(), untyped, diagnostics);
  check_same(vocabulary.facts(), untyped, diagnostics);
  static constexpr std::array<std::string_view, 9> kReserved = {"unit",   "level", "region", "period", "as_of",
                                                                "window", "units", "item",   "partial"};
  for (const FactSpec& fact : vocabulary.facts()) {
    for (const std::string_view reserved : kReserved) {
      if (fact.name == reserved) diagnostics.add(code::rule_name_reserved, fact.at, {Text(fact.name)});
    }
  }
  return vocabulary;
}

}  // namespace ducha
