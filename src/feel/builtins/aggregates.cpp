// SPDX-License-Identifier: Apache-2.0
// DMN 1.5, Table 75: what sums a list up in one value.
#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/decimal.h"
#include "feel/builtins/families.h"
#include "feel/builtins/reason.h"
#include "feel/codes.h"

namespace ducha::feel {

namespace {

using Elements = std::span<const Value>;

Value count(Call&, std::span<const Value> arguments) {
  return Decimal(static_cast<std::int64_t>(arguments[0].elements().size()));
}

// `sign`: 1 for the greatest, -1 for the least.
Value extreme(Call& call, Elements elements, int sign, std::string_view name) {
  if (!call.spend(elements.size())) return no_steps(call);
  if (elements.empty()) return no_value(call, code::feel_empty_list, name);
  const Value* best = &elements.front();
  if (elements.size() == 1) return *best;
  for (const Value& each : elements.subspan(1)) {
    const std::optional<int> order = compare(each, *best);
    if (!order) return no_value(call, code::feel_not_comparable, name, *best, each);
    if (*order * sign > 0) best = &each;
  }
  return *best;
}

Value least(Call& call, std::span<const Value> arguments) { return extreme(call, arguments[0].elements(), -1, "min"); }
Value greatest(Call& call, std::span<const Value> arguments) {
  return extreme(call, arguments[0].elements(), 1, "max");
}

// Whether every element is there and the work is allowed; else the reason for null.
std::optional<Value> refuse(Call& call, Elements elements, std::string_view name) {
  if (!call.spend(elements.size())) return no_steps(call);
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (elements[i].is_null()) return no_value(call, code::feel_null_element, name, i + 1);
  }
  return std::nullopt;
}

using Operation = std::optional<Decimal> (*)(const Decimal&, const Decimal&);

// The elements taken together from the left; null for none.
Value folded(Call& call, Elements elements, Operation operation, std::string_view name) {
  if (std::optional<Value> reason = refuse(call, elements, name)) return *reason;
  if (elements.empty()) return no_value(call, code::feel_empty_list, name);
  Decimal result = elements.front().as_number();
  for (const Value& each : elements.subspan(1)) {
    const std::optional<Decimal> next = operation(result, each.as_number());
    if (!next) return no_value(call, code::feel_overflow, name);
    result = *next;
  }
  return result;
}

std::optional<Decimal> size_of(Elements elements) { return Decimal(static_cast<std::int64_t>(elements.size())); }

Value divided(Call& call, const Value& number, const Decimal& divisor, std::string_view name) {
  if (number.is_null()) return number;
  const std::optional<Decimal> result = divide(number.as_number(), divisor);
  return result ? Value(*result) : no_value(call, code::feel_overflow, name);
}

Value sum(Call& call, std::span<const Value> arguments) { return folded(call, arguments[0].elements(), add, "sum"); }

Value product(Call& call, std::span<const Value> arguments) {
  return folded(call, arguments[0].elements(), multiply, "product");
}

Value mean(Call& call, std::span<const Value> arguments) {
  const Elements elements = arguments[0].elements();
  return divided(call, folded(call, elements, add, "mean"), *size_of(elements), "mean");
}

std::vector<Decimal> sorted(Elements elements) {
  std::vector<Decimal> numbers;
  numbers.reserve(elements.size());
  for (const Value& each : elements) numbers.push_back(each.as_number());
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

Value median(Call& call, std::span<const Value> arguments) {
  const Elements elements = arguments[0].elements();
  if (std::optional<Value> reason = refuse(call, elements, "median")) return *reason;
  if (elements.empty()) return no_value(call, code::feel_empty_list, std::string_view("median"));
  const std::vector<Decimal> numbers = sorted(elements);
  const std::size_t middle = numbers.size() / 2;
  if (numbers.size() % 2 == 1) return numbers[middle];
  const std::optional<Decimal> both = add(numbers[middle - 1], numbers[middle]);
  return both ? divided(call, *both, Decimal(2), "median")
              : no_value(call, code::feel_overflow, std::string_view("median"));
}

// The root of the mean square distance from the mean, over n - 1.
Value standard_deviation(Call& call, std::span<const Value> arguments) {
  constexpr std::string_view kName = "stddev";
  const Elements elements = arguments[0].elements();
  if (std::optional<Value> reason = refuse(call, elements, kName)) return *reason;
  if (elements.empty()) return no_value(call, code::feel_empty_list, kName);
  if (elements.size() == 1) return no_value(call, code::feel_undefined, kName, elements.front().as_number());
  const Value middle = divided(call, folded(call, elements, add, kName), *size_of(elements), kName);
  if (middle.is_null()) return middle;
  Decimal squares;
  for (const Value& each : elements) {
    const std::optional<Decimal> distance = subtract(each.as_number(), middle.as_number());
    const std::optional<Decimal> square = distance ? multiply(*distance, *distance) : std::nullopt;
    const std::optional<Decimal> next = square ? add(squares, *square) : std::nullopt;
    if (!next) return no_value(call, code::feel_overflow, kName);
    squares = *next;
  }
  const Value variance = divided(call, squares, *size_of(elements.subspan(1)), kName);
  if (variance.is_null()) return variance;
  const std::optional<Decimal> root = sqrt(variance.as_number());
  return root ? Value(*root) : no_value(call, code::feel_overflow, kName);
}

Value mode(Call& call, std::span<const Value> arguments) {
  const Elements elements = arguments[0].elements();
  if (std::optional<Value> reason = refuse(call, elements, "mode")) return *reason;
  const std::vector<Decimal> numbers = sorted(elements);
  std::vector<Value> most_frequent;
  std::ptrdiff_t most = 0;
  for (auto first = numbers.begin(); first != numbers.end();) {
    const auto last = std::upper_bound(first, numbers.end(), *first);
    if (last - first > most) {
      most = last - first;
      most_frequent.clear();
    }
    if (last - first == most) most_frequent.emplace_back(*first);
    first = last;
  }
  return Value::list(std::move(most_frequent));
}

// `settling`: the truth that settles it, false for all() and true for any().
Value every_or_any(Call& call, Elements elements, bool settling) {
  if (!call.spend(elements.size())) return no_steps(call);
  bool unknown = false;
  for (const Value& each : elements) {
    if (each.is_null()) {
      unknown = true;
    } else if (each.as_boolean() == settling) {
      return settling;
    }
  }
  return unknown ? Value() : Value(!settling);
}

Value all(Call& call, std::span<const Value> arguments) { return every_or_any(call, arguments[0].elements(), false); }
Value any(Call& call, std::span<const Value> arguments) { return every_or_any(call, arguments[0].elements(), true); }

constexpr std::array kList{Parameter{.name = "list", .type = "list<Any>"}};
constexpr std::array kItems{Parameter{.name = "c", .type = "Any", .variadic = true}};
constexpr std::array kNumbers{Parameter{.name = "list", .type = "list<number>"}};
constexpr std::array kNumberItems{Parameter{.name = "n", .type = "number", .variadic = true}};
constexpr std::array kBooleans{Parameter{.name = "list", .type = "list<boolean>"}};
constexpr std::array kBooleanItems{Parameter{.name = "b", .type = "boolean", .variadic = true, .nullable = true}};

constexpr std::array kRows{
    Builtin{"count", kList, "number", count, true, Typing::row, Nature::size},
    Builtin{"min", kList, "Any", least, true, Typing::element},
    Builtin{"min", kItems, "Any", least, true, Typing::element},
    Builtin{"max", kList, "Any", greatest, true, Typing::element},
    Builtin{"max", kItems, "Any", greatest, true, Typing::element},
    Builtin{"sum", kNumbers, "number", sum},
    Builtin{"sum", kNumberItems, "number", sum},
    Builtin{"mean", kNumbers, "number", mean},
    Builtin{"mean", kNumberItems, "number", mean},
    Builtin{"product", kNumbers, "number", product},
    Builtin{"product", kNumberItems, "number", product},
    Builtin{"median", kNumbers, "number", median},
    Builtin{"median", kNumberItems, "number", median},
    Builtin{"stddev", kNumbers, "number", standard_deviation},
    Builtin{"stddev", kNumberItems, "number", standard_deviation},
    Builtin{"mode", kNumbers, "list<number>", mode},
    Builtin{"mode", kNumberItems, "list<number>", mode},
    Builtin{"all", kBooleans, "boolean", all},
    Builtin{"all", kBooleanItems, "boolean", all},
    Builtin{"any", kBooleans, "boolean", any},
    Builtin{"any", kBooleanItems, "boolean", any},
};

}  // namespace

std::span<const Builtin> aggregate_rows() { return kRows; }

}  // namespace ducha::feel
