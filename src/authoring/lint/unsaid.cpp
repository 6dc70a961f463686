// SPDX-License-Identifier: Apache-2.0
// What an author has to say, because the engine's silence would be a verdict: what an empty list means, and whether a
// figure is a state or a total.
#include "authoring/codes.h"
#include "authoring/lint/lint.h"

namespace ducha {

namespace {

bool has_own_day(FactType type) {
  switch (type) {
    case FactType::date:
    case FactType::event:
    case FactType::record:
    case FactType::list: return true;
    case FactType::count:
    case FactType::number:
    case FactType::share:
    case FactType::money:
    case FactType::boolean:
    case FactType::choice:
    case FactType::name:
    case FactType::text: return false;
  }
  return false;
}

}  // namespace

void lint_unsaid(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const FactSpec& fact : rules.vocabulary.facts()) {
    if (!has_own_day(fact.type) && !fact.measured) diagnostics.add(code::lint_measured, fact.at, {Text(fact.name)});
  }
  for (const Rule& rule : rules.rules) {
    const bool demands = rule.modality == Modality::must || rule.modality == Modality::should;
    if (rule.each && demands && !rule.empty_given && !rule.keys)
      diagnostics.add(code::lint_empty_unsaid, rule.place, {Text(rule.id), Text(to_string(rule.modality))});
  }
}

}  // namespace ducha
