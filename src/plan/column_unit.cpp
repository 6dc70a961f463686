// SPDX-License-Identifier: Apache-2.0
#include "plan/column_unit.h"

#include <algorithm>
#include <array>

#include "base/replace_all.h"
#include "base/text.h"
#include "base/utf8.h"
#include "facts/numerals.h"
#include "facts/read_money.h"
#include "facts/spelling.h"
#include "plan/label.h"

namespace ducha {

namespace {

bool is_measure(std::string_view word) {
  static constexpr std::array kMeasures = {
#define DUCHA_MEASURE(word, kind, worth) std::string_view(word),
#include "facts/spelling.def"
  };
  static constexpr std::array kSigns = {
#define DUCHA_PART_SIGN(characters, power) std::string_view(characters),
#include "facts/spelling.def"
  };
  return std::find(kMeasures.begin(), kMeasures.end(), word) != kMeasures.end() ||
         std::find(kSigns.begin(), kSigns.end(), word) != kSigns.end();
}

// Square and other brackets as round ones.
std::string with_round_brackets(std::string text) {
  struct Row {
    std::string_view written;
    std::string_view round;
  };
  static constexpr std::array kRows = {
      Row{"[", "("},
      Row{"]", ")"},
#define DUCHA_BRACKETS(open, close) Row{open, "("}, Row{close, ")"},
#include "plan/words.def"
  };
  for (const Row& row : kRows) replace_all(text, row.written, row.round);
  return text;
}

// Ten thousand persons are persons.
bool is_unit(std::string_view word) {
  if (word.empty()) return false;
  if (is_measure(word) || (yuan_power(word) && word.find(Spelt::kYuan) != std::string_view::npos)) return true;
  for (std::size_t at = 0; at < word.size(); at += code_point_at(word, at).length) {
    const std::string_view multiple = word.substr(0, at);
    if (!multiple.empty() && read_numeral("1" + std::string(multiple)) && is_measure(word.substr(at))) return true;
  }
  return false;
}

}  // namespace

std::optional<std::string> unit_alone(std::string_view cell) {
  std::string unit = with_round_brackets(to_simplified(narrowed(cell)));
  if (unit.starts_with('(') && unit.ends_with(')')) unit = narrowed(unit.substr(1, unit.size() - 2));
  return is_unit(unit) ? std::optional(unit) : std::nullopt;
}

std::string unit_for(const std::vector<std::string>& units, const FactSpec& fact) {
  for (const std::string& unit : units) {
    const bool money = unit.find(Spelt::kYuan) != std::string::npos;
    const bool multiple = !fact.unit.empty() && unit.size() > fact.unit.size() && unit.ends_with(fact.unit) &&
                          read_numeral("1" + unit.substr(0, unit.size() - fact.unit.size()));
    if (fact.type == FactType::money ? money : !money && multiple) return unit;
  }
  return {};
}

std::optional<NamedColumn> unit_in_name(std::string_view column) {
  const std::string narrow = with_round_brackets(to_simplified(narrowed(column)));
  std::size_t open = narrow.rfind('(');
  if (open == std::string::npos || open == 0 || !narrow.ends_with(')')) {
    // Without brackets: coverage%, staff/persons, budget: ten thousand yuan.
    if (narrow.size() > 1 && narrow.ends_with('%'))
      return NamedColumn{narrowed(narrow.substr(0, narrow.size() - 1)), "%"};
    open = narrow.find_last_of("/:,");
    if (open == std::string::npos || open == 0) return std::nullopt;
    const std::string unit = narrowed(narrow.substr(open + 1));
    if (!is_unit(unit)) return std::nullopt;
    return NamedColumn{narrowed(narrow.substr(0, open)), unit};
  }
  std::string unit = narrow.substr(open + 1, narrow.size() - open - 2);
  // "Unit: ten thousand yuan".
  if (const std::size_t colon = unit.find(':'); colon != std::string::npos) unit.erase(0, colon + 1);
  unit = narrowed(unit);
  if (!is_unit(unit)) return std::nullopt;
  return NamedColumn{narrowed(narrow.substr(0, open)), unit};
}

namespace {

bool in_sheet(const NodeView& node) {
  const Place at = node.place();
  return at.known() && at.source->is_sheet(at.span.offset);
}

// What the document says of that part; of nothing: what it says of itself.
std::vector<std::string> units_within(const Document& document, std::string_view part) {
  std::vector<std::string> units;
  for (const std::string& said : document.table_units) {
    const std::size_t mark = said.find(SourceText::kCellMark);
    const std::string_view of = mark == std::string::npos ? std::string_view() : std::string_view(said).substr(0, mark);
    if (of == part) units.push_back(mark == std::string::npos ? said : said.substr(mark + 1));
  }
  return units;
}

}  // namespace

std::string unit_within(std::string_view part, std::string_view unit) {
  return std::string(part) + SourceText::kCellMark + std::string(unit);
}

std::string row_of(std::string_view sheet, std::uint32_t row) { return std::string(sheet) + '!' + std::to_string(row); }

std::optional<KeyedFact> fact_keyed(const NodeView& key, const Vocabulary& vocabulary) {
  const auto in_table = [&](std::uint32_t slot) {
    const FactSpec& fact = vocabulary.facts()[slot];
    std::string of_column = unit_for(units_within(key.document(), key.text()), fact);
    return KeyedFact{slot, of_column.empty() ? unit_for(units_within(key.document(), {}), fact) : of_column};
  };
  if (const auto slot = vocabulary.slot_of(key.text())) return in_table(*slot);
  if (!key.in_heading() && !in_sheet(key)) return std::nullopt;
  constexpr std::string_view kDay = ".on";
  if (key.text().ends_with(kDay)) {
    const auto event = vocabulary.slot_of(key.text().substr(0, key.text().size() - kDay.size()));
    const bool is_event = event && vocabulary.facts()[*event].type == FactType::event;
    return is_event ? std::optional(in_table(*event)) : std::nullopt;
  }
  // In a table of plans "of which: persons" is of the column before it, which is not asked for by any label.
  const std::string bare = key.in_heading() ? std::string(key.text()) : bare_label(key.text());
  if (const auto slot = vocabulary.slot_of(bare)) return in_table(*slot);
  const auto named = unit_in_name(bare);
  const auto found = named ? vocabulary.slot_of(named->name) : std::nullopt;
  if (!found || !is_figure(vocabulary.facts()[*found].type)) return std::nullopt;
  return KeyedFact{*found, named->unit};
}

std::optional<KeyedField> field_keyed(const NodeView& key, const FactNames& names,
                                      const std::vector<FactSpec>& fields) {
  if (const auto index = names.index_of(key.text())) return KeyedField{*index};
  if (!in_sheet(key)) return std::nullopt;
  const std::string bare = bare_label(key.text());
  if (const auto index = names.index_of(bare)) return KeyedField{*index};
  const auto named = unit_in_name(bare);
  const auto found = named ? names.index_of(named->name) : std::nullopt;
  if (!found || *found >= fields.size() || !is_figure(fields[*found].type)) return std::nullopt;
  return KeyedField{*found, named->unit};
}

NodeView::Entry field_entry(const NodeView& map, const FactNames& names, const FactSpec& record, std::uint32_t index) {
  if (!map.is_map()) return {};
  NodeView key = map.first_child();
  for (std::uint32_t left = map.size(); left > 0; --left) {
    const NodeView value = key.next_sibling();
    const auto keyed = field_keyed(key, names, record.fields);
    if (keyed && keyed->index == index) return {key, value};
    key = value.next_sibling();
  }
  return {};
}

std::string unit_of_figure(const NodeView& at, const FactSpec& fact, std::string_view column) {
  if (!column.empty() || at.document().table_units.empty() || !in_sheet(at)) return std::string(column);
  std::uint32_t offset = at.span().offset;
  const SourceText& row = at.place().source->part(offset);
  for (const std::string& part : {row_of(row.name(), row.row()), row.name()}) {
    const std::vector<std::string> units = units_within(at.document(), part);
    // Of its own unit nothing needs to be said, and what a wider part says does not hold.
    if (!fact.unit.empty() && std::find(units.begin(), units.end(), fact.unit) != units.end()) return {};
    if (std::string unit = unit_for(units, fact); !unit.empty()) return unit;
  }
  return {};
}

std::string in_column_unit(std::string_view text, std::string_view unit) {
  std::string whole(text);
  if (unit.empty()) return whole;
  const std::optional<std::string> figure = figure_of(text);
  return figure && read_numeral(*figure) ? whole.append(unit) : whole;
}

}  // namespace ducha
