// SPDX-License-Identifier: Apache-2.0
// A rule that asks on which day something happened and never whether it did: who says no is safer than who was late.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "authoring/codes.h"
#include "authoring/lint/lint.h"
#include "rulebook/expressions.h"

namespace ducha {

namespace {

using Path = std::vector<std::string>;

// The fact, or the record of `each`, that a path begins with.
const FactSpec* beginning(const PolicyRules& rules, const Rule& rule, feel::Slot slot) {
  const auto& facts = rules.vocabulary.facts();
  if (slot < rules.slots.facts) return &facts[slot];
  if (slot == rules.slots.record() && rule.each && rule.each->fact) return &facts[*rule.each->fact];
  return nullptr;
}

// The event of which the path reads a part; null: it reads none, or the one by which records are seen at all.
const FactSpec* event_of(const PolicyRules& rules, const Rule& rule, const feel::ReadPath& path) {
  const FactSpec* spec = beginning(rules, rule, path.slot);
  for (std::size_t i = 0; i + 1 < path.fields.size() && spec != nullptr; ++i) {
    if (spec->dated == path.fields[i]) return nullptr;
    spec = spec->field(path.fields[i]);
  }
  return spec != nullptr && spec->type == FactType::event ? spec : nullptr;
}

}  // namespace

void lint_never_done(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const Rule& rule : rules.rules) {
    if (rule.within) continue;
    std::set<const FactSpec*> by_day;
    std::set<const FactSpec*> otherwise;
    for_each_deciding(rule, [&](const Expression& expression) {
      for (const feel::ReadPath& path : expression.program->reads()) {
        const FactSpec* const event = path.fields.empty() ? nullptr : event_of(rules, rule, path);
        const bool day = event != nullptr && path.fields.back() == "on" && &expression == &rule.require;
        (day ? by_day : otherwise).insert(event);
      }
    });
    for (const FactSpec* const event : by_day) {
      if (!otherwise.contains(event))
        diagnostics.add(code::lint_never_done, rule.require.at, {Text(rule.id), Text(event->name)});
    }
  }
}

}  // namespace ducha
