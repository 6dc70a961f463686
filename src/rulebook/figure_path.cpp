// SPDX-License-Identifier: Apache-2.0
#include "rulebook/figure_path.h"

#include <algorithm>
#include <array>

#include "feel/compile/parse_scope.h"
#include "feel/syntax/ast.h"
#include "feel/syntax/parser.h"

namespace ducha {

namespace {

using feel::NodeId;
using feel::Syntax;
using Path = std::vector<std::string>;

// What they give of figures is such a figure.
constexpr std::array<std::string_view, 6> kKeeping = {"sum", "max", "min", "mean", "median", "abs"};

class FigurePath {
 public:
  FigurePath(const feel::Tree& tree, std::span<const LetPath> lets) : tree_(tree), lets_(lets) {}

  [[nodiscard]] Path of(NodeId id) const {
    const auto parts = tree_.children(id);
    switch (tree_[id].kind) {
      case Syntax::name: {
        const std::string& name = tree_.text(id);
        const auto let = std::find_if(lets_.begin(), lets_.end(), [&](const LetPath& one) { return one.name == name; });
        return let != lets_.end() ? let->path : Path{name};
      }
      case Syntax::filter: return of(parts[0]);
      case Syntax::path: {
        Path path = of(parts[0]);
        if (!path.empty()) path.push_back(tree_.text(id));
        return path;
      }
      case Syntax::call: return is_keeping(parts) ? of(parts[1]) : Path();
      case Syntax::arithmetic: return of_sum(tree_.text(id), parts);
      default: return {};
    }
  }

 private:
  [[nodiscard]] bool is_keeping(std::span<const NodeId> call) const {
    if (call.size() != 2 || tree_[call[0]].kind != Syntax::name) return false;
    return std::find(kKeeping.begin(), kKeeping.end(), tree_.text(call[0])) != kKeeping.end();
  }

  // Like and like: all of one figure.
  [[nodiscard]] Path of_sum(std::string_view signs, std::span<const NodeId> parts) const {
    if (signs.find_first_not_of("+-") != std::string_view::npos) return {};
    const Path first = of(parts[0]);
    const auto is_first = [&](NodeId part) { return of(part) == first; };
    return std::all_of(parts.begin() + 1, parts.end(), is_first) ? first : Path();
  }

  const feel::Tree& tree_;
  std::span<const LetPath> lets_;
};

}  // namespace

std::vector<std::string> figure_path(std::string_view text, const feel::Scope& scope, std::span<const LetPath> lets) {
  const feel::Parsed parsed = feel::parse(text, feel::parse_scope(scope), {});
  if (!parsed.tree) return {};
  return FigurePath(*parsed.tree, lets).of(parsed.tree->root);
}

}  // namespace ducha
