// SPDX-License-Identifier: Apache-2.0
// A condition that is always true or always false, whatever a plan says: a count that is not less than nothing, a thing
// that is itself, "a and b" of what can only be one of them.
#include <optional>
#include <string>
#include <string_view>

#include "authoring/codes.h"
#include "authoring/lint/lint.h"
#include "authoring/lint/possible_numbers.h"
#include "authoring/lint/rule_tree.h"
#include "authoring/lint/written_tests.h"
#include "rulebook/expressions.h"

namespace ducha {

namespace {

using feel::NodeId;
using feel::RangeForm;
using feel::Syntax;

bool holds_itself(RangeForm form) {
  return form == RangeForm::equal || form == RangeForm::less_equal || form == RangeForm::greater_equal;
}

class Foregone {
 public:
  Foregone(const PolicyRules& rules, const Rule& rule, Diagnostics& diagnostics)
      : tree_(rules, rule), diagnostics_(diagnostics) {}

  void look_at(const Expression& expression) {
    if (!tree_.read(expression)) return;
    look_at_level();
    tree_.walk([this](NodeId id) { visit(id); });
  }

 private:
  void visit(NodeId id) {
    switch (tree_.kind(id)) {
      case Syntax::compare: look_at_comparison(id); break;
      case Syntax::and_:
      case Syntax::or_: look_at_tests(id); break;
      case Syntax::if_: look_at_choice(id); break;
      case Syntax::call: look_at_least(id); break;
      default: break;
    }
  }

  void tell(NodeId id, bool always) {
    diagnostics_.add(code::lint_always, tree_.place(id),
                     {Text(std::string(tree_.written(id))), Text(always ? "true" : "false")});
  }

  // What stands on parameters and literals alone is the rulebook's own affair.
  [[nodiscard]] bool reads_a_plan(NodeId id) const {
    const Syntax kind = tree_.kind(id);
    if (kind == Syntax::name || kind == Syntax::path) return tree_.meant(id).param == nullptr;
    for (const NodeId part : tree_.tree().children(id)) {
      if (reads_a_plan(part)) return true;
    }
    return false;
  }

  // A level that is none of those which the rule addresses.
  void look_at_level() {
    if (tree_.rule().levels.empty()) return;
    for (const TestsOfOne& tests : tests_among(tree_, conjuncts_of(tree_))) {
      if (tests.is_level && outcomes_of_all(tests) == Outcomes::never) tell(tree_.tree().root, false);
    }
  }

  void look_at_comparison(NodeId id) {
    const auto parts = tree_.tree().children(id);
    const RangeForm form = tree_.tree()[id].form;
    if (!reads_a_plan(parts[0]) && !reads_a_plan(parts[1])) return;
    if (tree_.written(parts[0]) == tree_.written(parts[1])) {
      tell(id, holds_itself(form));
      return;
    }
    auto outcome = decided(form, numbers_of(tree_, parts[0]), numbers_of(tree_, parts[1]));
    // What its bounds make always true asks whether it is given.
    if (outcome && *outcome)
      outcome =
          decided(form, numbers_of(tree_, parts[0], Bounds::natural), numbers_of(tree_, parts[1], Bounds::natural));
    if (!outcome && is_part_of(tree_, parts[0], parts[1])) outcome = decided_of_part(form, RangeForm::less_equal);
    if (!outcome && is_part_of(tree_, parts[1], parts[0])) outcome = decided_of_part(form, RangeForm::greater_equal);
    if (outcome) tell(id, *outcome);
  }
  static std::optional<bool> decided_of_part(RangeForm form, RangeForm always) {
    if (form == always) return true;
    const RangeForm never = always == RangeForm::less_equal ? RangeForm::greater : RangeForm::less;
    return form == never ? std::optional(false) : std::nullopt;
  }

  void look_at_tests(NodeId id) {
    const bool all = tree_.kind(id) == Syntax::and_;
    for (const TestsOfOne& tests : tests_among(tree_, tree_.tree().children(id))) {
      if (tests.tests.size() < 2 || (tests.is_level && !tree_.rule().levels.empty())) continue;
      const Outcomes outcomes = all ? outcomes_of_all(tests) : outcomes_of_any(tests);
      if (all && outcomes == Outcomes::never) tell(id, false);
      if (!all && outcomes == Outcomes::always) tell(id, true);
    }
  }

  void look_at_choice(NodeId id) {
    const auto parts = tree_.tree().children(id);
    const std::string_view last = tree_.written(parts.back());
    for (std::size_t i = 1; i < parts.size(); i += 2) {
      if (tree_.written(parts[i]) != last) return;
    }
    diagnostics_.add(code::lint_same_branches, tree_.place(id), {Text(std::string(last))});
  }

  // Of so many as nothing there are always enough.
  void look_at_least(NodeId id) {
    const auto parts = tree_.tree().children(id);
    if (!tree_.calls(id, "count at least") || parts.size() != 3) return;
    const NumberRange least = numbers_of(tree_, parts[2]);
    if (least.high && *least.high <= Decimal(0)) tell(id, true);
  }

  RuleTree tree_;
  Diagnostics& diagnostics_;
};

// What `when` lets through and `require` then asks of the same thing.
void look_at_both(const PolicyRules& rules, const Rule& rule, Diagnostics& diagnostics) {
  RuleTree when(rules, rule);
  RuleTree require(rules, rule);
  if (!rule.when || !when.read(*rule.when) || !require.read(rule.require)) return;
  const auto conditions = tests_among(when, conjuncts_of(when));
  for (TestsOfOne& asked : tests_among(require, conjuncts_of(require))) {
    for (const TestsOfOne& given : conditions) {
      if (given.written != asked.written) continue;
      const Outcomes outcomes = outcomes_where(given, asked);
      if (outcomes == Outcomes::mixed) continue;
      diagnostics.add(code::lint_when_settles, rule.require.at,
                      {Text(asked.written), Text(rule.id), Text(outcomes == Outcomes::always ? "true" : "false")});
    }
  }
}

}  // namespace

void lint_foregone(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const Rule& rule : rules.rules) {
    Foregone foregone(rules, rule, diagnostics);
    if (rule.across) foregone.look_at(*rule.across);
    for_each_deciding(rule, [&foregone](const Expression& expression) { foregone.look_at(expression); });
    look_at_both(rules, rule, diagnostics);
  }
}

}  // namespace ducha
