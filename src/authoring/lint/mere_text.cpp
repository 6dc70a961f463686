// SPDX-License-Identifier: Apache-2.0
// A text that is asked only whether it is there: so is "none", and so is what is only planned.
#include <optional>
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
    tree_.walk([this](NodeId id) { note(id); });
    tree_.walk([&](NodeId id) {
      if (tree_.calls(id, "is in place") && tree_.tree().children(id).size() == 2)
        look_at_kind(tree_.tree().children(id)[1], diagnostics);
      if (tree_.kind(id) == Syntax::compare && !chosen_.contains(id)) look_at_comparison(id, diagnostics);
    });
  }

 private:
  void note(NodeId id) {
    const auto parts = tree_.tree().children(id);
    if (tree_.kind(id) == Syntax::call && parts.size() > 1 && !tree_.calls(id, "string length"))
      asked_.emplace(tree_.written(parts[1]));
    // Whether it is there stands before what it is to be.
    const bool compared = tree_.kind(id) == Syntax::compare && tree_.tree()[id].form == feel::RangeForm::equal;
    if (compared && tree_.kind(parts[0]) != Syntax::null && tree_.kind(parts[1]) != Syntax::null)
      for (const NodeId side : parts) asked_.emplace(tree_.written(side));
    if (tree_.kind(id) == Syntax::if_) {
      for (std::size_t i = 0; i + 1 < parts.size(); i += 2) chosen_.insert(parts[i]);
    }
    if (chosen_.contains(id)) chosen_.insert(parts.begin(), parts.end());
  }

  void look_at_comparison(NodeId id, Diagnostics& diagnostics) const {
    const auto sides = tree_.tree().children(id);
    for (const bool turned : {false, true}) {
      const auto text = merely_there(sides[turned ? 1 : 0], sides[turned ? 0 : 1], tree_.tree()[id].form);
      if (!text || asked_.contains(std::string(tree_.written(*text)))) continue;
      diagnostics.add(code::lint_mere_text, tree_.place(id),
                      {Text(std::string(tree_.written(id))), Text(std::string(tree_.written(*text)))});
    }
  }

  // The text of `string length(text) > 0` or `text != null`.
  [[nodiscard]] std::optional<NodeId> merely_there(NodeId side, NodeId against, feel::RangeForm form) const {
    const auto parts = tree_.tree().children(side);
    if (tree_.calls(side, "string length") && parts.size() == 2 && is_text(tree_, parts[1])) {
      // Of a number or a code the length is asked.
      const NumberRange least = numbers_of(tree_, against);
      return least.high && *least.high <= Decimal(1) ? std::optional(parts[1]) : std::nullopt;
    }
    const bool given = form == feel::RangeForm::not_equal && tree_.kind(against) == Syntax::null;
    return given && is_text(tree_, side) ? std::optional(side) : std::nullopt;
  }

  void look_at_kind(NodeId text, Diagnostics& diagnostics) const {
    const FactSpec* const spec = tree_.meant(text).spec;
    const bool other = spec != nullptr && spec->type != FactType::text && spec->type != FactType::name;
    if (other && tree_.kind(text) == Syntax::name && spec->type != FactType::list)
      diagnostics.add(code::lint_in_place_of, tree_.place(text),
                      {Text(std::string(tree_.written(text))), Text(to_string(spec->type))});
  }

  RuleTree tree_;
  std::set<std::string> asked_;  // what else is asked of a text tells the one from the other
  std::set<NodeId> chosen_;      // the conditions of an `if`, which may keep out what is missing
};

}  // namespace

void lint_mere_text(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const Rule& rule : rules.rules) MereText(rules, rule).look_at(rule.require, diagnostics);
}

}  // namespace ducha
