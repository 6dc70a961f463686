// SPDX-License-Identifier: Apache-2.0
// A deadline that cannot be meant: what is done the day it begins by its own meaning, or was over before it began.
#include <string>

#include "authoring/codes.h"
#include "authoring/lint/lint.h"

namespace ducha {

namespace {

bool is_negative(const feel::Value& length) {
  if (length.kind() == feel::Kind::years_months) return length.as_years_months().months < 0;
  if (length.kind() == feel::Kind::days_time) return length.as_days_time().seconds < 0;
  return length.kind() == feel::Kind::number && length.as_number() < Decimal(0);
}

// The limit as written, or a value of the parameter that it is.
bool is_ever_negative(const PolicyRules& rules, const Expression& limit) {
  const auto& reads = limit.program->reads();
  if (reads.empty()) {
    const auto value = limit.program->constant();
    return value && is_negative(*value);
  }
  if (reads.size() != 1 || !rules.slots.is_param(reads[0].slot)) return false;
  const Param& param = rules.policy.params[reads[0].slot - rules.slots.facts];
  if (limit.text != param.name) return false;
  for (const auto& [from, value] : param.values) {
    if (is_negative(value)) return true;
  }
  return false;
}

}  // namespace

void lint_deadlines(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const Rule& rule : rules.rules) {
    if (!rule.within || !rule.within->from || !rule.within->limit) continue;
    const Deadline& within = *rule.within;
    if (within.from->text == within.done.text)
      diagnostics.add(code::lint_deadline_itself, within.done.at, {Text(within.done.text)});
    if (within.limit->program != nullptr && is_ever_negative(rules, *within.limit))
      diagnostics.add(code::lint_deadline_before, within.limit->at, {Text(within.limit->text)});
  }
}

}  // namespace ducha
