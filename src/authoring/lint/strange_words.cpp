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
#include "base/codes.h"
#include "base/suggest.h"
#include "base/text.h"
#include "feel/compile/parse_scope.h"
#include "feel/syntax/ast.h"
#include "feel/syntax/parser.h"
#include "rulebook/embedded_text.h"
#include "rulebook/expressions.h"

namespace ducha {

namespace {

using feel::NodeId;
using feel::Syntax;

// What a name or a path stands for, as far as its words are known.
struct Meant {
  const FactSpec* spec = nullptr;
  bool units = false;
  bool level = false;
};

class StrangeWords {
 public:
  StrangeWords(const PolicyRules& rules, const Rule& rule, Diagnostics& diagnostics)
      : rules_(rules), rule_(rule), diagnostics_(diagnostics) {}

  void look_at(const Expression& expression) {
    feel::Parsed parsed = feel::parse(expression.text, feel::parse_scope(rule_.scope), {});
    if (!parsed.tree) return;
    tree_ = std::move(*parsed.tree);
    where_ = EmbeddedText(expression.node, expression.offset);
    visit(tree_.root);
  }

 private:
  struct Bound {
    std::string name;
    Meant of;
  };

  [[nodiscard]] Meant named(const std::string& name) const {
    // Within a filter a name is first of all one of the record's own fields.
    for (auto one = bound_.rbegin(); one != bound_.rend(); ++one) {
      if (one->name == name) return one->of;
      const FactSpec* const field = one->name.empty() && one->of.spec != nullptr ? one->of.spec->field(name) : nullptr;
      if (field != nullptr) return {field};
      if (one->name.empty() && name == "item") return one->of;
    }
    if (rule_.each && rule_.each->variable == name)
      return {rule_.each->fact ? &rules_.vocabulary.facts()[*rule_.each->fact] : nullptr};
    if (name == "level") return {nullptr, false, true};
    if (name == "units") return {nullptr, rule_.across.has_value()};
    return {fact(name)};
  }
  [[nodiscard]] const FactSpec* fact(const std::string& name) const {
    const auto& facts = rules_.vocabulary.facts();
    const auto found = std::find_if(facts.begin(), facts.end(), [&](const FactSpec& one) { return one.name == name; });
    return found == facts.end() ? nullptr : &*found;
  }
  [[nodiscard]] Meant meant(NodeId id) const {
    const auto parts = tree_.children(id);
    switch (tree_[id].kind) {
      case Syntax::name: return named(tree_.text(id));
      case Syntax::filter: return meant(parts[0]);
      case Syntax::path: {
        const Meant of = meant(parts[0]);
        if (of.units) return {fact(tree_.text(id))};
        return {of.spec != nullptr ? of.spec->field(tree_.text(id)) : nullptr};
      }
      default: return {};
    }
  }

  // The words that it can be; nullopt: any, as far as is known.
  [[nodiscard]] std::optional<std::vector<std::string>> words_for(NodeId id) const {
    const Meant of = meant(id);
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
    if (tree_[id].kind == Syntax::list || tree_[id].kind == Syntax::tests) {
      for (const NodeId element : tree_.children(id)) look_for(element, words);
    }
    if (tree_[id].kind != Syntax::string) return;
    const std::string& word = tree_.text(id);
    if (std::find(words.begin(), words.end(), word) != words.end()) return;
    Diagnostic diagnostic{code::lint_strange_word, where_.place(tree_[id].at), {Text(word), listed(words)}, {}, false};
    if (const auto close = nearest(word, words)) diagnostic.notes.push_back({code::base_nearest, {}, {Text(*close)}});
    diagnostics_.add(std::move(diagnostic));
  }

  void visit(NodeId id) {
    const auto parts = tree_.children(id);
    switch (tree_[id].kind) {
      case Syntax::compare:
        hold(parts[0], parts[1]);
        hold(parts[1], parts[0]);
        break;
      case Syntax::in:
        for (const NodeId test : parts.subspan(1)) hold(parts[0], test);
        break;
      case Syntax::call:
        if (tree_[parts[0]].kind == Syntax::name && tree_.text(parts[0]) == "list contains" && parts.size() == 3) {
          hold(parts[1], parts[2]);
          hold(parts[2], parts[1]);
        }
        break;
      case Syntax::filter:
        visit(parts[0]);
        bound_.push_back({std::string(), meant(parts[0])});
        visit(parts[1]);
        bound_.pop_back();
        return;
      case Syntax::for_:
      case Syntax::some:
      case Syntax::every:
      case Syntax::function: {
        const std::size_t before = bound_.size();
        for (const NodeId part : parts) {
          visit(part);
          if (tree_[part].kind == Syntax::iterator)
            bound_.push_back({tree_.text(part), meant(tree_.children(part)[0])});
          // What a parameter stands for is not known.
          if (tree_[part].kind == Syntax::parameter) bound_.push_back({tree_.text(part), {}});
        }
        bound_.resize(before);
        return;
      }
      default: break;
    }
    for (const NodeId part : parts) visit(part);
  }

  const PolicyRules& rules_;
  const Rule& rule_;
  Diagnostics& diagnostics_;
  feel::Tree tree_;
  EmbeddedText where_;
  std::vector<Bound> bound_;
};

}  // namespace

void lint_strange_words(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const Rule& rule : rules.rules) {
    StrangeWords words(rules, rule, diagnostics);
    for_each_expression(rule, [&words](const Expression& expression) { words.look_at(expression); });
  }
}

}  // namespace ducha
