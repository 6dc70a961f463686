// SPDX-License-Identifier: Apache-2.0
#include "judge/required_facts.h"

#include <algorithm>
#include <map>
#include <set>

#include "facts/held_against.h"
#include "rulebook/expressions.h"

namespace ducha {

namespace {

// Whether the condition is false for every unit of that level, whatever its facts.
bool excludes(const PolicyRules& rules, const std::optional<Expression>& condition, const std::string& level) {
  if (!condition || condition->program == nullptr) return false;
  const auto& reads = condition->program->reads();
  const bool only_level = std::all_of(
      reads.begin(), reads.end(), [&rules](const feel::ReadPath& path) { return path.slot == rules.slots.level(); });
  if (!only_level) return false;
  std::vector<feel::Value> slots(rules.slots.size());
  slots[rules.slots.level()] = feel::Value::string(level);
  const feel::Value value = condition->program->evaluate(slots);
  return value.kind() == feel::Kind::boolean && !value.as_boolean();
}

// The facts that a rule reads; those read out of `units` count as a unit's own.
std::set<std::uint32_t> facts_of(const PolicyRules& rules, const Rule& rule) {
  std::set<std::uint32_t> slots;
  const FactNames& names = rules.vocabulary.names();
  for_each_expression(rule, [&](const Expression& expression) {
    for (const feel::ReadPath& path : expression.program->reads()) {
      if (path.slot < rules.slots.facts) slots.insert(path.slot);
      if (path.slot != rules.slots.units() || path.fields.empty()) continue;
      if (const auto slot = names.index_of(path.fields.front())) slots.insert(*slot);
    }
  });
  return slots;
}

// Whether units of that level say for the rule how many units there are: those listed just before the members'.
bool says_how_many(const PolicyRules& rules, const Rule& rule, const std::string& level) {
  const auto& levels = rules.policy.levels;
  for (std::size_t i = 0; i + 1 < levels.size(); ++i) {
    if (levels[i].key == level) return may_judge(rules, rule, levels[i + 1].key);
  }
  return false;
}

// What each rule asks a unit of that level for: what it reads, and beside that what is held against it and what no rule
// reads.
std::vector<std::set<std::uint32_t>> asked_by(const PolicyRules& rules, const std::optional<std::string>& level) {
  std::vector<std::set<std::uint32_t>> asked;
  std::set<std::uint32_t> read;
  for (const Rule& rule : rules.rules) {
    const bool judged = !level || may_judge(rules, rule, *level);
    asked.push_back(judged ? facts_of(rules, rule) : std::set<std::uint32_t>());
    read.insert(asked.back().begin(), asked.back().end());
  }
  for (std::set<std::uint32_t>& slots : asked) {
    std::set<std::uint32_t> beside;
    for (const std::uint32_t slot : slots) {
      for (const std::uint32_t other : held_against(rules.vocabulary.facts(), slot)) {
        if (!read.contains(other)) beside.insert(other);
      }
    }
    slots.merge(beside);
  }
  return asked;
}

}  // namespace

std::vector<std::size_t> RequiredFact::clauses() const {
  std::set<std::size_t> clauses;
  for (const Rule* rule : rules) clauses.insert(rule->clauses.begin(), rule->clauses.end());
  return {clauses.begin(), clauses.end()};
}

bool may_judge(const PolicyRules& rules, const Rule& rule, const std::string& level) {
  const bool addressed =
      rule.levels.empty() || std::find(rule.levels.begin(), rule.levels.end(), level) != rule.levels.end();
  // Under `across`, `when` sees the batch and no level of a unit.
  return addressed && !excludes(rules, rule.across ? rule.across : rule.when, level);
}

bool is_read_by_must(const RequiredFact& fact) {
  return std::any_of(fact.rules.begin(), fact.rules.end(),
                     [](const Rule* rule) { return rule->modality == Modality::must; });
}

std::vector<std::string> required_regions(const PolicyRules& rules, const std::optional<std::string>& level) {
  std::vector<std::string> keys;
  for (const Rule& rule : rules.rules) {
    const bool says = rule.whole_slot && level && says_how_many(rules, rule, *level);
    if (rule.per.empty() || (level && !says && !may_judge(rules, rule, *level))) continue;
    if (std::find(keys.begin(), keys.end(), rule.per) == keys.end()) keys.push_back(rule.per);
  }
  return keys;
}

std::vector<RequiredFact> required_facts(const PolicyRules& rules, const std::optional<std::string>& level) {
  std::vector<RequiredFact> required;
  std::map<std::uint32_t, std::size_t> known;
  const auto require = [&](const Rule& rule, std::uint32_t slot) {
    const std::vector<std::string>& asked = rules.vocabulary.facts()[slot].levels;
    if (level && !asked.empty() && std::find(asked.begin(), asked.end(), *level) == asked.end()) return;
    const auto [at, fresh] = known.emplace(slot, required.size());
    if (fresh) required.push_back({slot, {}});
    required[at->second].rules.push_back(&rule);
  };
  const std::vector<std::set<std::uint32_t>> asked = asked_by(rules, level);
  for (std::size_t i = 0; i < rules.rules.size(); ++i) {
    const Rule& rule = rules.rules[i];
    for (const std::uint32_t slot : asked[i]) require(rule, slot);
    if (rule.whole_slot && (!level || says_how_many(rules, rule, *level))) require(rule, *rule.whole_slot);
  }
  return required;
}

}  // namespace ducha
