// SPDX-License-Identifier: Apache-2.0
#include "rulebook/direction.h"

#include <optional>
#include <string>

#include "feel/compile/parse_scope.h"
#include "feel/syntax/parser.h"

namespace ducha {

namespace {

using feel::NodeId;
using feel::RangeForm;
using feel::Syntax;
using feel::Tree;

Direction turned(Direction direction) {
  switch (direction) {
    case Direction::neither: return Direction::neither;
    case Direction::help: return Direction::hurt;
    case Direction::hurt: return Direction::help;
  }
  return Direction::neither;
}

// n <= count(...) is count(...) >= n.
RangeForm mirrored(RangeForm form) {
  switch (form) {
    case RangeForm::less: return RangeForm::greater;
    case RangeForm::less_equal: return RangeForm::greater_equal;
    case RangeForm::greater: return RangeForm::less;
    case RangeForm::greater_equal: return RangeForm::less_equal;
    case RangeForm::interval:
    case RangeForm::equal:
    case RangeForm::not_equal: return form;
  }
  return form;
}

class Reading {
 public:
  Reading(const Tree& tree, const std::function<bool(std::string_view)>& is_fixed) : tree_(tree), is_fixed_(is_fixed) {}

  // nullopt: it is the same whatever happens.
  [[nodiscard]] std::optional<Direction> of(NodeId id) const {
    if (is_fixed(id)) return std::nullopt;
    switch (tree_[id].kind) {
      case Syntax::and_:
      case Syntax::or_: return of_all(id);
      case Syntax::compare: return of_comparison(id);
      case Syntax::some: return of_quantified(id, Direction::help);
      case Syntax::every: return of_quantified(id, Direction::hurt);
      case Syntax::call: return of_call(id);
      default: return Direction::neither;
    }
  }

 private:
  [[nodiscard]] bool is_fixed(NodeId id) const {
    const Tree::Node& node = tree_[id];
    if (node.kind == Syntax::name) return is_fixed_(tree_.text(id));
    for (const NodeId child : called_arguments(id)) {
      if (!is_fixed(child)) return false;
    }
    return true;
  }

  // The children, without the name of the function that a call calls.
  [[nodiscard]] std::span<const NodeId> called_arguments(NodeId id) const {
    const auto children = tree_.children(id);
    const Syntax kind = tree_[id].kind;
    const bool names_function = (kind == Syntax::call || kind == Syntax::named_call) && !children.empty() &&
                                tree_[children[0]].kind == Syntax::name;
    return names_function ? children.subspan(1) : children;
  }

  [[nodiscard]] std::optional<Direction> of_all(NodeId id) const {
    std::optional<Direction> all;
    for (const NodeId child : tree_.children(id)) {
      const std::optional<Direction> one = of(child);
      if (!one) continue;
      if (all && *all != *one) return Direction::neither;
      all = one;
    }
    return all;
  }

  // Over what is always the same (a literal, a parameter) the condition alone decides.
  [[nodiscard]] Direction of_quantified(NodeId id, Direction by_records) const {
    const auto children = tree_.children(id);
    for (const NodeId iterator : children.first(children.size() - 1)) {
      if (!is_fixed(iterator)) return by_records;
    }
    return of(children.back()).value_or(Direction::neither);
  }

  [[nodiscard]] Direction of_comparison(NodeId id) const {
    const auto sides = tree_.children(id);
    const RangeForm form = tree_[id].form;
    if (is_call(sides[0], "count") && is_fixed(sides[1])) return of_count(form, sides[1]);
    if (is_call(sides[1], "count") && is_fixed(sides[0])) return of_count(mirrored(form), sides[0]);
    return Direction::neither;
  }

  [[nodiscard]] Direction of_count(RangeForm form, NodeId other) const {
    switch (form) {
      case RangeForm::greater:
      case RangeForm::greater_equal: return Direction::help;
      case RangeForm::less:
      case RangeForm::less_equal: return Direction::hurt;
      case RangeForm::equal: return is_zero(other) ? Direction::hurt : Direction::neither;
      case RangeForm::not_equal: return is_zero(other) ? Direction::help : Direction::neither;
      case RangeForm::interval: return Direction::neither;
    }
    return Direction::neither;
  }

  [[nodiscard]] Direction of_call(NodeId id) const {
    const auto children = tree_.children(id);
    if (is_call(id, "not") && children.size() == 2) return turned(of(children[1]).value_or(Direction::neither));
    if (is_call(id, "count at least") && children.size() == 3 && is_fixed(children[2])) return Direction::help;
    return Direction::neither;
  }

  [[nodiscard]] bool is_call(NodeId id, std::string_view function) const {
    const auto children = tree_.children(id);
    return tree_[id].kind == Syntax::call && !children.empty() && tree_[children[0]].kind == Syntax::name &&
           tree_.text(children[0]) == function;
  }
  [[nodiscard]] bool is_zero(NodeId id) const { return tree_[id].kind == Syntax::number && tree_.text(id) == "0"; }

  const Tree& tree_;
  const std::function<bool(std::string_view)>& is_fixed_;
};

}  // namespace

Direction direction_of(std::string_view text, const feel::Scope& scope,
                       const std::function<bool(std::string_view name)>& is_fixed) {
  const feel::Parsed parsed = feel::parse(text, feel::parse_scope(scope), {});
  if (!parsed.tree) return Direction::neither;
  return Reading(*parsed.tree, is_fixed).of(parsed.tree->root).value_or(Direction::neither);
}

}  // namespace ducha
