// SPDX-License-Identifier: Apache-2.0
// A deadline that cannot be meant: what is done the day it begins by its own meaning, or was over before it began.
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "authoring/codes.h"
#include "authoring/lint/lint.h"
#include "authoring/lint/rule_tree.h"
#include "authoring/lint/written.h"

namespace ducha {

namespace {

bool is_negative(const feel::Value& length) {
  if (length.kind() == feel::Kind::years_months) return length.as_years_months().months < 0;
  if (length.kind() == feel::Kind::days_time) return length.as_days_time().seconds < 0;
  return length.kind() == feel::Kind::number && length.as_number() < Decimal(0);
}

// Days are counted, and the M behind a T is minutes.
bool is_part_of_a_day(const feel::Value& length) {
  constexpr std::int64_t kSecondsOfDay = 86'400;
  return length.kind() == feel::Kind::days_time &&
         (length.as_days_time().seconds % kSecondsOfDay != 0 || length.as_days_time().nanos != 0);
}

bool is_any(const std::vector<feel::Value>& values, bool (*is)(const feel::Value&)) {
  return std::any_of(values.begin(), values.end(), is);
}

// What is done is said, where facts are told of, not to lie before what it is counted from; here it is the other way
// round.
bool is_turned_round(const PolicyRules& rules, const Rule& rule) {
  const auto told_of = [&](const Expression& expression) {
    RuleTree tree(rules, rule);
    return tree.read(expression) ? tree.meant(tree.tree().root) : Meant();
  };
  const Meant from = told_of(*rule.within->from);
  const Meant done = told_of(rule.within->done);
  return from.spec != nullptr && done.spec != nullptr && from.of == done.of && !from.spec->not_before.empty() &&
         from.spec->not_before == done.spec->name;
}

}  // namespace

void lint_deadlines(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const Rule& rule : rules.rules) {
    if (!rule.within || !rule.within->from || !rule.within->limit) continue;
    const Deadline& within = *rule.within;
    if (within.from->text == within.done.text)
      diagnostics.add(code::lint_deadline_itself, within.done.at, {Text(within.done.text)});
    if (is_turned_round(rules, rule))
      diagnostics.add(code::lint_deadline_turned, within.done.at, {Text(within.from->text), Text(within.done.text)});
    const std::vector<feel::Value> limits = values_of(rules, *within.limit);
    if (is_any(limits, is_negative))
      diagnostics.add(code::lint_deadline_before, within.limit->at, {Text(within.limit->text)});
    if (is_any(limits, is_part_of_a_day))
      diagnostics.add(code::lint_deadline_hours, within.limit->at, {Text(within.limit->text)});
  }
}

}  // namespace ducha
