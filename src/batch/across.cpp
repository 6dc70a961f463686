// SPDX-License-Identifier: Apache-2.0
#include "batch/across.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "base/limits.h"
#include "feel/value/context.h"
#include "judge/evidence.h"
#include "judge/plan_view.h"

namespace ducha {

namespace {

feel::Value text_or_null(const std::optional<std::string>& text) {
  return text ? feel::Value::string(*text) : feel::Value();
}

const std::optional<std::string>* group_in(const KeptUnit& unit, const std::string& rule) {
  for (const auto& [id, group] : unit.rules) {
    if (id == rule) return &group;
  }
  return nullptr;
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

// What a group knows of its units together.
void admit(const KeptUnit& unit, const AcrossRule& rule, const SlotLayout& slots, Group& group) {
  if (unit.period && group.period) {
    group.period =
        DateRange{std::min(group.period->first, unit.period->first), std::max(group.period->last, unit.period->last)};
  } else if (unit.period) {
    group.period = *unit.period;
  }
  if (unit.as_of) group.as_of = std::max(group.as_of, *unit.as_of);
  const bool invalid = std::any_of(unit.invalid.begin(), unit.invalid.end(),
                                   [&rule](const KeptInvalid& one) { return reads_part(rule, one.part); }) ||
                       std::any_of(unit.unreadable.begin(), unit.unreadable.end(),
                                   [&](const KeptHead& one) { return reads_head(rule, slots, one.head); });
  if (invalid) group.invalid.push_back(group.contexts.size());
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

void Across::add(std::string_view unit, std::string_view file, std::string_view kept) {
  spool_.add(kept_line(unit, file, kept));
}

// What the rule does not read is left out, so that units which differ in nothing else are one.
Across::UnitShape Across::shape_of(const AcrossRule& rule) const {
  std::vector<std::string> names = {"unit", "level", "region"};
  for (const std::uint32_t slot : facts_) names.push_back(policy_->vocabulary.facts()[slot].name);
  UnitShape shape;
  std::vector<std::string> read;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!rule.reads.reads_of_unit(names[i])) continue;
    shape.entries.push_back(i);
    read.push_back(names[i]);
  }
  shape.names = std::make_shared<const feel::Names>(std::move(read));
  return shape;
}

feel::Value Across::context_of(const KeptUnit& unit, const UnitShape& shape) {
  std::vector<feel::Value> values;
  values.reserve(shape.entries.size());
  for (const std::size_t index : shape.entries) {
    switch (index) {
      case 0: values.push_back(unit.unit.empty() ? feel::Value() : feel::Value::string(unit.unit)); break;
      case 1: values.push_back(text_or_null(unit.level.value())); break;
      case 2: {
        std::vector<std::pair<std::string, feel::Value>> entries;
        for (const auto& [key, name] : unit.region.value().value_or(Region{}))
          entries.emplace_back(key, feel::Value::string(name));
        values.push_back(feel::Value::context(std::move(entries)));
        break;
      }
      default: values.push_back(unit.values[index - 3]);
    }
  }
  return feel::Value::context(shape.names, std::move(values));
}

bool Across::groups_of(std::span<const AcrossRule> rules, std::vector<std::vector<Group>>& groups) const {
  groups.resize(rules.size());
  std::vector<UnitShape> shapes;
  shapes.reserve(rules.size());
  for (const AcrossRule& rule : rules) shapes.push_back(shape_of(rule));
  std::vector<std::map<std::optional<std::string>, std::size_t>> position_of(rules.size());
  std::vector<SharedContexts> contexts(rules.size());
  const bool read = spool_.each([&](std::string_view line) {
    const auto unit = read_kept(line, *policy_, facts_);
    for (std::size_t i = 0; unit && i < rules.size(); ++i) {
      const auto* name = group_in(*unit, rules[i].rule->id);
      if (name == nullptr) continue;
      const auto [entry, fresh] = position_of[i].emplace(*name, groups[i].size());
      if (fresh) {
        groups[i].push_back({*name, {}, {}, {-kYearLimit, 1, 1}, {}, {}});
        // All are likely in it: growing would take the room twice.
        if (rules[i].rule->per.empty()) groups[i].back().contexts.reserve(spool_.size());
      }
      Group& group = groups[i][entry->second];
      admit(*unit, rules[i], policy_->slots, group);
      group.contexts.push_back(contexts[i].shared(context_of(*unit, shapes[i])));
    }
    return true;
  });
  for (std::size_t i = 0; i < rules.size(); ++i) {
    for (Group& group : groups[i]) {
      group.units = [this, &rule = rules[i], name = group.name](const std::vector<std::size_t>& positions) {
        return units_of(rule, name, positions);
      };
    }
  }
  return read;
}

KeptUnits Across::units_of(const AcrossRule& rule, const std::optional<std::string>& group,
                           std::vector<std::size_t> positions) const {
  std::sort(positions.begin(), positions.end());
  positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
  KeptUnits units;
  std::size_t position = 0;
  auto next = positions.begin();
  static_cast<void>(spool_.each([&](std::string_view line) {
    if (next == positions.end()) return false;
    auto unit = read_kept(line, *policy_, facts_);
    const auto* name = unit ? group_in(*unit, rule.rule->id) : nullptr;
    if (name == nullptr || *name != group) return true;
    if (position++ != *next) return true;
    units.emplace(*next++, std::move(*unit));
    return true;
  }));
  return units;
}

bool Across::findings(std::vector<Finding>& findings) const {
  // Of a small batch all rules are judged in one reading, of a large one each in its own.
  const std::size_t at_once = std::max<std::size_t>(1, kUnitsAtOnce / std::max<std::size_t>(1, spool_.size()));
  std::span<const AcrossRule> rules = across_;
  while (!rules.empty()) {
    const std::span<const AcrossRule> some = rules.first(std::min(at_once, rules.size()));
    rules = rules.subspan(some.size());
    std::vector<std::vector<Group>> groups;
    if (!groups_of(some, groups)) return false;
    for (std::size_t i = 0; i < some.size(); ++i) {
      if (groups[i].empty()) groups[i].emplace_back();
      for (Group& group : groups[i]) check_group(*policy_, some[i], facts_, options_, std::move(group), findings);
    }
  }
  return true;
}

}  // namespace ducha
