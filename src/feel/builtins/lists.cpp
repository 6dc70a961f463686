// SPDX-License-Identifier: Apache-2.0
// DMN 1.5, Tables 75 and 80: what makes lists of lists, and what looks into them.
#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <vector>

#include "base/decimal.h"
#include "feel/builtins/families.h"
#include "feel/builtins/position.h"
#include "feel/builtins/reason.h"
#include "feel/codes.h"
#include "feel/value/function.h"

namespace ducha::feel {

namespace {

using Elements = std::span<const Value>;

Value no_position(Call& call, const Value& position, std::size_t size) {
  return no_value(call, code::feel_position, position.as_number(), size);
}

// Whether the values are equal; spends what comparing them costs. nullopt: the limit of steps is met.
std::optional<bool> same(Call& call, const Value& a, const Value& b) {
  if (!call.spend(std::min(a.weight(), b.weight()))) return std::nullopt;
  return equal(a, b).is_true();
}

Value list_contains(Call& call, std::span<const Value> arguments) {
  for (const Value& each : arguments[0].elements()) {
    const std::optional<bool> found = same(call, each, arguments[1]);
    if (!found) return no_steps(call);
    if (*found) return true;
  }
  return false;
}

Value index_of_element(Call& call, std::span<const Value> arguments) {
  const Elements elements = arguments[0].elements();
  std::vector<Value> found;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    const std::optional<bool> here = same(call, elements[i], arguments[1]);
    if (!here) return no_steps(call);
    if (*here) found.emplace_back(Decimal(static_cast<std::int64_t>(i + 1)));
  }
  return Value::list(std::move(found));
}

Value sublist(Call& call, std::span<const Value> arguments) {
  const Elements elements = arguments[0].elements();
  const std::optional<std::size_t> first = index_of(arguments[1], elements.size());
  if (!first) return no_position(call, arguments[1], elements.size());
  Elements part = elements.subspan(*first);
  if (!arguments[2].is_null()) {
    const std::optional<std::int64_t> length = whole_part(arguments[2]);
    if (!length || *length < 1 || *length > static_cast<std::int64_t>(part.size())) {
      return no_value(call, code::feel_length, arguments[2].as_number(), part.size());
    }
    part = part.first(static_cast<std::size_t>(*length));
  }
  if (!may_make_list(call, part.size())) return no_list(call);
  return Value::list({part.begin(), part.end()});
}

Value joined(Call& call, Elements first, Elements second) {
  if (!may_make_list(call, first.size() + second.size())) return no_list(call);
  std::vector<Value> all;
  all.reserve(first.size() + second.size());
  all.insert(all.end(), first.begin(), first.end());
  all.insert(all.end(), second.begin(), second.end());
  return Value::list(std::move(all));
}

Value append(Call& call, std::span<const Value> arguments) {
  return joined(call, arguments[0].elements(), arguments[1].elements());
}

Value concatenate(Call& call, std::span<const Value> arguments) {
  std::vector<Value> all;
  for (const Value& list : arguments[0].elements()) {
    if (!may_make_list(call, all.size() + list.elements().size())) return no_list(call);
    all.insert(all.end(), list.elements().begin(), list.elements().end());
  }
  return Value::list(std::move(all));
}

Value insert_before(Call& call, std::span<const Value> arguments) {
  const Elements elements = arguments[0].elements();
  const std::optional<std::size_t> at = index_of(arguments[1], elements.size());
  if (!at) return no_position(call, arguments[1], elements.size());
  if (!may_make_list(call, elements.size() + 1)) return no_list(call);
  std::vector<Value> all(elements.begin(), elements.end());
  all.insert(all.begin() + static_cast<std::ptrdiff_t>(*at), arguments[2]);
  return Value::list(std::move(all));
}

Value remove_at(Call& call, std::span<const Value> arguments) {
  const Elements elements = arguments[0].elements();
  const std::optional<std::size_t> at = index_of(arguments[1], elements.size());
  if (!at) return no_position(call, arguments[1], elements.size());
  if (!may_make_list(call, elements.size())) return no_list(call);
  std::vector<Value> all(elements.begin(), elements.end());
  all.erase(all.begin() + static_cast<std::ptrdiff_t>(*at));
  return Value::list(std::move(all));
}

Value replace_at(Call& call, std::span<const Value> arguments) {
  const Elements elements = arguments[0].elements();
  const std::optional<std::size_t> at = index_of(arguments[1], elements.size());
  if (!at) return no_position(call, arguments[1], elements.size());
  if (!may_make_list(call, elements.size())) return no_list(call);
  std::vector<Value> all(elements.begin(), elements.end());
  all[*at] = arguments[2];
  return Value::list(std::move(all));
}

Value replace_matching(Call& call, std::span<const Value> arguments) {
  const Elements elements = arguments[0].elements();
  if (!may_make_list(call, elements.size())) return no_list(call);
  std::vector<Value> all(elements.begin(), elements.end());
  for (Value& each : all) {
    const Value matched = call.apply(arguments[1], std::array{each, arguments[2]});
    if (matched.kind() != Kind::boolean) {
      return no_value(call, code::feel_function_result, std::string_view("list replace"), matched.kind());
    }
    if (matched.as_boolean()) each = arguments[2];
  }
  return Value::list(std::move(all));
}

Value reversed(Call& call, std::span<const Value> arguments) {
  const Elements elements = arguments[0].elements();
  if (!may_make_list(call, elements.size())) return no_list(call);
  return Value::list({elements.rbegin(), elements.rend()});
}

// Keeps what it has not seen. Equal values hash alike.
class Distinct {
 public:
  // false: the limit of steps is met.
  bool add(Call& call, const Value& value) {
    const std::size_t hash = hash_of(value);
    const auto [first, last] = places_.equal_range(hash);
    for (auto at = first; at != last; ++at) {
      const std::optional<bool> known = same(call, kept_[at->second], value);
      if (!known) return false;
      if (*known) return true;
    }
    places_.emplace(hash, kept_.size());
    kept_.push_back(value);
    return call.spend(1);
  }
  [[nodiscard]] Value take() { return Value::list(std::move(kept_)); }

 private:
  std::vector<Value> kept_;
  std::unordered_multimap<std::size_t, std::size_t> places_;
};

Value distinct_values(Call& call, std::span<const Value> arguments) {
  Distinct distinct;
  for (const Value& each : arguments[0].elements()) {
    if (!distinct.add(call, each)) return no_steps(call);
  }
  return distinct.take();
}

Value union_of(Call& call, std::span<const Value> arguments) {
  Distinct distinct;
  for (const Value& list : arguments[0].elements()) {
    for (const Value& each : list.elements()) {
      if (!distinct.add(call, each)) return no_steps(call);
    }
  }
  return distinct.take();
}

// Lists within lists are walked with a stack of their own: they may be nested a million deep.
Value flatten(Call& call, std::span<const Value> arguments) {
  std::vector<Value> all;
  std::vector<Elements> open{arguments[0].elements()};
  while (!open.empty()) {
    if (open.back().empty()) {
      open.pop_back();
      continue;
    }
    if (!call.spend(1)) return no_steps(call);
    const Value& each = open.back().front();
    open.back() = open.back().subspan(1);
    if (each.kind() == Kind::list) {
      open.push_back(each.elements());
    } else {
      if (all.size() >= call.limits().elements) return no_list(call);
      all.push_back(each);
    }
  }
  return Value::list(std::move(all));
}

// By merging, which asks about n log n pairs and ends whatever the answers are.
// NOLINTNEXTLINE(readability-function-cognitive-complexity): merging
Value sort_by(Call& call, std::span<const Value> arguments) {
  const Elements elements = arguments[0].elements();
  if (!may_make_list(call, elements.size())) return no_list(call);
  std::vector<Value> from(elements.begin(), elements.end());
  std::vector<Value> to(from.size());
  for (std::size_t width = 1; width < from.size(); width *= 2) {
    for (std::size_t start = 0; start < from.size(); start += 2 * width) {
      std::size_t left = start;
      const std::size_t middle = std::min(start + width, from.size());
      std::size_t right = middle;
      const std::size_t end = std::min(start + 2 * width, from.size());
      for (std::size_t next = start; next < end; ++next) {
        bool right_first = left == middle;
        if (left < middle && right < end) {
          if (!call.spend(1)) return no_steps(call);
          // Only what precedes the other changes places, so that equals keep their order.
          const Value precedes = call.apply(arguments[1], std::array{from[right], from[left]});
          if (precedes.kind() != Kind::boolean) {
            return no_value(call, code::feel_function_result, std::string_view("sort"), precedes.kind());
          }
          right_first = precedes.as_boolean();
        }
        to[next] = right_first ? from[right++] : from[left++];
      }
    }
    from.swap(to);
  }
  return Value::list(std::move(from));
}

constexpr std::array kList{Parameter{.name = "list", .type = "list<Any>"}};
constexpr std::array kLists{Parameter{.name = "list", .type = "list<Any>", .variadic = true}};
constexpr std::array kListElement{Parameter{.name = "list", .type = "list<Any>"},
                                  Parameter{.name = "element", .type = "Any", .nullable = true}};
constexpr std::array kListMatch{Parameter{.name = "list", .type = "list<Any>"},
                                Parameter{.name = "match", .type = "Any", .nullable = true}};
constexpr std::array kListItems{Parameter{.name = "list", .type = "list<Any>"},
                                Parameter{.name = "item", .type = "Any", .variadic = true, .nullable = true}};
constexpr std::array kListPosition{Parameter{.name = "list", .type = "list<Any>"},
                                   Parameter{.name = "position", .type = "number"}};
constexpr std::array kSublist{Parameter{.name = "list", .type = "list<Any>"},
                              Parameter{.name = "start position", .type = "number"},
                              Parameter{.name = "length", .type = "number", .optional = true}};
constexpr std::array kListPositionItem{Parameter{.name = "list", .type = "list<Any>"},
                                       Parameter{.name = "position", .type = "number"},
                                       Parameter{.name = "newItem", .type = "Any", .nullable = true}};
constexpr std::array kListMatchItem{Parameter{.name = "list", .type = "list<Any>"},
                                    Parameter{.name = "match", .type = "function<Any, Any> -> boolean"},
                                    Parameter{.name = "newItem", .type = "Any", .nullable = true}};
constexpr std::array kSort{Parameter{.name = "list", .type = "list<Any>"},
                           Parameter{.name = "precedes", .type = "function<Any, Any> -> boolean"}};

constexpr std::array kRows{
    Builtin{"list contains", kListElement, "boolean", list_contains, true, Typing::row, Nature::membership},
    Builtin{"index of", kListMatch, "list<number>", index_of_element},
    Builtin{"sublist", kSublist, "list<Any>", sublist, true, Typing::first_list},
    Builtin{"append", kListItems, "list<Any>", append, true, Typing::appended},
    Builtin{"concatenate", kLists, "list<Any>", concatenate, true, Typing::joined},
    Builtin{"insert before", kListPositionItem, "list<Any>", insert_before, true, Typing::any_list},
    Builtin{"remove", kListPosition, "list<Any>", remove_at, true, Typing::first_list},
    Builtin{"list replace", kListPositionItem, "list<Any>", replace_at, true, Typing::any_list},
    Builtin{"list replace", kListMatchItem, "list<Any>", replace_matching, true, Typing::any_list},
    Builtin{"reverse", kList, "list<Any>", reversed, true, Typing::first_list},
    Builtin{"union", kLists, "list<Any>", union_of, true, Typing::joined},
    Builtin{"distinct values", kList, "list<Any>", distinct_values, true, Typing::first_list},
    Builtin{"flatten", kList, "list<Any>", flatten},
    Builtin{"sort", kSort, "list<Any>", sort_by, true, Typing::first_list},
};

}  // namespace

std::span<const Builtin> list_rows() { return kRows; }

}  // namespace ducha::feel
