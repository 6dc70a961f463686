// SPDX-License-Identifier: Apache-2.0
#include "rulebook/direction.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

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

// Of both where each may be the same whatever happens.
std::optional<Direction> both(std::optional<Direction> one, std::optional<Direction> other) {
  if (!one) return other;
  return !other || *one == *other ? one : Direction::neither;
}

std::optional<Direction> turned(std::optional<Direction> direction) {
  return direction ? std::optional(turned(*direction)) : std::nullopt;
}

// Lists out of lists, which have more elements where these have.
bool keeps_elements(std::string_view function) {
  static constexpr std::string_view kFunctions[] = {"append", "concatenate", "distinct values", "flatten", "union"};
  return std::find(std::begin(kFunctions), std::end(kFunctions), function) != std::end(kFunctions);
}

// Of an expression; nullopt: it is the same whatever happens. A list goes up (help) that gets more elements, a truth
// that gets truer. What a record says of itself stays, but for events of it and lists of happenings in it.
class Reading {
 public:
  Reading(const Tree& tree, const DirectionNames& names) : tree_(tree), names_(names) {}

  [[nodiscard]] std::optional<Direction> of(NodeId id) {
    if (is_fixed(id)) return std::nullopt;
    switch (tree_[id].kind) {
      case Syntax::and_:
      case Syntax::or_: return of_all(id);
      case Syntax::compare: return of_comparison(id);
      case Syntax::some:
      case Syntax::every: return of_quantified(id);
      case Syntax::call: return of_call(id);
      case Syntax::if_: return of_choice(id);
      case Syntax::path: return in_record() && is_happening(id) ? Direction::help : of_other(id);
      default: return of_other(id);
    }
  }

 private:
  // A name that a filter or an iterator gives to each record of a list in turn.
  struct Bound {
    std::string name;  // empty: the element of a filter
    const FactSpec* spec = nullptr;
    bool fixed = false;
  };

  [[nodiscard]] const Bound* bound(std::string_view name) const {
    for (auto one = bound_.rbegin(); one != bound_.rend(); ++one) {
      const bool of_filter = one->name.empty();
      if (of_filter ? name == "item" || (one->spec != nullptr && one->spec->field(name) != nullptr) : one->name == name)
        return &*one;
    }
    return nullptr;
  }
  [[nodiscard]] bool in_record() const {
    return std::any_of(bound_.begin(), bound_.end(), [](const Bound& one) { return !one.fixed; });
  }

  [[nodiscard]] bool is_fixed(NodeId id) const {
    const Tree::Node& node = tree_[id];
    if (node.kind == Syntax::name) {
      const Bound* const record = bound(tree_.text(id));
      return record != nullptr ? record->fixed : names_.is_fixed(tree_.text(id));
    }
    const auto parts = called_arguments(id);
    return std::all_of(parts.begin(), parts.end(), [this](NodeId part) { return is_fixed(part); });
  }

  // The children, without the name of the function that a call calls.
  [[nodiscard]] std::span<const NodeId> called_arguments(NodeId id) const {
    const auto children = tree_.children(id);
    const Syntax kind = tree_[id].kind;
    const bool names_function = (kind == Syntax::call || kind == Syntax::named_call) && !children.empty() &&
                                tree_[children[0]].kind == Syntax::name;
    return names_function ? children.subspan(1) : children;
  }

  // The fact or field that it names, or whose records it takes some of.
  [[nodiscard]] const FactSpec* spec_of(NodeId id) const {
    const auto parts = tree_.children(id);
    switch (tree_[id].kind) {
      case Syntax::name: {
        const std::string& name = tree_.text(id);
        const Bound* const record = bound(name);
        if (record == nullptr) return names_.fact ? names_.fact(name) : nullptr;
        return record->name.empty() && name != "item" ? record->spec->field(name) : record->spec;
      }
      case Syntax::filter: return spec_of(parts[0]);
      case Syntax::path: {
        const FactSpec* const of = spec_of(parts[0]);
        return of != nullptr ? of->field(tree_.text(id)) : nullptr;
      }
      default: return nullptr;
    }
  }
  // Whether it is a part of a record, and not of the plan.
  [[nodiscard]] bool is_of_record(NodeId id) const {
    while (tree_[id].kind == Syntax::path || tree_[id].kind == Syntax::filter) id = tree_.children(id)[0];
    return tree_[id].kind == Syntax::name && bound(tree_.text(id)) != nullptr;
  }

  // Whether it is a record itself, which has the specification of its list.
  [[nodiscard]] bool is_record(NodeId id) const {
    if (tree_[id].kind != Syntax::name) return false;
    const Bound* const record = bound(tree_.text(id));
    return record == nullptr ? tree_.text(id) == names_.record : tree_.text(id) == "item" || !record->name.empty();
  }

  // Of an event in a record: it may still come about.
  [[nodiscard]] bool is_happening(NodeId id) const { return is_of_event(id, "happened"); }
  [[nodiscard]] bool is_of_event(NodeId id, std::string_view field) const {
    if (tree_[id].kind != Syntax::path || tree_.text(id) != field) return false;
    const FactSpec* const of = spec_of(tree_.children(id)[0]);
    return of != nullptr && of->type == FactType::event;
  }

  // Outside of records nobody can say; what a record says of itself stays, where nothing that is read may come later.
  [[nodiscard]] std::optional<Direction> of_other(NodeId id) {
    return in_record() && !reads_more(id) ? std::nullopt : std::optional(Direction::neither);
  }

  // Whether something below it may get more: another list, happenings in the record, an event of it.
  [[nodiscard]] bool reads_more(NodeId id) {
    if (is_fixed(id) || is_record(id)) return false;
    const Syntax kind = tree_[id].kind;
    if (kind == Syntax::name || kind == Syntax::path) {
      if (is_happening(id)) return true;
      const FactSpec* const spec = spec_of(id);
      if (spec != nullptr && spec->type == FactType::list && of_list(id)) return true;
    }
    const std::size_t before = bound_.size();
    bool reads = false;
    const auto parts = called_arguments(id);
    for (std::size_t i = 0; i < parts.size() && !reads; ++i) {
      if (kind == Syntax::filter && i == 1) bind_element(parts[0]);
      reads = reads_more(parts[i]);
      if (tree_[parts[i]].kind == Syntax::iterator) bind(parts[i]);
    }
    bound_.resize(before);
    return reads;
  }

  void bind_element(NodeId list) { bound_.push_back({std::string(), spec_of(list), is_fixed(list)}); }
  void bind(NodeId iterator) {
    const NodeId domain = tree_.children(iterator)[0];
    bound_.push_back({tree_.text(iterator), spec_of(domain), is_fixed(iterator)});
  }

  [[nodiscard]] std::optional<Direction> of_list(NodeId id) {
    if (is_fixed(id)) return std::nullopt;
    const auto parts = tree_.children(id);
    switch (tree_[id].kind) {
      case Syntax::name:
      case Syntax::path: return of_named_list(id);
      case Syntax::filter: {
        if (tree_[parts[1]].kind == Syntax::number || tree_[parts[1]].kind == Syntax::negate) return Direction::neither;
        const std::optional<Direction> base = of_list(parts[0]);
        bind_element(parts[0]);
        const std::optional<Direction> chosen = of(parts[1]);
        bound_.pop_back();
        return both(base, chosen);
      }
      case Syntax::for_: return of_iterated(id, false);
      case Syntax::list: {
        std::optional<Direction> all;
        for (const NodeId element : parts) all = both(all, of(element));
        return all;
      }
      case Syntax::call: {
        if (tree_[parts[0]].kind != Syntax::name || !keeps_elements(tree_.text(parts[0]))) return Direction::neither;
        std::optional<Direction> all;
        for (const NodeId argument : parts.subspan(1)) all = both(all, of_list(argument));
        return all;
      }
      default: return Direction::neither;
    }
  }

  [[nodiscard]] std::optional<Direction> of_named_list(NodeId id) const {
    if (!is_of_record(id)) return Direction::help;
    if (is_record(id)) return std::nullopt;
    const FactSpec* const spec = spec_of(id);
    if (spec == nullptr) return names_.fact ? std::optional(Direction::neither) : std::nullopt;
    return spec->type == FactType::list && !spec->dated.empty() ? std::optional(Direction::help) : std::nullopt;
  }

  [[nodiscard]] std::optional<Direction> of_all(NodeId id) {
    std::optional<Direction> all;
    for (const NodeId child : tree_.children(id)) all = both(all, of(child));
    return all;
  }

  // Of the domains and of what is asked of each; `every` is asked of the more, the more there are.
  [[nodiscard]] std::optional<Direction> of_quantified(NodeId id) {
    return of_iterated(id, tree_[id].kind == Syntax::every);
  }
  [[nodiscard]] std::optional<Direction> of_iterated(NodeId id, bool of_each) {
    const auto parts = tree_.children(id);
    const std::size_t before = bound_.size();
    std::optional<Direction> all;
    for (const NodeId iterator : parts.first(parts.size() - 1)) {
      const auto domain = tree_.children(iterator);
      const std::optional<Direction> one = domain.size() == 1   ? of_list(domain[0])
                                           : is_fixed(iterator) ? std::nullopt
                                                                : std::optional(Direction::neither);
      all = both(all, of_each ? turned(one) : one);
      bind(iterator);
    }
    all = both(all, of(parts.back()));
    bound_.resize(before);
    return all;
  }

  [[nodiscard]] std::optional<Direction> of_comparison(NodeId id) {
    const auto sides = tree_.children(id);
    const RangeForm form = tree_[id].form;
    if (is_call(sides[0], "count") && is_fixed(sides[1])) return of_count(sides[0], form, sides[1]);
    if (is_call(sides[1], "count") && is_fixed(sides[0])) return of_count(sides[1], mirrored(form), sides[0]);
    if (in_record() && (tells_day(sides[0], sides[1]) || tells_day(sides[1], sides[0])))
      return form == RangeForm::not_equal ? Direction::help : Direction::hurt;
    if (tree_[sides[1]].kind == Syntax::boolean && (form == RangeForm::equal || form == RangeForm::not_equal)) {
      const std::optional<Direction> truth = of(sides[0]);
      return tree_[sides[1]].flag == (form == RangeForm::equal) ? truth : turned(truth);
    }
    return of_other(id);
  }

  // "if a then false else b" is "not(a) and b", and so the others of which one way is a truth.
  [[nodiscard]] std::optional<Direction> of_choice(NodeId id) {
    const auto parts = tree_.children(id);
    if (parts.size() != 3) return of_other(id);
    for (const std::size_t told : {std::size_t{1}, std::size_t{2}}) {
      if (tree_[parts[told]].kind != Syntax::boolean) continue;
      const std::optional<Direction> condition = of(parts[0]);
      const bool with_truth = (told == 1) == tree_[parts[told]].flag;
      return both(with_truth ? condition : turned(condition), of(parts[3 - told]));
    }
    return of_other(id);
  }

  // Whether one is the day of an event in a record, which is compared with null.
  [[nodiscard]] bool tells_day(NodeId day, NodeId null) const {
    return tree_[null].kind == Syntax::null && is_of_event(day, "on");
  }

  [[nodiscard]] std::optional<Direction> of_count(NodeId count, RangeForm form, NodeId other) {
    const std::optional<Direction> list = of_list(tree_.children(count)[1]);
    const Direction by_count = with_count(form, other);
    if (!list || by_count == Direction::help) return list;
    return by_count == Direction::hurt ? turned(list) : Direction::neither;
  }

  // What a higher count does.
  [[nodiscard]] Direction with_count(RangeForm form, NodeId other) const {
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

  [[nodiscard]] std::optional<Direction> of_call(NodeId id) {
    const auto children = tree_.children(id);
    if (is_call(id, "not") && children.size() == 2) return turned(of(children[1]));
    if (is_call(id, "count at least") && children.size() == 3 && is_fixed(children[2]))
      return tree_[children[1]].kind == Syntax::list ? Direction::help : of_list(children[1]);
    return of_other(id);
  }

  [[nodiscard]] bool is_call(NodeId id, std::string_view function) const {
    const auto children = tree_.children(id);
    return tree_[id].kind == Syntax::call && children.size() > 1 && tree_[children[0]].kind == Syntax::name &&
           tree_.text(children[0]) == function;
  }
  [[nodiscard]] bool is_zero(NodeId id) const { return tree_[id].kind == Syntax::number && tree_.text(id) == "0"; }

  const Tree& tree_;
  const DirectionNames& names_;
  std::vector<Bound> bound_;
};

}  // namespace

Direction direction_of(std::string_view text, const feel::Scope& scope, const DirectionNames& names) {
  const feel::Parsed parsed = feel::parse(text, feel::parse_scope(scope), {});
  if (!parsed.tree) return Direction::neither;
  return Reading(*parsed.tree, names).of(parsed.tree->root).value_or(Direction::neither);
}

}  // namespace ducha
