// SPDX-License-Identifier: Apache-2.0
// Days that cannot be meant: a range whose end comes before its beginning, and what lies outside of the time in which
// the rule is in force.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/codes.h"
#include "authoring/lint/lint.h"
#include "authoring/lint/rule_tree.h"
#include "authoring/lint/written.h"

namespace ducha {

namespace {

Text to_text(const InForce& dates) {
  const auto day = [](const std::optional<Date>& one) { return one ? to_string(*one) : std::string(); };
  return Text(day(dates.from) + " .. " + day(dates.until));
}

std::optional<Date> written_day(const RuleTree& tree, feel::NodeId id) {
  if (tree.kind(id) != feel::Syntax::temporal) return std::nullopt;
  const auto values = literals_in(tree.written(id));
  return !values.empty() && values[0].kind() == feel::Kind::date ? std::optional(values[0].as_date()) : std::nullopt;
}

void look_at_ranges(const PolicyRules& rules, const Rule& rule, Diagnostics& diagnostics) {
  RuleTree tree(rules, rule);
  if (!rule.during || !tree.read(*rule.during)) return;
  tree.walk([&](feel::NodeId id) {
    if (tree.kind(id) != feel::Syntax::range) return;
    const auto ends = tree.tree().children(id);
    const std::optional<Date> first = written_day(tree, ends[0]);
    const std::optional<Date> last = written_day(tree, ends[1]);
    if (!first || !last) return;
    const Text written(std::string(tree.written(id)));
    if (*last < *first) {
      diagnostics.add(code::lint_during_reversed, tree.place(id), {written});
    } else if (!rule.in_force.overlaps({*first, *last})) {
      diagnostics.add(code::lint_during_outside, tree.place(id), {written, Text(rule.id), to_text(rule.in_force)});
    }
  });
}

void look_at_day(const PolicyRules& rules, const Rule& rule, const std::optional<Expression>& day, std::string_view key,
                 Diagnostics& diagnostics) {
  if (!day) return;
  // Of a parameter's values one may hold for each of several years.
  const std::vector<feel::Value> values = values_of(rules, *day);
  const bool any_within = std::any_of(values.begin(), values.end(), [&rule](const feel::Value& value) {
    return value.kind() != feel::Kind::date || rule.in_force.overlaps({value.as_date(), value.as_date()});
  });
  if (any_within) return;
  for (const feel::Value& value : values) {
    diagnostics.add(code::lint_day_outside, day->at,
                    {Text(std::string(key)), Text(to_string(value.as_date())), Text(rule.id), to_text(rule.in_force)});
  }
}

// As the rule's file has it: the rule itself is narrowed to the policy's time.
NodeView written_in_force(const PolicyRules& rules, const Rule& rule) {
  for (const auto& document : rules.documents) {
    const NodeView list = document->root().is_map() ? document->root().find("rules") : NodeView();
    if (!list.is_list()) continue;
    for (const NodeView one : list.elements()) {
      const NodeView id = one.is_map() ? one.find("id") : NodeView();
      if (id.is_scalar() && id.text() == rule.id) return one.find("in_force");
    }
  }
  return {};
}

void look_at_in_force(const PolicyRules& rules, const Rule& rule, Diagnostics& diagnostics) {
  const NodeView written = written_in_force(rules, rule);
  if (!written.is_map()) return;
  const InForce& policy = rules.policy.in_force;
  const auto day = [&written](std::string_view key) {
    const NodeView node = written.find(key);
    return node.is_scalar() ? read_iso_date(node.text()) : std::nullopt;
  };
  const auto tell = [&](std::string_view key, Date of_rule) {
    diagnostics.add(code::lint_beyond_policy, written.find(key).place(),
                    {Text(rule.id), Text(to_string(of_rule)), to_text(policy)});
  };
  const std::optional<Date> from = day("from");
  const std::optional<Date> until = day("until");
  if (from && policy.from && *from < *policy.from) tell("from", *from);
  if (until && policy.until && *policy.until < *until) tell("until", *until);
}

}  // namespace

void lint_days(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const Rule& rule : rules.rules) {
    look_at_in_force(rules, rule, diagnostics);
    look_at_ranges(rules, rule, diagnostics);
    look_at_day(rules, rule, rule.due, "due", diagnostics);
    look_at_day(rules, rule, rule.at, "at", diagnostics);
    if (rule.within) look_at_day(rules, rule, rule.within->by, "by", diagnostics);
  }
  const std::optional<Date>& until = rules.policy.in_force.until;
  for (const Param& param : rules.policy.params) {
    for (const auto& [from, value] : param.values) {
      if (until && *until < from)
        diagnostics.add(code::lint_param_late, param.at,
                        {Text(param.name), Text(to_string(from)), Text(to_string(*until))});
    }
  }
}

}  // namespace ducha
