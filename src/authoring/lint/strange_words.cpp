// SPDX-License-Identifier: Apache-2.0
// A word that no plan can give: what is held against a choice or a level, and is none of its keys, is never equal to
// it.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "authoring/codes.h"
#include "authoring/lint/lint.h"
#include "authoring/lint/rule_tree.h"
#include "base/codes.h"
#include "base/suggest.h"
#include "base/text.h"
#include "rulebook/expressions.h"

namespace ducha {

namespace {

using feel::NodeId;
using feel::Syntax;

class StrangeWords {
 public:
  StrangeWords(const PolicyRules& rules, const Rule& rule, Diagnostics& diagnostics)
      : rules_(rules), diagnostics_(diagnostics), tree_(rules, rule) {}

  void look_at(const Expression& expression) {
    if (tree_.read(expression)) tree_.walk([this](NodeId id) { visit(id); });
  }

 private:
  // The words that it can be; nullopt: any, as far as is known.
  [[nodiscard]] std::optional<std::vector<std::string>> words_for(NodeId id) const {
    const Meant of = tree_.meant(id);
    std::vector<std::string> words;
    if (of.level) {
      for (const Level& level : rules_.policy.levels) words.push_back(level.key);
      return words;
    }
    const FactSpec* const spec = of.spec != nullptr && !of.spec->element.empty() ? &of.spec->element.front() : of.spec;
    if (spec == nullptr || spec->type != FactType::choice) return std::nullopt;
    for (const Choice& choice : spec->choices) words.push_back(choice.key);
    if (spec->other) words.emplace_back("other");
    return words;
  }

  void hold(NodeId value, NodeId against) {
    const auto words = words_for(value);
    if (words) look_for(against, *words);
  }
  void look_for(NodeId id, const std::vector<std::string>& words) {
    if (tree_.kind(id) == Syntax::list || tree_.kind(id) == Syntax::tests) {
      for (const NodeId element : tree_.tree().children(id)) look_for(element, words);
    }
    if (tree_.kind(id) != Syntax::string) return;
    const std::string& word = tree_.tree().text(id);
    if (std::find(words.begin(), words.end(), word) != words.end()) return;
    Diagnostic diagnostic{code::lint_strange_word, tree_.place(id), {Text(word), listed(words)}, {}, false};
    if (const auto close = nearest(word, words)) diagnostic.notes.push_back({code::base_nearest, {}, {Text(*close)}});
    diagnostics_.add(std::move(diagnostic));
  }

  void visit(NodeId id) {
    const auto parts = tree_.tree().children(id);
    if (tree_.kind(id) == Syntax::compare) {
      hold(parts[0], parts[1]);
      hold(parts[1], parts[0]);
    } else if (tree_.kind(id) == Syntax::in) {
      for (const NodeId test : parts.subspan(1)) hold(parts[0], test);
    } else if (tree_.calls(id, "list contains") && parts.size() == 3) {
      hold(parts[1], parts[2]);
      hold(parts[2], parts[1]);
    }
  }

  const PolicyRules& rules_;
  Diagnostics& diagnostics_;
  RuleTree tree_;
};

}  // namespace

void lint_strange_words(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const Rule& rule : rules.rules) {
    StrangeWords words(rules, rule, diagnostics);
    for_each_expression(rule, [&words](const Expression& expression) { words.look_at(expression); });
  }
}

}  // namespace ducha
