// SPDX-License-Identifier: Apache-2.0
#include "batch/across.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/limits.h"
#include "batch/groups.h"
#include "batch/roster.h"
#include "feel/value/context.h"
#include "judge/evidence.h"
#include "judge/plan_view.h"

namespace ducha {

namespace {

// What a unit has besides its facts, in the order in which its context holds them.
constexpr std::array<std::string_view, 4> kHeadEntries = {"unit", "level", "region", "as_of"};

feel::Value text_or_null(const std::optional<std::string>& text) {
  return text ? feel::Value::string(*text) : feel::Value();
}

// Units of the same facts share one context: most differ in little of what one rule reads. Past so many distinct ones
// looking them up costs more than it saves.
class SharedContexts {
 public:
  feel::Value shared(feel::Value context) {
    constexpr std::size_t kMost = 1U << 14U;
    std::string key = to_json(context);
    const auto known = made_.find(key);
    if (known != made_.end()) return known->second;
    if (made_.size() < kMost) made_.emplace(std::move(key), context);
    return context;
  }

 private:
  std::unordered_map<std::string, feel::Value> made_;
};

// Who the unit is on the roster, also where its region says less than the roster's, or more.
std::optional<std::string> listed_as(const Roster* roster, const KeptUnit& unit) {
  if (roster == nullptr || unit.unit.empty()) return std::nullopt;
  const auto number = roster->number_of(unit.unit, unit.region ? *unit.region : Region());
  return number ? std::optional(roster->units()[*number].identity) : std::nullopt;
}

// A unit that the roster calls so. Of its region the roster may say less than its plan.
void note_on_roster(const std::string& listed, const KeptUnit& unit, const KeptMembership& membership,
                    GroupMaker& groups) {
  groups.note_known(listed);
  const bool member = membership.in != Membership::no && membership.in != Membership::superior;
  if (member) groups.note_listed(unit.region.value().value_or(Region{}));
}

}  // namespace

Across::Across(std::shared_ptr<const PolicyRules> rules, const std::vector<const Rule*>& selected,
               const CheckOptions& options)
    : policy_(std::move(rules)), options_(options) {
  for (const Rule* rule : selected) across_.push_back({rule, RuleReads(*policy_, *rule)});
  facts_ = kept_facts(*policy_, across_);
}

std::string Across::kept(const PlanView& view, const SlotValues& slots, Diagnostics& diagnostics) const {
  return kept_json(view, slots, across_, facts_, options_, diagnostics);
}

bool Across::reads(std::string_view kept) const {
  return read_kept(kept_line("", "", 0, kept), *policy_, facts_).has_value();
}

void Across::add(std::string_view unit, std::string_view file, std::uint32_t line, std::string_view kept) {
  lines_.add(kept_line(unit, file, line, kept));
}

// What the rule does not read is left out, so that units which differ in nothing else are one.
Across::UnitShape Across::shape_of(const AcrossRule& rule) const {
  std::vector<std::string> names(kHeadEntries.begin(), kHeadEntries.end());
  for (const std::uint32_t slot : facts_) names.push_back(policy_->vocabulary.facts()[slot].name);
  UnitShape shape;
  std::vector<std::string> read;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!rule.reads.shows_of_unit(names[i])) continue;
    shape.entries.push_back(i);
    read.push_back(names[i]);
  }
  shape.names = std::make_shared<const feel::Names>(std::move(read));
  return shape;
}

feel::Value Across::context_of(const KeptUnit& unit, const UnitShape& shape) const {
  std::vector<feel::Value> values;
  values.reserve(shape.entries.size());
  for (const std::size_t index : shape.entries) {
    switch (index) {
      case 0: values.push_back(unit_of(unit.unit)); break;
      case 1: values.push_back(text_or_null(unit.level.value())); break;
      case 2: values.push_back(region_of(unit.region.value().value_or(Region{}), *policy_)); break;
      case 3: values.push_back(unit.as_of ? feel::Value(*unit.as_of) : feel::Value()); break;
      default: values.push_back(unit.values[index - kHeadEntries.size()]);
    }
  }
  return feel::Value::context(shape.names, std::move(values));
}

bool Across::groups_of(std::span<const AcrossRule> rules, std::vector<std::vector<Group>>& groups,
                       KeptUnits& known) const {
  std::vector<UnitShape> shapes;
  std::vector<GroupMaker> makers;
  std::unordered_map<std::string_view, std::size_t> index_of;
  for (const AcrossRule& rule : rules) {
    index_of.emplace(rule.rule->id, index_of.size());
    shapes.push_back(shape_of(rule));
    makers.emplace_back(*rule.rule, policy_->policy, options_.roster_units != nullptr);
  }
  std::vector<SharedContexts> contexts(rules.size());
  bool whole = true;
  std::uint32_t number = 0;
  const bool read = lines_.each([&](std::string_view line) {
    const auto unit = read_kept(line, *policy_, facts_);
    if (!unit) {
      whole = false;
      return false;
    }
    const std::string identity =
        unit->unit.empty() ? std::string() : identity_of(unit->unit, unit->region ? *unit->region : Region());
    const std::optional<std::string> listed = listed_as(options_.roster_units.get(), *unit);
    for (const KeptMembership& membership : unit->rules) {
      const auto index = index_of.find(membership.rule);
      if (index == index_of.end()) continue;
      const std::size_t i = index->second;
      if (listed) note_on_roster(*listed, *unit, membership, makers[i]);
      const auto invalid =
          std::any_of(unit->invalid.begin(), unit->invalid.end(),
                      [&rule = rules[i]](const KeptInvalid& one) { return rule.reads.touches_unit(one.what.part); });
      makers[i].add(*unit, membership, identity, number, invalid,
                    [&] { return contexts[i].shared(context_of(*unit, shapes[i])); });
    }
    ++number;
    return true;
  });
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (options_.roster_units != nullptr) add_roster(rules[i], makers[i]);
    groups.push_back(makers[i].done());
    for (Group& group : groups.back()) {
      // Of those alone that did not submit.
      if (group.as_of == kNoDay) group.as_of = options_.as_of.value_or(options_.today);
      group.units = [this, &known](std::vector<std::uint32_t> lines) { return units_at(std::move(lines), known); };
    }
  }
  return read && whole;
}

void Across::add_roster(const AcrossRule& rule, GroupMaker& groups) const {
  const Policy& policy = policy_->policy;
  const LevelNames levels(policy.levels);
  std::vector<feel::Value> values(policy_->slots.size());
  std::uint32_t number = 0;
  for (const RosterUnit& unit : options_.roster_units->units()) {
    const std::uint32_t place = number++;
    const bool known = groups.knows(unit.identity);
    if (!unit.owes(policy.id) || (known && !rule.rule->whole)) continue;
    const Level* level = unit.level.empty() ? nullptr : levels.named(unit.level);
    const bool addressed =
        rule.rule->levels.empty() || level == nullptr ||
        std::find(rule.rule->levels.begin(), rule.rule->levels.end(), level->key) != rule.rule->levels.end();
    if (!addressed) continue;
    values[policy_->slots.unit()] = unit_of(unit.unit);
    values[policy_->slots.region()] = region_of(unit.region, *policy_);
    const auto ruled_out = [&](const Level* one) {
      values[policy_->slots.level()] = one != nullptr ? feel::Value::string(one->key) : feel::Value();
      return rule.rule->across->program->evaluate(values).is_false();
    };
    const bool out = level != nullptr || policy.levels.empty()
                         ? ruled_out(level)
                         : std::all_of(policy.levels.begin(), policy.levels.end(),
                                       [&](const Level& each) { return ruled_out(&each); });
    if (out) continue;
    groups.note_listed(unit.region);
    if (!known) groups.add_absent(unit.region, place);
  }
}

// A line says how the unit belongs to each of the rules: read anew for each of them, it would take their square.
KeptUnits Across::units_at(std::vector<std::uint32_t> lines, KeptUnits& known) const {
  constexpr std::size_t kMost = 256;  // that are known
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  KeptUnits units;
  std::vector<std::uint32_t> unknown;
  for (const std::uint32_t line : lines) {
    const auto unit = known.find(line);
    if (unit != known.end()) units.insert(*unit);
    if (unit == known.end()) unknown.push_back(line);
  }
  static_cast<void>(lines_.at(unknown, [&](std::uint32_t number, std::string_view line) {
    auto unit = read_kept(line, *policy_, facts_);
    if (!unit) return;
    const auto made = units.emplace(number, std::make_shared<const KeptUnit>(std::move(*unit))).first;
    if (known.size() >= kMost) known.clear();
    known.insert(*made);
  }));
  return units;
}

bool Across::findings(std::vector<Finding>& findings, const GroupWanted& wanted) const {
  // Of a small batch all rules are judged in one reading, of a large one each in its own.
  const std::size_t at_once = std::max<std::size_t>(1, kUnitsAtOnce / std::max<std::size_t>(1, lines_.size()));
  std::span<const AcrossRule> rules = across_;
  KeptUnits known;
  while (!rules.empty()) {
    const std::span<const AcrossRule> some = rules.first(std::min(at_once, rules.size()));
    rules = rules.subspan(some.size());
    std::vector<std::vector<Group>> groups;
    if (!groups_of(some, groups, known)) return false;
    for (std::size_t i = 0; i < some.size(); ++i) {
      if (groups[i].empty()) groups[i].emplace_back();
      for (Group& group : groups[i])
        check_group(*policy_, some[i], facts_, options_, std::move(group), wanted, findings);
    }
  }
  return true;
}

}  // namespace ducha
