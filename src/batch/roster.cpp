// SPDX-License-Identifier: Apache-2.0
#include "batch/roster.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/codes.h"
#include "base/limits.h"
#include "base/sha256.h"
#include "base/text.h"
#include "batch/codes.h"
#include "batch/roster_table.h"
#include "document/decoding.h"
#include "document/read.h"
#include "plan/head_words.h"

namespace ducha {

namespace {

std::string scalar_of(NodeView node) { return node.is_scalar() && !node.is_null() ? std::string(node.text()) : ""; }

// Empty where nothing is written; reports a list or a map.
std::string word_of(NodeView node, std::string_view key, Diagnostics& diagnostics) {
  if (node.is_list() || node.is_map())
    diagnostics.add(code::batch_roster_word, node.place(), {Text(shortened(key, kShownScalar))});
  return scalar_of(node);
}

std::vector<std::string> policies_of(NodeView node, Diagnostics& diagnostics) {
  std::vector<std::string> words;
  const std::vector<NodeView> nodes = node.is_list() ? node.elements() : std::vector<NodeView>{node};
  for (const NodeView each : nodes) {
    std::string word = scalar_of(each);
    if (word.empty() && (node.is_list() || node.is_map())) diagnostics.add(code::batch_roster_policies, each.place());
    if (!word.empty()) words.push_back(std::move(word));
  }
  return words;
}

void read_region(NodeView node, Region& region, Diagnostics& diagnostics) {
  if (node.is_null()) return;
  if (!node.is_map()) {
    diagnostics.add(code::batch_roster_region, node.place());
    return;
  }
  for (const NodeView::Entry& part : node.entries())
    region.emplace_back(region_key(part.key.text()), word_of(part.value, part.key.text(), diagnostics));
}

RosterUnit unit_of(NodeView node, Diagnostics& diagnostics) {
  RosterUnit unit;
  unit.at = node.place();
  for (const NodeView::Entry& entry : node.entries()) {
    const std::string key = roster_key(entry.key.text());
    if (key == "unit") {
      unit.unit = word_of(entry.value, key, diagnostics);
    } else if (key == "level") {
      unit.level = word_of(entry.value, key, diagnostics);
    } else if (key == "policies") {
      unit.policies = policies_of(entry.value, diagnostics);
    } else if (key == "region") {
      read_region(entry.value, unit.region, diagnostics);
    } else {
      diagnostics.add(code::batch_roster_key, entry.key.place(), {Text(shortened(entry.key.text(), kShownScalar))});
    }
  }
  return unit;
}

bool is_named(const std::string& name, std::string_view ending) {
  return name.size() >= ending.size() && fold(name.substr(name.size() - ending.size())) == ending;
}

// Whether the whole says all that the part says, and no less.
bool is_part_of(const Region& part, const Region& whole) {
  return std::all_of(part.begin(), part.end(), [&whole](const auto& one) {
    return std::any_of(whole.begin(), whole.end(), [&one](const auto& other) {
      return other.first == one.first &&
             folded_region_name(other.first, other.second) == folded_region_name(one.first, one.second);
    });
  });
}

constexpr std::size_t kFewNamesakes = 8;  // of whom each is looked at

std::string part_key(const std::string& unit, const std::pair<std::string, std::string>& part) {
  return unit + '\n' + part.first + '\n' + folded_region_name(part.first, part.second);
}

// Of a list with a row for each policy that a unit owes.
bool is_further_policy(const RosterUnit& unit, const RosterUnit& row) {
  if (unit.policies.empty() || row.policies.empty() || fold(unit.level) != fold(row.level)) return false;
  return std::none_of(row.policies.begin(), row.policies.end(),
                      [&unit](const std::string& policy) { return unit.owes(policy); });
}

// Each once, with who it is.
void settle(std::vector<RosterUnit>& units, Diagnostics& diagnostics) {
  std::vector<RosterUnit> kept;
  kept.reserve(units.size());  // names are looked up where they stand
  std::unordered_map<std::string_view, std::size_t> seen;
  seen.reserve(units.size());
  for (RosterUnit& unit : units) {
    if (unit.unit.empty()) {
      diagnostics.add(code::batch_roster_unit, unit.at);
      continue;
    }
    unit.identity = identity_of(unit.unit, unit.region);
    if (const auto first = seen.find(unit.identity); first != seen.end()) {
      RosterUnit& before = kept[first->second];
      if (is_further_policy(before, unit)) {
        before.policies.insert(before.policies.end(), unit.policies.begin(), unit.policies.end());
      } else {
        std::vector<Note> first_here = {{code::base_first_here, before.at, {}}};
        diagnostics.add({code::batch_roster_twice, unit.at, {Text(unit.unit)}, std::move(first_here), false});
      }
      continue;
    }
    kept.push_back(std::move(unit));
    seen.emplace(kept.back().identity, kept.size() - 1);
  }
  units = std::move(kept);
}

}  // namespace

Roster::Roster(std::vector<RosterUnit> units, std::string digest)
    : units_(std::move(units)), digest_(std::move(digest)) {
  numbers_.reserve(units_.size());
  for (const RosterUnit& unit : units_) {
    const auto number = static_cast<std::uint32_t>(numbers_.size());
    numbers_.emplace(unit.identity, number);
    of_name_[fold(unit.unit)].push_back(number);
  }
  for (const auto& [name, numbers] : of_name_) {
    if (numbers.size() <= kFewNamesakes) continue;
    for (const std::uint32_t number : numbers) {
      const Region& region = units_[number].region;
      for (const auto& part : region) of_part_[part_key(name, part)].push_back(number);
      // What names no region fits as far as its name does.
      of_last_part_[region.empty() ? name : part_key(name, region.back())].push_back(number);
    }
  }
}

std::optional<std::size_t> Roster::number_of(const std::string& identity) const {
  const auto found = numbers_.find(identity);
  return found != numbers_.end() ? std::optional<std::size_t>(found->second) : std::nullopt;
}

std::span<const std::uint32_t> Roster::of_name(std::string_view unit) const {
  const auto found = of_name_.find(fold(unit));
  return found != of_name_.end() ? std::span<const std::uint32_t>(found->second) : std::span<const std::uint32_t>();
}

std::vector<std::uint32_t> Roster::near(std::string_view unit, const Region& region) const {
  const std::span<const std::uint32_t> all = of_name(unit);
  // A name alone fits the first two of it, and so none.
  if (all.size() <= kFewNamesakes || region.empty())
    return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), kFewNamesakes))};
  const std::string name = fold(unit);
  const auto in = [](const auto& index, const std::string& key) {
    const auto found = index.find(key);
    return found != index.end() ? std::span<const std::uint32_t>(found->second) : std::span<const std::uint32_t>();
  };
  // Of those that say all that the plan says each of its parts holds all: the rarest is enough.
  std::span<const std::uint32_t> rarest = all;
  std::vector<std::uint32_t> near(in(of_last_part_, name).begin(), in(of_last_part_, name).end());
  for (const auto& part : region) {
    const std::string key = part_key(name, part);
    if (const auto holding = in(of_part_, key); holding.size() < rarest.size()) rarest = holding;
    // Those of which the plan says all end with one of its parts.
    const auto ending = in(of_last_part_, key);
    near.insert(near.end(), ending.begin(), ending.end());
  }
  near.insert(near.end(), rarest.begin(), rarest.end());
  return near;
}

std::optional<std::size_t> Roster::number_of(std::string_view unit, const Region& region) const {
  if (const auto exact = number_of(identity_of(unit, region))) return exact;
  std::optional<std::size_t> only;
  for (const std::uint32_t number : near(unit, region)) {
    if (only == number) continue;
    const Region& its = units_[number].region;
    if (!is_part_of(region, its) && !is_part_of(its, region)) continue;
    if (only) return std::nullopt;
    only = number;
  }
  return only;
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
  std::string digest = "sha256:" + sha256_hex(bytes);
  std::vector<RosterUnit> units;
  if (is_named(name, ".csv") || is_named(name, ".tsv")) {
    units = roster_in_text(name, std::move(bytes), is_named(name, ".csv") ? "," : "\t", diagnostics);
    settle(units, diagnostics);
  } else if (is_named(name, ".xlsx") || is_named(name, ".ods")) {
    units = roster_in_workbook(name, std::move(bytes), diagnostics);
    settle(units, diagnostics);
  } else {
    const auto document = read_yaml(decoded_source(name, std::move(bytes), diagnostics), diagnostics);
    if (!document) return std::make_shared<const Roster>(std::move(units), std::move(digest));
    NodeView root = document->root();
    if (root.is_map()) {
      for (const NodeView::Entry& entry : root.entries()) {
        if (entry.key.text() != "roster") diagnostics.add(code::batch_roster_form, entry.key.place());
      }
      root = root.find("roster");
    }
    if (root.exists() && !root.is_null()) units = read_roster_units(root, diagnostics);
  }
  // An empty one would find nobody absent.
  if (units.empty() && diagnostics.errors() == 0) diagnostics.add_file(code::batch_roster_empty, name);
  return std::make_shared<const Roster>(std::move(units), std::move(digest));
}

}  // namespace ducha
