// SPDX-License-Identifier: Apache-2.0
// A rule that asks only whether something happened, and says by when: what happened after that day passes, for the plan
// that tells of it speaks of a later one.
#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "authoring/codes.h"
#include "authoring/lint/event_reads.h"
#include "authoring/lint/lint.h"
#include "rulebook/expressions.h"

namespace ducha {

namespace {

// Of which the rule asks for the day too.
std::set<const FactSpec*> asked_by_day(const PolicyRules& rules, const Rule& rule) {
  std::set<const FactSpec*> events;
  for_each_deciding(rule, [&](const Expression& expression) {
    for (const feel::ReadPath& path : expression.program->reads()) {
      const FactSpec* const event = event_read(rules, rule, path).event;
      if (event != nullptr && path.fields.back() != "happened") events.insert(event);
    }
  });
  return events;
}

constexpr std::string_view kPeriodEnd = "period.end";

const Expression* day_of(const Rule& rule) {
  if (rule.due) return &*rule.due;
  return rule.at ? &*rule.at : nullptr;
}

// A day that each record has for itself says how long is waited for what may come at any time.
bool reads_facts(const PolicyRules& rules, const Expression& expression) {
  if (expression.program == nullptr) return true;
  const auto& reads = expression.program->reads();
  return std::any_of(reads.begin(), reads.end(), [&rules](const feel::ReadPath& path) {
    return path.slot < rules.slots.facts || path.slot == rules.slots.record() || path.slot == rules.slots.units();
  });
}

}  // namespace

void lint_happened_late(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const Rule& rule : rules.rules) {
    const Expression* const by = day_of(rule);
    if (by == nullptr || rule.every || rule.require.program == nullptr || reads_facts(rules, *by)) continue;
    std::set<const FactSpec*> passed_over = asked_by_day(rules, rule);
    for (const feel::ReadPath& path : rule.require.program->reads()) {
      const EventRead read = event_read(rules, rule, path);
      if (read.event == nullptr || path.fields.back() != "happened") continue;
      // One that is asked for as of the period's end has not happened where it came later than that.
      const bool at_end = read.event->measured && by->text == kPeriodEnd;
      if (at_end || !passed_over.insert(read.event).second) continue;
      diagnostics.add(code::lint_happened_late, rule.require.at, {Text(rule.id), Text(read.named), Text(by->text)});
    }
  }
}

}  // namespace ducha
