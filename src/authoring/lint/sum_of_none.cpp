// SPDX-License-Identifier: Apache-2.0
// What is reckoned of none is null: who has nothing at all would be unknown for ever, where a count would say 0.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "authoring/codes.h"
#include "authoring/lint/lint.h"
#include "authoring/lint/rule_tree.h"
#include "authoring/lint/trial.h"

namespace ducha {

namespace {

using feel::NodeId;
using feel::Syntax;

// Of a table a row that is missing is not said: those by year, by month, by kind.
bool is_table(const FactSpec& list) {
  const auto tells_rows = [&list](const std::string& name) {
    const FactSpec* const field = list.field(name);
    return field != nullptr && (field->type == FactType::count || field->type == FactType::choice ||
                                field->type == FactType::date || field->type == FactType::event);
  };
  return !list.key.empty() && std::all_of(list.key.begin(), list.key.end(), tells_rows);
}

struct Reckoned {
  const FactSpec* list = nullptr;
  Place at;
  std::string call, of, counted;
};

// The list whose elements are reckoned with: that of `l[day in window].hours`, of `for one in l return one.hours`.
NodeId list_below(const RuleTree& tree, NodeId id) {
  for (;;) {
    const FactSpec* const spec = tree.meant(id).spec;
    const auto parts = tree.tree().children(id);
    const Syntax kind = tree.kind(id);
    if (spec != nullptr && spec->type == FactType::list) return id;
    if (kind == Syntax::for_) {
      id = tree.tree().children(parts[0])[0];
    } else if (kind == Syntax::path || kind == Syntax::filter) {
      id = parts[0];
    } else {
      return id;
    }
  }
}

std::vector<Reckoned> reckoned_in(const PolicyRules& rules, const Rule& rule) {
  static constexpr std::array<std::string_view, 7> kOfNoneNull = {"sum",    "min",     "max",   "mean",
                                                                  "median", "product", "stddev"};
  std::vector<Reckoned> reckoned;
  RuleTree tree(rules, rule);
  if (rule.require.program == nullptr || !tree.read(rule.require)) return reckoned;
  tree.walk([&](NodeId id) {
    const auto parts = tree.tree().children(id);
    const bool is_one = std::any_of(kOfNoneNull.begin(), kOfNoneNull.end(),
                                    [&](std::string_view name) { return tree.calls(id, name); });
    if (!is_one || parts.size() != 2) return;
    const NodeId list = list_below(tree, parts[1]);
    const FactSpec* const spec = tree.meant(list).spec;
    if (spec == nullptr || spec->type != FactType::list || is_table(*spec)) return;
    reckoned.push_back(
        {spec, tree.place(id), std::string(tree.written(id)), spec->name, std::string(tree.written(list))});
  });
  return reckoned;
}

// Whether an empty list in the place of what the cases say makes unknown what was decided.
bool is_unknown_of_none(const PolicyRules& rules, const Rule& rule, const FactSpec& list) {
  const std::vector<TrialPart> parts = trial_parts(rules, rule);
  const auto part = std::find_if(parts.begin(), parts.end(), [&](const TrialPart& one) { return one.spec == &list; });
  if (part == parts.end()) return false;
  for (const Case& one : rule.cases) {
    TrialCase trial(rules, rule, one);
    if (!trial.readable()) continue;
    const std::vector<Status> with = trial.statuses();
    for (const TrialPlace& place : trial.places_of(*part)) {
      feel::Value written = trial.value(*part, place);
      trial.set(*part, place, feel::Value::list({}));
      const std::vector<Status> without = trial.statuses();
      trial.set(*part, place, std::move(written));
      for (std::size_t i = 0; i < std::min(with.size(), without.size()); ++i) {
        if (is_decided(with[i]) && without[i] == Status::unknown) return true;
      }
    }
  }
  return false;
}

}  // namespace

void lint_sums_of_none(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const Rule& rule : rules.rules) {
    std::vector<const FactSpec*> told;
    for (const Reckoned& one : reckoned_in(rules, rule)) {
      if (std::find(told.begin(), told.end(), one.list) != told.end()) continue;
      told.push_back(one.list);
      if (is_unknown_of_none(rules, rule, *one.list))
        diagnostics.add(code::lint_sum_of_none, one.at, {Text(one.call), Text(one.of), Text(one.counted)});
    }
  }
}

}  // namespace ducha
