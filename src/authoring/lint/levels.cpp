// SPDX-License-Identifier: Apache-2.0
// Who stands where: a superior of those who have none, groups of one unit each, a case of a level that there is not.
#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/codes.h"
#include "authoring/lint/lint.h"
#include "authoring/lint/rule_tree.h"
#include "base/text.h"
#include "rulebook/expressions.h"

namespace ducha {

namespace {

using feel::NodeId;
using feel::Syntax;

std::optional<std::size_t> position_of(const Policy& policy, std::string_view key) {
  for (std::size_t i = 0; i < policy.levels.size(); ++i) {
    if (policy.levels[i].key == key) return i;
  }
  return std::nullopt;
}

// The levels that the condition of the population names, in order.
std::vector<std::size_t> levels_of(const PolicyRules& rules, const Rule& rule) {
  RuleTree tree(rules, rule);
  std::vector<std::size_t> named;
  if (!tree.read(*rule.across)) return named;
  tree.walk([&](NodeId id) {
    const bool holds = tree.kind(id) == Syntax::in ||
                       (tree.kind(id) == Syntax::compare && tree.tree()[id].form == feel::RangeForm::equal);
    if (!holds || !tree.meant(tree.tree().children(id)[0]).level) return;
    std::vector<NodeId> words(1, tree.tree().children(id)[1]);
    if (tree.kind(words[0]) == Syntax::list || tree.kind(words[0]) == Syntax::tests) {
      const auto listed = tree.tree().children(words[0]);
      words.assign(listed.begin(), listed.end());
    }
    for (const NodeId word : words) {
      if (tree.kind(word) != Syntax::string) continue;
      const auto at = position_of(rules.policy, tree.tree().text(word));
      if (at) named.push_back(*at);
    }
  });
  std::sort(named.begin(), named.end());
  return named;
}

void look_at_population(const PolicyRules& rules, const Rule& rule, Diagnostics& diagnostics) {
  const std::vector<std::size_t> named = levels_of(rules, rule);
  if (named.empty()) return;
  const auto key = [&rules](std::size_t at) { return Text(rules.policy.levels[at].key); };
  if (named.front() == 0 && rule.whole_slot)
    diagnostics.add(code::lint_no_superior, rule.across->at, {Text(rule.id), key(named.front()), Text(rule.whole_of)});
  if (named.front() > 0 && rule.whole_slot) {
    const FactSpec& fact = rules.vocabulary.facts()[*rule.whole_slot];
    const std::string& above = rules.policy.levels[named.front() - 1].key;
    if (!fact.levels.empty() && std::find(fact.levels.begin(), fact.levels.end(), above) == fact.levels.end())
      diagnostics.add(code::lint_superior_unasked, rule.across->at, {Text(fact.name), Text(above), Text(rule.id)});
  }
  // One group of all may hold several superiors, and one of them would speak for all.
  if (named.front() > 0 && rule.whole_slot && rule.per.empty())
    diagnostics.add(code::lint_superior_of_all, rule.across->at,
                    {Text(rule.id), Text(rule.whole_of), key(named.front() - 1)});
  const auto grouped = position_of(rules.policy, rule.per);
  if (grouped && *grouped >= named.back())
    diagnostics.add(code::lint_group_of_one, rule.across->at, {Text(rule.id), Text(rule.per), key(named.back())});
}

// Facts that no unit which the rule judges is asked for.
void look_at_questions(const PolicyRules& rules, const Rule& rule, Diagnostics& diagnostics) {
  if (rule.across || rule.levels.empty()) return;
  std::set<feel::Slot> read;
  for_each_deciding(rule, [&read](const Expression& expression) {
    for (const feel::ReadPath& path : expression.program->reads()) read.insert(path.slot);
  });
  for (const feel::Slot slot : read) {
    if (slot >= rules.slots.facts) continue;
    const FactSpec& fact = rules.vocabulary.facts()[slot];
    const bool asked = std::any_of(fact.levels.begin(), fact.levels.end(), [&rule](const std::string& level) {
      return std::find(rule.levels.begin(), rule.levels.end(), level) != rule.levels.end();
    });
    if (!fact.levels.empty() && !asked)
      diagnostics.add(code::lint_never_asked, rule.place, {Text(rule.id), Text(fact.name), listed(fact.levels)});
  }
}

void look_at_cases(const PolicyRules& rules, const Rule& rule, Diagnostics& diagnostics) {
  const LevelNames names(rules.policy.levels);
  std::vector<std::string> keys;
  for (const Level& level : rules.policy.levels) keys.push_back(level.key);
  for (const Case& one : rule.cases) {
    for (const CasePlan& plan : one.plans) {
      if (plan.level && !keys.empty() && names.named(*plan.level) == nullptr)
        diagnostics.add(code::lint_case_level, plan.at, {Text(*plan.level), listed(keys)});
    }
  }
}

}  // namespace

void lint_levels(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const Rule& rule : rules.rules) {
    if (rule.across) look_at_population(rules, rule, diagnostics);
    look_at_questions(rules, rule, diagnostics);
    look_at_cases(rules, rule, diagnostics);
  }
}

}  // namespace ducha
