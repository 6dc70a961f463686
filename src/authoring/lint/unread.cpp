// SPDX-License-Identifier: Apache-2.0
#include <set>
#include <string>

#include "authoring/codes.h"
#include "authoring/lint/lint.h"
#include "facts/held_against.h"
#include "rulebook/expressions.h"

namespace ducha {

namespace {

// Slots that some rule reads; a fact that is read out of `units` counts as its own slot.
std::set<feel::Slot> read_slots(const PolicyRules& rules) {
  std::set<feel::Slot> slots;
  const auto& facts = rules.vocabulary.facts();
  for (const Rule& rule : rules.rules) {
    if (rule.whole_slot) slots.insert(*rule.whole_slot);
    for_each_expression(rule, [&](const Expression& expression) {
      for (const feel::ReadPath& path : expression.program->reads()) {
        slots.insert(path.slot);
        if (path.slot != rules.slots.units() || path.fields.empty()) continue;
        for (std::size_t i = 0; i < facts.size(); ++i) {
          if (facts[i].name == path.fields.front()) slots.insert(rules.slots.fact(i));
        }
      }
    });
  }
  // What one of them is held against is read, too.
  for (std::uint32_t i = 0; i < facts.size(); ++i) {
    if (!slots.contains(rules.slots.fact(i))) continue;
    for (const std::uint32_t other : held_against(facts, i)) slots.insert(rules.slots.fact(other));
  }
  return slots;
}

}  // namespace

void lint_unread_facts(const PolicyRules& rules, Diagnostics& diagnostics) {
  const std::set<feel::Slot> read = read_slots(rules);
  const auto& facts = rules.vocabulary.facts();
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (!read.contains(rules.slots.fact(i)))
      diagnostics.add(code::lint_unread_fact, facts[i].at, {Text(facts[i].name)});
  }
}

void lint_unread_params(const PolicyRules& rules, Diagnostics& diagnostics) {
  const std::set<feel::Slot> read = read_slots(rules);
  const auto& params = rules.policy.params;
  for (std::size_t i = 0; i < params.size(); ++i) {
    if (!read.contains(rules.slots.param(i)))
      diagnostics.add(code::lint_unread_param, params[i].at, {Text(params[i].name)});
  }
}

}  // namespace ducha
