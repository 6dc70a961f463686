// SPDX-License-Identifier: Apache-2.0
#include "authoring/lint/possible_numbers.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace ducha {

using feel::NodeId;
using feel::RangeForm;
using feel::Syntax;

namespace {

NumberRange point(const Decimal& value) { return {value, value}; }
NumberRange from_zero() { return {Decimal(0), std::nullopt}; }
bool is_from_zero(const NumberRange& range) { return range.low && !range.low->is_negative(); }

NumberRange hull(const NumberRange& a, const NumberRange& b) {
  NumberRange both;
  if (a.low && b.low) both.low = std::min(*a.low, *b.low);
  if (a.high && b.high) both.high = std::max(*a.high, *b.high);
  return both;
}

std::optional<Decimal> sum_of(const std::optional<Decimal>& a, const std::optional<Decimal>& b) {
  return a && b ? add(*a, *b) : std::nullopt;
}
std::optional<Decimal> product_of(const std::optional<Decimal>& a, const std::optional<Decimal>& b) {
  return a && b ? multiply(*a, *b) : std::nullopt;
}
NumberRange negated(const NumberRange& range) {
  NumberRange result;
  if (range.high) result.low = -*range.high;
  if (range.low) result.high = -*range.low;
  return result;
}

// `list` of count(list).
std::string_view counted(const RuleTree& tree, NodeId id) {
  const auto parts = tree.tree().children(id);
  return tree.calls(id, "count") && parts.size() == 2 ? tree.written(parts[1]) : std::string_view();
}
// The list of which count(list[...]) counts a part.
std::string_view counted_part(const RuleTree& tree, NodeId id) {
  const auto parts = tree.tree().children(id);
  if (!tree.calls(id, "count") || parts.size() != 2 || tree.kind(parts[1]) != Syntax::filter) return {};
  return tree.written(tree.tree().children(parts[1])[0]);
}

// Those that a plan may give for a fact.
NumberRange of_fact(const FactSpec& spec, Bounds bounds) {
  if (!is_figure(spec.type)) return {};
  NumberRange range = bounds == Bounds::declared ? NumberRange{spec.min, spec.max} : NumberRange();
  const bool counts = spec.type == FactType::count;
  if (counts && (!range.low || range.low->is_negative())) range.low = Decimal(0);
  return range;
}

// The values of a parameter; open at both ends where one of them is no number.
NumberRange of_param(const Param& param) {
  std::optional<NumberRange> range;
  for (const auto& [from, value] : param.values) {
    if (value.kind() != feel::Kind::number) return {};
    range = range ? hull(*range, point(value.as_number())) : point(value.as_number());
  }
  return range.value_or(NumberRange());
}

NumberRange quotient(const RuleTree& tree, NodeId above, NodeId below, Bounds bounds) {
  if (is_part_of(tree, above, below)) return {Decimal(0), Decimal(1)};
  const bool both = is_from_zero(numbers_of(tree, above, bounds)) && is_from_zero(numbers_of(tree, below, bounds));
  return both ? from_zero() : NumberRange();
}

NumberRange of_arithmetic(const RuleTree& tree, NodeId id, Bounds bounds) {
  const auto parts = tree.tree().children(id);
  const std::string& signs = tree.tree().text(id);
  if (parts.size() == 2 && signs == "/") return quotient(tree, parts[0], parts[1], bounds);
  NumberRange result = numbers_of(tree, parts[0], bounds);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const NumberRange next = numbers_of(tree, parts[i], bounds);
    switch (signs[i - 1]) {
      case '+': result = {sum_of(result.low, next.low), sum_of(result.high, next.high)}; break;
      case '-': {
        const NumberRange less = negated(next);
        result = {sum_of(result.low, less.low), sum_of(result.high, less.high)};
        break;
      }
      case '*':
        if (!is_from_zero(result) || !is_from_zero(next)) return {};
        result = {product_of(result.low, next.low), product_of(result.high, next.high)};
        break;
      default: return {};
    }
  }
  return result;
}

NumberRange of_call(const RuleTree& tree, NodeId id, Bounds bounds) {
  static constexpr auto kFromZero = std::to_array<std::string_view>({"count", "string length", "abs"});
  static constexpr auto kAmong = std::to_array<std::string_view>({"min", "max", "mean", "median"});
  const auto is = [&](std::string_view name) { return tree.calls(id, name); };
  const auto parts = tree.tree().children(id);
  if (std::any_of(kFromZero.begin(), kFromZero.end(), is)) return from_zero();
  if (parts.size() < 2) return {};
  NumberRange all = numbers_of(tree, parts[1], bounds);
  for (std::size_t i = 2; i < parts.size(); ++i) all = hull(all, numbers_of(tree, parts[i], bounds));
  if (is("sum")) return is_from_zero(all) ? from_zero() : NumberRange();
  return std::any_of(kAmong.begin(), kAmong.end(), is) ? all : NumberRange();
}

// Parts of a day. Years that plans are about have four digits.
NumberRange of_day(std::string_view part) {
  struct Part {
    std::string_view name;
    std::int64_t low, high;
  };
  static constexpr auto kParts =
      std::to_array<Part>({{"year", 1000, 9999}, {"month", 1, 12}, {"day", 1, 31}, {"weekday", 1, 7}});
  const auto found = std::find_if(kParts.begin(), kParts.end(), [part](const Part& one) { return one.name == part; });
  return found == kParts.end() ? NumberRange() : NumberRange{Decimal(found->low), Decimal(found->high)};
}

bool is_day(const RuleTree& tree, NodeId id) {
  const FactSpec* const spec = tree.meant(id).spec;
  if (spec != nullptr) return spec->type == FactType::date;
  if (tree.kind(id) != Syntax::path || tree.tree().text(id) != "on") return false;
  const FactSpec* const event = tree.meant(tree.tree().children(id)[0]).spec;
  return event != nullptr && event->type == FactType::event;
}

}  // namespace

NumberRange numbers_of(const RuleTree& tree, NodeId id, Bounds bounds) {
  const auto parts = tree.tree().children(id);
  switch (tree.kind(id)) {
    case Syntax::number: {
      const auto value = Decimal::read(tree.tree().text(id));
      return value ? point(*value) : NumberRange();
    }
    case Syntax::negate: return negated(numbers_of(tree, parts[0], bounds));
    case Syntax::name:
    case Syntax::path: {
      const Meant meant = tree.meant(id);
      if (meant.param != nullptr) return of_param(*meant.param);
      if (meant.spec != nullptr) return of_fact(*meant.spec, bounds);
      const bool of_a_day = tree.kind(id) == Syntax::path && is_day(tree, parts[0]);
      return of_a_day ? of_day(tree.tree().text(id)) : NumberRange();
    }
    case Syntax::arithmetic: return of_arithmetic(tree, id, bounds);
    case Syntax::call: return of_call(tree, id, bounds);
    default: return {};
  }
}

bool is_whole_number(const RuleTree& tree, NodeId id) {
  if (tree.calls(id, "count") || tree.calls(id, "string length")) return true;
  const FactSpec* const spec = tree.meant(id).spec;
  return spec != nullptr && spec->type == FactType::count;
}

bool is_part_of(const RuleTree& tree, NodeId part, NodeId whole) {
  const std::string_view list = counted_part(tree, part);
  if (!list.empty()) return list == counted(tree, whole);
  const FactSpec* const spec = tree.meant(part).spec;
  if (spec == nullptr || spec->part_of.empty() || tree.kind(part) != tree.kind(whole)) return false;
  if (tree.kind(part) == Syntax::name) return tree.tree().text(whole) == spec->part_of;
  return tree.kind(part) == Syntax::path && tree.tree().text(whole) == spec->part_of &&
         tree.written(tree.tree().children(part)[0]) == tree.written(tree.tree().children(whole)[0]);
}

std::optional<bool> decided(RangeForm form, const NumberRange& left, const NumberRange& right) {
  const bool never_less = left.low && right.high && *left.low >= *right.high;  // left >= right
  const bool always_more = left.low && right.high && *left.low > *right.high;  // left > right
  const bool never_more = left.high && right.low && *left.high <= *right.low;  // left <= right
  const bool always_less = left.high && right.low && *left.high < *right.low;  // left < right
  const auto of = [](bool yes, bool no) {
    return yes ? std::optional(true) : no ? std::optional(false) : std::nullopt;
  };
  switch (form) {
    case RangeForm::greater_equal: return of(never_less, always_less);
    case RangeForm::greater: return of(always_more, never_more);
    case RangeForm::less_equal: return of(never_more, always_more);
    case RangeForm::less: return of(always_less, never_less);
    case RangeForm::equal: return of(false, always_more || always_less);
    case RangeForm::not_equal: return of(always_more || always_less, false);
    case RangeForm::interval: break;
  }
  return std::nullopt;
}

}  // namespace ducha
