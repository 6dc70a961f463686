// SPDX-License-Identifier: Apache-2.0
// A parameter that changes within a year, where the rule speaks of a day of its own: of a period that holds the change
// the value at its end is taken, also for what began, or was to be, before.
#include <iterator>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "authoring/codes.h"
#include "authoring/lint/lint.h"
#include "authoring/lint/written.h"

namespace ducha {

namespace {

// A period of a whole year ends where the change comes.
bool is_within_a_year(Date change) { return change.month != 1 || change.day != 1; }

// Behind that day, where one is said.
std::optional<Date> first_change(const Param& param, const std::optional<Date>& behind) {
  if (param.values.empty()) return std::nullopt;
  for (auto value = std::next(param.values.begin()); value != param.values.end(); ++value) {
    const Date change = value->first;
    if (is_within_a_year(change) && (!behind || *behind < change)) return change;
  }
  return std::nullopt;
}

void look_at(const PolicyRules& rules, const Rule& rule, const Expression& expression, std::string_view key,
             const Expression& day, const std::optional<Date>& behind, Diagnostics& diagnostics) {
  if (expression.program == nullptr) return;
  for (const feel::ReadPath& path : expression.program->reads()) {
    if (path.slot < rules.slots.facts || path.slot >= rules.slots.facts + rules.slots.params) continue;
    const Param& param = rules.policy.params[path.slot - rules.slots.facts];
    if (const std::optional<Date> change = first_change(param, behind))
      diagnostics.add(
          code::lint_param_changes, expression.at,
          {Text(rule.id), Text(std::string(key)), Text(param.name), Text(to_string(*change)), Text(day.text)});
  }
}

// The day of `at`, where it is always the same.
std::optional<Date> one_day(const PolicyRules& rules, const Expression& at) {
  const std::vector<feel::Value> days = values_of(rules, at);
  const bool one = days.size() == 1 && days.front().kind() == feel::Kind::date;
  return one ? std::optional(days.front().as_date()) : std::nullopt;
}

}  // namespace

void lint_param_changes(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const Rule& rule : rules.rules) {
    if (rule.within && rule.within->from && rule.within->limit)
      look_at(rules, rule, *rule.within->limit, "limit", *rule.within->from, std::nullopt, diagnostics);
    if (!rule.at) continue;
    const std::optional<Date> day = one_day(rules, *rule.at);
    if (rule.when) look_at(rules, rule, *rule.when, "when", *rule.at, day, diagnostics);
    look_at(rules, rule, rule.require, "require", *rule.at, day, diagnostics);
  }
}

}  // namespace ducha
