// SPDX-License-Identifier: Apache-2.0
// The same answer many times over: of each window where no window is read, of each record where no record is.
#include <algorithm>
#include <string>
#include <vector>

#include "authoring/codes.h"
#include "authoring/lint/lint.h"

namespace ducha {

namespace {

bool reads(const Expression& expression, feel::Slot slot) {
  if (expression.program == nullptr) return false;
  const auto& paths = expression.program->reads();
  return std::any_of(paths.begin(), paths.end(), [slot](const feel::ReadPath& path) { return path.slot == slot; });
}

// A total over the period is unknown in every window but the one that it was measured over.
bool reads_a_total(const PolicyRules& rules, const Expression& expression) {
  if (expression.program == nullptr) return false;
  const auto& paths = expression.program->reads();
  const auto& facts = rules.vocabulary.facts();
  return std::any_of(paths.begin(), paths.end(), [&](const feel::ReadPath& path) {
    const bool of_unit = path.slot == rules.slots.units() && !path.fields.empty();
    return std::any_of(facts.begin(), facts.end(), [&](const FactSpec& fact) {
      const bool read = of_unit ? path.fields.front() == fact.name
                                : path.slot == rules.slots.fact(static_cast<std::size_t>(&fact - facts.data()));
      return read && fact.measured == Measured::period;
    });
  });
}

bool deadline_reads(const Deadline& within, feel::Slot slot) {
  const auto part_reads = [slot](const std::optional<Expression>& part) { return part && reads(*part, slot); };
  return reads(within.done, slot) || part_reads(within.from) || part_reads(within.limit) || part_reads(within.by);
}

bool verdict_reads_record(const Rule& rule, feel::Slot record) {
  const auto part_reads = [record](const std::optional<Expression>& part) { return part && reads(*part, record); };
  return reads(rule.require, record) || part_reads(rule.when) || part_reads(rule.due) || part_reads(rule.at) ||
         part_reads(rule.during) || (rule.within && deadline_reads(*rule.within, record));
}

}  // namespace

void lint_same_answer(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const Rule& rule : rules.rules) {
    if (rule.each && !verdict_reads_record(rule, rules.slots.record()))
      diagnostics.add(code::lint_record_unread, rule.each->list.at, {Text(rule.id), Text(rule.each->variable)});
    if (!rule.every || rule.require.program == nullptr) continue;
    const bool by_when = (rule.each || rule.across) && rule.when && reads(*rule.when, rules.slots.window());
    if (!by_when && !reads(rule.require, rules.slots.window()) && !reads_a_total(rules, rule.require))
      diagnostics.add(rule.across ? code::lint_window_unread_across : code::lint_window_unread, rule.require.at,
                      {Text(rule.id)});
  }
}

}  // namespace ducha
