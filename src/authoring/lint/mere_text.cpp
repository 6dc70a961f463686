// SPDX-License-Identifier: Apache-2.0
// A text that is asked only whether it is there: so is "none", and so is what is only planned.
#include <set>
#include <string>

#include "authoring/codes.h"
#include "authoring/lint/lint.h"
#include "authoring/lint/possible_numbers.h"
#include "authoring/lint/rule_tree.h"

namespace ducha {

namespace {

using feel::NodeId;
using feel::Syntax;

bool is_text(const RuleTree& tree, NodeId id) {
  const FactSpec* const spec = tree.meant(id).spec;
  return spec != nullptr && (spec->type == FactType::text || spec->type == FactType::name);
}

class MereText {
 public:
  MereText(const PolicyRules& rules, const Rule& rule) : tree_(rules, rule) {}

  void look_at(const Expression& expression, Diagnostics& diagnostics) {
    if (!tree_.read(expression)) return;
    // What else is asked of a text tells the one from the other.
    std::set<std::string> asked;
    tree_.walk([&](NodeId id) {
      const auto parts = tree_.tree().children(id);
      if (tree_.kind(id) != Syntax::call || parts.size() < 2) return;
      if (!tree_.calls(id, "string length")) asked.emplace(tree_.written(parts[1]));
    });
    tree_.walk([&](NodeId id) {
      if (tree_.kind(id) != Syntax::compare) return;
      const auto sides = tree_.tree().children(id);
      for (const NodeId side : sides) {
        const NumberRange least = numbers_of(tree_, side == sides[0] ? sides[1] : sides[0]);
        if (!least.high || *least.high > Decimal(1)) continue;  // of a number or a code the length is asked
        if (!tree_.calls(side, "string length") || tree_.tree().children(side).size() != 2) continue;
        const NodeId text = tree_.tree().children(side)[1];
        if (!is_text(tree_, text) || asked.contains(std::string(tree_.written(text)))) continue;
        diagnostics.add(code::lint_mere_text, tree_.place(id),
                        {Text(std::string(tree_.written(id))), Text(std::string(tree_.written(text)))});
      }
    });
  }

 private:
  RuleTree tree_;
};

}  // namespace

void lint_mere_text(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const Rule& rule : rules.rules) MereText(rules, rule).look_at(rule.require, diagnostics);
}

}  // namespace ducha
