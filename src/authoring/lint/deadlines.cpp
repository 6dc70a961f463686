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

Meant told_of(const PolicyRules& rules, const Rule& rule, const Expression& expression) {
  RuleTree tree(rules, rule);
  return tree.read(expression) ? tree.meant(tree.tree().root) : Meant();
}

// What is done is said, where facts are told of, not to lie before what it is counted from; here it is the other way
// round.
bool is_turned_round(const PolicyRules& rules, const Rule& rule) {
  const Meant from = told_of(rules, rule, *rule.within->from);
  const Meant done = told_of(rules, rule, rule.within->done);
  return from.spec != nullptr && done.spec != nullptr && from.of == done.of && !from.spec->not_before.empty() &&
         from.spec->not_before == done.spec->name;
}

// What begins at the end of a period has time until the next, whose plan no longer tells of it.
bool is_passed_over(const PolicyRules& rules, const Rule& rule) {
  if (!rule.each || !rule.each->fact || !rule.within->from) return false;
  const FactSpec& list = rules.vocabulary.facts()[*rule.each->fact];
  return !list.dated.empty() && list.covers == Covers::period &&
         rule.within->from->text == rule.each->variable + '.' + list.dated;
}

}  // namespace

void lint_deadlines(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const Rule& rule : rules.rules) {
    if (!rule.within) continue;
    const Deadline& within = *rule.within;
    const Meant done = told_of(rules, rule, within.done);
    if (done.spec != nullptr && done.spec->type == FactType::date)
      diagnostics.add(code::lint_done_is_date, within.done.at, {Text(within.done.text)});
    if (is_passed_over(rules, rule))
      diagnostics.add(code::lint_passed_over, within.done.at, {Text(rule.id), Text(rule.each->list.text)});
    if (!within.from || !within.limit) continue;
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
