// SPDX-License-Identifier: Apache-2.0
#include "authoring/lint/rule_tree.h"

#include <algorithm>
#include <utility>

#include "feel/compile/parse_scope.h"
#include "feel/syntax/parser.h"
#include "feel/syntax/tokens.h"

namespace ducha {

using feel::NodeId;
using feel::Syntax;

namespace {

// The list that `each` goes through, or a part of it: `r in tests[on in period]`.
std::string listed_by(const Each& each) {
  const std::string& text = each.list.text;
  const std::vector<feel::Token> tokens = feel::tokens_of(text);
  const bool part = tokens.size() > 1 && tokens[1].mark == feel::Mark::left_bracket;
  const bool whole = feel::plain_path(text).size() == 1;
  return !tokens.empty() && (whole || part) ? std::string(feel::text_of(tokens[0], text)) : std::string();
}

}  // namespace

bool RuleTree::read(const Expression& expression) {
  bound_.clear();
  text_ = expression.text;
  feel::Parsed parsed = feel::parse(text_, feel::parse_scope(rule_.scope), {});
  if (!parsed.tree) return false;
  tree_ = std::move(*parsed.tree);
  where_ = EmbeddedText(expression.node, expression.offset);
  return true;
}

void RuleTree::walk(const std::function<void(NodeId)>& visit) { walk_from(tree_.root, visit); }

std::string_view RuleTree::written(NodeId id) const {
  return std::string_view(text_).substr(tree_[id].at.offset, tree_[id].at.length);
}

Meant RuleTree::named(const std::string& name) const {
  // Within a filter a name is first of all one of the record's own fields.
  for (auto one = bound_.rbegin(); one != bound_.rend(); ++one) {
    if (one->name == name) return one->of;
    const FactSpec* const field = one->name.empty() && one->of.spec != nullptr ? one->of.spec->field(name) : nullptr;
    if (field != nullptr) return {field, one->of.spec};
    if (one->name.empty() && one->of.units && fact(name) != nullptr) return {fact(name)};
    if (one->name.empty() && name == "item") return one->of;
  }
  if (rule_.each && rule_.each->variable == name) return {fact(listed_by(*rule_.each))};
  if (name == "level") return {nullptr, nullptr, nullptr, false, true};
  if (name == "units") return {nullptr, nullptr, nullptr, rule_.across.has_value()};
  if (const FactSpec* const known = fact(name)) return {known};
  for (const Param& param : rules_.policy.params) {
    if (param.name == name) return {nullptr, nullptr, &param};
  }
  return {};
}

const FactSpec* RuleTree::fact(const std::string& name) const {
  const auto& facts = rules_.vocabulary.facts();
  const auto found = std::find_if(facts.begin(), facts.end(), [&](const FactSpec& one) { return one.name == name; });
  return found == facts.end() ? nullptr : &*found;
}

Meant RuleTree::meant(NodeId id) const {
  const auto parts = tree_.children(id);
  switch (tree_[id].kind) {
    case Syntax::name: return named(tree_.text(id));
    case Syntax::filter: return meant(parts[0]);
    case Syntax::path: {
      const Meant of = meant(parts[0]);
      if (of.units) return {fact(tree_.text(id))};
      return {of.spec != nullptr ? of.spec->field(tree_.text(id)) : nullptr, of.spec};
    }
    default: return {};
  }
}

bool RuleTree::calls(NodeId id, std::string_view function) const {
  if (tree_[id].kind != Syntax::call) return false;
  const NodeId callee = tree_.children(id)[0];
  return tree_[callee].kind == Syntax::name && tree_.text(callee) == function;
}

void RuleTree::walk_from(NodeId id, const std::function<void(NodeId)>& visit) {
  visit(id);
  const auto parts = tree_.children(id);
  const std::size_t before = bound_.size();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const NodeId part = parts[i];
    if (tree_[id].kind == Syntax::filter && i == 1) bound_.push_back({std::string(), meant(parts[0])});
    walk_from(part, visit);
    if (tree_[part].kind == Syntax::iterator) bound_.push_back({tree_.text(part), meant(tree_.children(part)[0])});
    // What a parameter stands for is not known.
    if (tree_[part].kind == Syntax::parameter) bound_.push_back({tree_.text(part), {}});
  }
  bound_.resize(before);
}

}  // namespace ducha
