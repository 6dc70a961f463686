// SPDX-License-Identifier: Apache-2.0
// A month that stands for its first day where that decides: in windows of weeks, and as the day from which a time runs.
#include <set>
#include <vector>

#include "authoring/codes.h"
#include "authoring/lint/lint.h"
#include "authoring/lint/rule_tree.h"
#include "rulebook/expressions.h"

namespace ducha {

namespace {

// The fact or field that a path reads; an event for its entries.
const FactSpec* read_by(const PolicyRules& rules, const Rule& rule, const feel::ReadPath& path) {
  const auto& facts = rules.vocabulary.facts();
  const FactSpec* spec = path.slot < rules.slots.facts ? &facts[path.slot] : nullptr;
  if (path.slot == rules.slots.record() && rule.each && rule.each->fact) spec = &facts[*rule.each->fact];
  for (const std::string& field : path.fields) {
    if (spec == nullptr || spec->type == FactType::event) break;
    spec = spec->field(field);
  }
  return spec;
}

void lint_weeks(const PolicyRules& rules, const Rule& rule, Diagnostics& diagnostics) {
  if (!rule.every || rule.every->unit != Cadence::Unit::week) return;
  std::set<const FactSpec*> told;
  for_each_deciding(rule, [&](const Expression& expression) {
    for (const feel::ReadPath& path : expression.program->reads()) {
      const FactSpec* const spec = read_by(rules, rule, path);
      if (spec != nullptr && spec->takes_months() && told.insert(spec).second)
        diagnostics.add(code::lint_month_week, expression.at, {Text(spec->name), Text(rule.id)});
    }
  });
}

void lint_from(const PolicyRules& rules, const Rule& rule, Diagnostics& diagnostics) {
  if (!rule.within || !rule.within->from) return;
  RuleTree tree(rules, rule);
  if (!tree.read(*rule.within->from)) return;
  const FactSpec* const spec = tree.meant(tree.tree().root).spec;
  if (spec != nullptr && spec->type == FactType::date && spec->takes_months())
    diagnostics.add(code::lint_month_from, rule.within->from->at, {Text(spec->name)});
}

}  // namespace

void lint_month_alone(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const Rule& rule : rules.rules) {
    lint_weeks(rules, rule, diagnostics);
    lint_from(rules, rule, diagnostics);
  }
}

}  // namespace ducha
