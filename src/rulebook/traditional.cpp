// SPDX-License-Identifier: Apache-2.0
#include "rulebook/traditional.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"
#include "feel/compile/parse_scope.h"
#include "feel/syntax/parser.h"
#include "rulebook/compile_options.h"
#include "rulebook/rule.h"

namespace ducha {

namespace {

using feel::NodeId;
using feel::Syntax;
using feel::Tree;

// Functions that give what they are given, or make one text of several.
constexpr std::array<std::string_view, 8> kPassing = {"string join",     "get value", "concatenate", "append",
                                                      "distinct values", "reverse",   "flatten",     "union"};

// What a message's `let` names a function, such as told: function(n, unit) ..., shows what it is given.
bool is_own_function(const Tree& tree, std::string_view name) {
  return std::any_of(tree.nodes.begin(), tree.nodes.end(), [&](const Tree::Node& node) {
    return node.kind == Syntax::entry && tree.texts[node.text] == name &&
           tree[tree.links[node.first]].kind == Syntax::function;
  });
}

bool passes_on(const Tree& tree, NodeId call) {
  const NodeId callee = tree.children(call)[0];
  if (tree[callee].kind != Syntax::name) return false;
  const std::string_view name = tree.text(callee);
  return std::find(kPassing.begin(), kPassing.end(), name) != kPassing.end() || is_own_function(tree, name);
}

// The parts of an expression whose texts may become part of its own.
std::vector<NodeId> shown_parts(const Tree& tree, NodeId id) {
  const auto children = tree.children(id);
  std::vector<NodeId> parts;
  switch (tree[id].kind) {
    case Syntax::if_:
      for (std::size_t i = 1; i < children.size(); i += 2) parts.push_back(children[i]);
      if (children.size() % 2 == 1) parts.push_back(children.back());
      return parts;
    case Syntax::filter: return {children[0]};
    case Syntax::function: return {children.back()};
    case Syntax::call:
      if (passes_on(tree, id)) parts.assign(children.begin() + 1, children.end());
      return parts;
    case Syntax::arithmetic:
    case Syntax::list:
    case Syntax::context:
    case Syntax::entry:
    case Syntax::for_:
    case Syntax::iterator:
    case Syntax::path: parts.assign(children.begin(), children.end()); return parts;
    default: return parts;
  }
}

}  // namespace

std::string in_traditional(std::string_view expression, const feel::Scope& scope) {
  std::string text(expression);
  const feel::Parsed parsed = feel::parse(expression, feel::parse_scope(scope), {});
  if (!parsed.tree) return text;
  const Tree& tree = *parsed.tree;
  std::vector<Span> texts;
  std::vector<NodeId> left{tree.root};
  while (!left.empty()) {
    const NodeId id = left.back();
    left.pop_back();
    if (tree[id].kind == Syntax::string) texts.push_back(tree[id].at);
    const std::vector<NodeId> parts = shown_parts(tree, id);
    left.insert(left.end(), parts.begin(), parts.end());
  }
  // From the end, so that the places before stay where they are.
  std::sort(texts.begin(), texts.end(), [](const Span& a, const Span& b) { return a.offset > b.offset; });
  for (const Span& at : texts)
    text.replace(at.offset, at.length, to_traditional(expression.substr(at.offset, at.length)));
  return text;
}

const feel::Program* TraditionalProgram::of(const std::string& expression, const Rule& rule) {
  std::call_once(once_, [&] {
    program_ = feel::compile(in_traditional(expression, rule.scope), rule.scope, compile_options_of(rule)).program;
  });
  return program_.get();
}

void make_room(Message& message) {
  for (MessagePart& part : message.zh) {
    if (part.expression.program != nullptr) part.traditional = std::make_shared<TraditionalProgram>();
  }
}

}  // namespace ducha
