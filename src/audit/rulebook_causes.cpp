// SPDX-License-Identifier: Apache-2.0
// By which changes of a rulebook a verdict may have changed.
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "audit/rulebook_diff.h"
#include "rulebook/expressions.h"

namespace ducha {

namespace {

using Kind = RulebookChange::Kind;
using What = RulebookChange::What;

// What a field says to people alone decides nothing. The label of a fact does: plans call the fact by it.
bool decides(const RulebookChange& change) {
  std::string_view field = change.field;
  if (field.ends_with(".zh") || field.ends_with(".en")) field.remove_suffix(3);
  field = field.substr(field.rfind('.') + 1);
  return !is_wording(field) || (change.kind == Kind::fact && field == "label");
}

void note_read(const PolicyRules& rules, const feel::ReadPath& path, std::set<std::pair<Kind, std::string>>& reads) {
  // Under `across` the facts of each unit.
  if (path.slot == rules.slots.units() && !path.fields.empty()) reads.emplace(Kind::fact, path.fields.front());
  if (path.slot < rules.slots.facts) reads.emplace(Kind::fact, rules.vocabulary.facts()[path.slot].name);
  if (rules.slots.is_param(path.slot))
    reads.emplace(Kind::param, rules.policy.params[path.slot - rules.slots.facts].name);
}

// Names of the facts and parameters that it reads, and its clauses.
void note_reads(const PolicyList& list, const std::string& id, std::set<std::pair<Kind, std::string>>& reads) {
  for (const auto& rules : list) {
    for (const Rule& rule : rules->rules) {
      if (rule.id != id) continue;
      for (const std::size_t clause : rule.clauses) reads.emplace(Kind::clause, rules->policy.clauses[clause].id);
      for_each_expression(rule, [&](const Expression& expression) {
        for (const feel::ReadPath& path : expression.program->reads()) note_read(*rules, path, reads);
      });
    }
  }
}

// Rules that count working days.
void note_working_days(const PolicyList& list, std::set<std::string>& counted) {
  for (const auto& rules : list) {
    for (const Rule& rule : rules->rules) {
      if (rule.within && rule.within->working_days) counted.insert(rule.id);
    }
  }
}

}  // namespace

std::vector<const RulebookChange*> changes_of(const std::string& rule, const PolicyList& before,
                                              const PolicyList& after, const std::vector<RulebookChange>& changes) {
  std::set<std::pair<Kind, std::string>> reads;
  note_reads(before, rule, reads);
  note_reads(after, rule, reads);
  const std::string policy = rule.substr(0, rule.find('.'));
  std::set<std::string> counted;
  note_working_days(before, counted);
  note_working_days(after, counted);
  std::vector<const RulebookChange*> found;
  for (const RulebookChange& change : changes) {
    if (change.policy != policy || !decides(change)) continue;
    const bool renamed = change.what == What::renamed && change.after == rule;
    const bool own = change.kind == Kind::rule && (change.id == rule || renamed);
    const bool read = change.kind != Kind::clause && reads.contains({change.kind, change.id});
    const bool of_policy =
        change.kind == Kind::policy && (change.field == "in_force" || change.field == "levels" ||
                                        change.field.empty() || (change.field == "calendar" && counted.contains(rule)));
    if (own || read || of_policy) found.push_back(&change);
  }
  return found;
}

}  // namespace ducha
