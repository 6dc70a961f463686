// SPDX-License-Identifier: Apache-2.0
#include "batch/roster.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <utility>

#include "base/codes.h"
#include "base/limits.h"
#include "base/sha256.h"
#include "base/text.h"
#include "batch/codes.h"
#include "document/csv.h"
#include "document/read.h"

namespace ducha {

namespace {

std::string scalar_of(NodeView node) { return node.is_scalar() && !node.is_null() ? std::string(node.text()) : ""; }

std::vector<std::string> words_of(NodeView node) {
  std::vector<std::string> words;
  if (node.is_list()) {
    for (const NodeView each : node.elements()) words.push_back(scalar_of(each));
  } else if (const std::string word = scalar_of(node); !word.empty()) {
    words.push_back(word);
  }
  return words;
}

RosterUnit unit_of(NodeView node, Diagnostics& diagnostics) {
  RosterUnit unit;
  unit.at = node.place();
  for (const NodeView::Entry& entry : node.entries()) {
    const std::string_view key = entry.key.text();
    if (key == "unit") {
      unit.unit = scalar_of(entry.value);
    } else if (key == "level") {
      unit.level = scalar_of(entry.value);
    } else if (key == "policies" || key == "policy") {
      unit.policies = words_of(entry.value);
    } else if (key == "region" && entry.value.is_map()) {
      for (const NodeView::Entry& part : entry.value.entries())
        unit.region.emplace_back(std::string(part.key.text()), scalar_of(part.value));
    } else {
      diagnostics.add(code::batch_roster_key, entry.key.place(), {Text(shortened(key, kShownScalar))});
    }
  }
  return unit;
}

// A list of names in one cell, as people separate them.
std::vector<std::string> split_cell(std::string_view cell) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : narrowed(cell)) {
    if (c == ';' || c == ',' || c == ' ') {
      if (!word.empty()) words.push_back(std::exchange(word, {}));
    } else {
      word += c;
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::vector<RosterUnit> units_in_csv(const std::string& name, const std::string& bytes, Diagnostics& diagnostics) {
  std::istringstream stream(bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes);
  CsvSplitter rows(stream, name, ",");
  std::vector<std::string> heads;
  std::vector<RosterUnit> units;
  SourcePtr row;
  while (rows.next(row, diagnostics)) {
    if (!row) continue;
    CsvCells cells(*row, ",");
    CsvCell cell;
    RosterUnit unit;
    unit.at = Place{row, {}};
    bool any = false;
    const bool head = heads.empty();
    for (std::size_t column = 0; cells.next(cell); ++column) {
      const std::string text = normalized(cell.text);
      any = any || !text.empty();
      if (head) {
        heads.push_back(text);
        continue;
      }
      const std::string key = column < heads.size() ? heads[column] : "";
      if (text.empty() || key.empty()) continue;
      if (key == "unit") {
        unit.unit = text;
      } else if (key == "level") {
        unit.level = text;
      } else if (key == "policies") {
        unit.policies = split_cell(text);
      } else {
        unit.region.emplace_back(key, text);
      }
    }
    if (head && std::find(heads.begin(), heads.end(), "unit") == heads.end()) {
      diagnostics.add(code::batch_roster_head, unit.at);
      return units;
    }
    if (!head && any) units.push_back(std::move(unit));
  }
  return units;
}

// Each once, with who it is.
void settle(std::vector<RosterUnit>& units, Diagnostics& diagnostics) {
  std::map<std::string, Place> seen;
  std::vector<RosterUnit> kept;
  for (RosterUnit& unit : units) {
    if (unit.unit.empty()) {
      diagnostics.add(code::batch_roster_unit, unit.at);
      continue;
    }
    unit.identity = identity_of(unit.unit, unit.region);
    const auto [first, fresh] = seen.emplace(unit.identity, unit.at);
    if (!fresh) {
      diagnostics.add(
          {code::batch_roster_twice, unit.at, {Text(unit.unit)}, {{code::base_first_here, first->second, {}}}, false});
      continue;
    }
    kept.push_back(std::move(unit));
  }
  units = std::move(kept);
}

}  // namespace

bool RosterUnit::owes(std::string_view policy) const {
  return policies.empty() || std::find(policies.begin(), policies.end(), policy) != policies.end();
}

std::vector<RosterUnit> read_roster_units(NodeView list, Diagnostics& diagnostics) {
  std::vector<RosterUnit> units;
  if (!list.is_list()) {
    diagnostics.add(code::batch_roster_form, list.place());
    return units;
  }
  for (const NodeView element : list.elements()) {
    if (element.is_map()) {
      units.push_back(unit_of(element, diagnostics));
    } else {
      diagnostics.add(code::batch_roster_form, element.place());
    }
  }
  settle(units, diagnostics);
  return units;
}

std::shared_ptr<const Roster> read_roster(const std::string& name, std::string bytes, Diagnostics& diagnostics) {
  auto roster = std::make_shared<Roster>();
  roster->digest = "sha256:" + sha256_hex(bytes);
  if (name.ends_with(".csv") || name.ends_with(".CSV")) {
    roster->units = units_in_csv(name, bytes, diagnostics);
    settle(roster->units, diagnostics);
    return roster;
  }
  const auto document = read_yaml(std::make_shared<const SourceText>(name, std::move(bytes)), diagnostics);
  if (!document) return roster;
  NodeView root = document->root();
  if (root.is_map() && root.find("roster").exists()) root = root.find("roster");
  roster->units = read_roster_units(root, diagnostics);
  return roster;
}

}  // namespace ducha
