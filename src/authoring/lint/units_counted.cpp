// SPDX-License-Identifier: Apache-2.0
// What is not given makes a condition null, and `units[...]` leaves those out of whom nothing is said: to count them is
// to decide by it.
#include "authoring/lint/units_counted.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/codes.h"
#include "authoring/lint/lint.h"
#include "authoring/lint/rule_tree.h"

namespace ducha {

namespace {

using feel::NodeId;
using feel::Syntax;

class UnitsCounted {
 public:
  UnitsCounted(const PolicyRules& rules, const Rule& rule) : tree_(rules, rule) {}

  void look_at(const Expression& expression, Diagnostics& diagnostics) {
    if (!tree_.read(expression)) return;
    tree_.walk([&](NodeId id) {
      const auto parts = tree_.tree().children(id);
      if (tree_.calls(id, "count") && parts.size() == 2) look_at_count(parts[1], diagnostics);
    });
  }

 private:
  // Whether a fact alone, that is not looked at for being there, says who is counted.
  [[nodiscard]] bool decides_by_fact(NodeId id) const {
    const Syntax kind = tree_.kind(id);
    if (kind == Syntax::name) return is_fact(tree_.tree().text(id));
    if (kind != Syntax::compare && kind != Syntax::in && kind != Syntax::and_ && kind != Syntax::path) return false;
    const auto parts = tree_.tree().children(id);
    return std::any_of(parts.begin(), parts.end(), [this](NodeId part) { return decides_by_fact(part); });
  }
  [[nodiscard]] bool is_fact(const std::string& name) const {
    const auto& facts = tree_.rules().vocabulary.facts();
    return std::any_of(facts.begin(), facts.end(), [&name](const FactSpec& one) { return one.name == name; });
  }

  // Those of whom nothing is said are left out of `units[...]`, and counted as if they did not.
  void look_at_count(NodeId filter, Diagnostics& diagnostics) const {
    if (tree_.kind(filter) != Syntax::filter) return;
    const auto parts = tree_.tree().children(filter);
    if (tree_.written(parts[0]) != "units" || !decides_by_fact(parts[1])) return;
    diagnostics.add(code::lint_units_counted, tree_.place(filter),
                    {Text(std::string(tree_.written(filter))), Text(std::string(tree_.written(parts[1])))});
  }

  RuleTree tree_;
};

}  // namespace

void lint_units_counted_by_fact(const PolicyRules& rules, const Rule& rule, Diagnostics& diagnostics) {
  UnitsCounted counted(rules, rule);
  for (const std::optional<Expression>* one : {&rule.across, &rule.when}) {
    if (*one) counted.look_at(**one, diagnostics);
  }
  counted.look_at(rule.require, diagnostics);
}

}  // namespace ducha
