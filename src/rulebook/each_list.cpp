// SPDX-License-Identifier: Apache-2.0
#include "rulebook/each_list.h"

#include <algorithm>
#include <array>

#include "feel/compile/parse_scope.h"
#include "feel/syntax/ast.h"
#include "feel/syntax/parser.h"

namespace ducha {

namespace {

using feel::NodeId;
using feel::Syntax;

// Of all their arguments, or of the first.
constexpr auto kOfAll = std::to_array<std::string_view>({"concatenate", "union"});
constexpr auto kOfFirst =
    std::to_array<std::string_view>({"sort", "reverse", "sublist", "remove", "distinct values", "duplicate values"});

template <std::size_t Count>
bool holds(const std::array<std::string_view, Count>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool takes(const feel::Tree& tree, NodeId id) {
  const auto parts = tree.children(id);
  switch (tree[id].kind) {
    case Syntax::name:
    case Syntax::null: return true;
    case Syntax::path: return tree[parts[0]].kind == Syntax::name || tree[parts[0]].kind == Syntax::path;
    case Syntax::filter: return takes(tree, parts[0]);
    case Syntax::if_:
      for (std::size_t i = 1; i < parts.size(); i = i + 2 < parts.size() ? i + 2 : i + 1) {
        if (!takes(tree, parts[i])) return false;
      }
      return true;
    case Syntax::call: {
      if (tree[parts[0]].kind != Syntax::name || parts.size() < 2) return false;
      if (holds(kOfFirst, tree.text(parts[0]))) return takes(tree, parts[1]);
      return holds(kOfAll, tree.text(parts[0])) &&
             std::all_of(parts.begin() + 1, parts.end(), [&tree](NodeId part) { return takes(tree, part); });
    }
    default: return false;
  }
}

}  // namespace

bool takes_from_lists(std::string_view expression, const feel::Scope& scope) {
  const feel::Parsed parsed = feel::parse(expression, feel::parse_scope(scope), {});
  return !parsed.tree || takes(*parsed.tree, parsed.tree->root);
}

}  // namespace ducha
