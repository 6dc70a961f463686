// SPDX-License-Identifier: Apache-2.0
// What is not given equals nothing that stands written: `kind = "a"` is false of it, and decides. `kind in ["a"]` is
// null, and the verdict unknown.
#include "authoring/lint/null_decides.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/codes.h"
#include "authoring/lint/lint.h"
#include "authoring/lint/rule_tree.h"

namespace ducha {

namespace {

using feel::NodeId;
using feel::RangeForm;
using feel::Syntax;

bool is_literal(Syntax kind) {
  return kind == Syntax::string || kind == Syntax::number || kind == Syntax::boolean || kind == Syntax::temporal;
}

// Records are told apart before any rule is asked.
bool tells_apart(const Meant& meant) {
  return meant.of != nullptr &&
         std::find(meant.of->key.begin(), meant.of->key.end(), meant.spec->name) != meant.of->key.end();
}

class NullDecides {
 public:
  NullDecides(const PolicyRules& rules, const Rule& rule) : tree_(rules, rule) {}

  // Whatever is asked of elsewhere in a way that null does not pass: `x = null`, `x > 5`, `x in [...]`, `2 * x`.
  void note_asked(const Expression& expression) {
    if (!tree_.read(expression)) return;
    tree_.walk([this](NodeId id) {
      const auto parts = tree_.tree().children(id);
      const Syntax kind = tree_.kind(id);
      if (kind == Syntax::in || kind == Syntax::between) asked_.emplace(tree_.written(parts[0]));
      if (kind == Syntax::arithmetic) {
        for (const NodeId part : parts) asked_.emplace(tree_.written(part));
      }
      if (kind != Syntax::compare || (is_equality(id) && tree_.kind(parts[1]) != Syntax::null)) return;
      for (const NodeId part : parts) asked_.emplace(tree_.written(part));
    });
  }

  void look_at(const Expression& expression, Diagnostics& diagnostics) {
    if (!tree_.read(expression)) return;
    std::set<NodeId> chosen;  // what stands in the condition of an `if`: there null goes another way whatever it is
    tree_.walk([&](NodeId id) {
      const auto parts = tree_.tree().children(id);
      if (tree_.calls(id, "count") && parts.size() == 2) look_at_count(parts[1], diagnostics);
      if (tree_.kind(id) == Syntax::if_) {
        for (std::size_t i = 0; i + 1 < parts.size(); i += 2) chosen.insert(parts[i]);
      }
      if (chosen.contains(id)) chosen.insert(parts.begin(), parts.end());
      if (tree_.kind(id) != Syntax::compare || !is_equality(id) || chosen.contains(id)) return;
      tell(parts[0], parts[1], id, diagnostics);
      tell(parts[1], parts[0], id, diagnostics);
    });
  }

 private:
  [[nodiscard]] bool is_equality(NodeId id) const {
    const RangeForm form = tree_.tree()[id].form;
    return form == RangeForm::equal || form == RangeForm::not_equal;
  }

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

  void tell(NodeId value, NodeId against, NodeId whole, Diagnostics& diagnostics) const {
    const bool named = tree_.kind(value) == Syntax::name || tree_.kind(value) == Syntax::path;
    if (!named || !is_literal(tree_.kind(against))) return;
    const Meant meant = tree_.meant(value);
    // Of figures it is null by itself.
    if (meant.spec == nullptr || meant.spec->type == FactType::list || is_figure(meant.spec->type)) return;
    if (tells_apart(meant)) return;
    if (asked_.contains(std::string(tree_.written(value)))) return;
    const bool differs = tree_.tree()[whole].form == RangeForm::not_equal;
    const std::string test = std::string(tree_.written(value)) + " in [" + std::string(tree_.written(against)) + "]";
    diagnostics.add(code::lint_null_decides, tree_.place(whole),
                    {Text(std::string(tree_.written(whole))), Text(differs ? "true" : "false"),
                     Text(std::string(tree_.written(value))), Text(differs ? "not(" + test + ")" : test)});
  }

  RuleTree tree_;
  std::set<std::string> asked_;
};

}  // namespace

void lint_null_decides(const PolicyRules& rules, const Rule& rule, Diagnostics& diagnostics) {
  NullDecides decides(rules, rule);
  for (const std::optional<Expression>* one : {&rule.across, &rule.when}) {
    if (*one) decides.note_asked(**one);
  }
  decides.note_asked(rule.require);
  for (const std::optional<Expression>* one : {&rule.across, &rule.when}) {
    if (*one) decides.look_at(**one, diagnostics);
  }
  decides.look_at(rule.require, diagnostics);
}

}  // namespace ducha
