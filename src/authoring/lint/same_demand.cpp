// SPDX-License-Identifier: Apache-2.0
// Two rules that demand the same: one was copied from the other and never made its own.
#include <map>
#include <optional>
#include <string>

#include "authoring/codes.h"
#include "authoring/lint/lint.h"
#include "rulebook/expressions.h"

namespace ducha {

namespace {

// All that a verdict rests on, as written.
std::string written(const Rule& rule) {
  std::string text;
  const auto add = [&text](const std::string& part) { text += part + '\n'; };
  for_each_deciding(rule, [&add](const Expression& expression) { add(expression.text); });
  if (rule.across) add("across " + rule.across->text + ' ' + rule.per);
  if (rule.each) add("each " + rule.each->variable);
  if (rule.every) add("every " + to_string(*rule.every));
  if (rule.when) add("when");
  if (rule.within) add(std::string("within") + (rule.within->by ? " by" : ""));
  if (rule.due) add("due");
  if (rule.at) add("at");
  if (rule.during) add("during");
  for (const std::string& level : rule.levels) add("level " + level);
  for (const std::optional<Date>& day : {rule.in_force.from, rule.in_force.until})
    add(day ? to_string(*day) : std::string());
  return text;
}

}  // namespace

void lint_same_demands(const PolicyRules& rules, Diagnostics& diagnostics) {
  std::map<std::string, const Rule*> first;
  for (const Rule& rule : rules.rules) {
    const auto [known, fresh] = first.emplace(written(rule), &rule);
    if (!fresh) diagnostics.add(code::lint_same_demand, rule.place, {Text(rule.id), Text(known->second->id)});
  }
}

}  // namespace ducha
