// SPDX-License-Identifier: Apache-2.0
// Additions to the standard for rules about plans: what the texts say that offices write, and whom they name.
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "feel/builtins/families.h"
#include "feel/builtins/reason.h"
#include "feel/codes.h"
#include "feel/value/full_name.h"
#include "feel/value/held.h"
#include "feel/value/in_place.h"
#include "feel/value/people.h"

namespace ducha::feel {

namespace {

Value in_place(Call& call, std::span<const Value> arguments) {
  if (!call.spend(arguments[0].weight())) return no_steps(call);
  const std::optional<bool> found = is_in_place(arguments[0].as_string());
  return found ? Value(*found) : no_value(call, code::feel_in_place, arguments[0].as_string());
}

Value held(Call& call, std::span<const Value> arguments) {
  if (!call.spend(arguments[0].weight())) return no_steps(call);
  return was_held(arguments[0].as_string());
}

Value somebody(Call& call, std::span<const Value> arguments) {
  if (!call.spend(arguments[0].weight())) return no_steps(call);
  return names_somebody(arguments[0].as_string());
}

Value full_name(Call& call, std::span<const Value> arguments) {
  if (!call.spend(arguments[0].weight())) return no_steps(call);
  return is_full_name(arguments[0].as_string());
}

Value same(Call& call, std::span<const Value> arguments) {
  if (!call.spend(arguments[0].weight() + arguments[1].weight())) return no_steps(call);
  const std::optional<bool> found = same_person(arguments[0].as_string(), arguments[1].as_string());
  return found ? Value(*found)
               : no_value(call, code::feel_same_person, arguments[0].as_string(), arguments[1].as_string());
}

Value among(Call& call, std::span<const Value> arguments) {
  const std::span<const Value> elements = arguments[1].elements();
  std::vector<std::string_view> people;
  people.reserve(elements.size());
  std::size_t missing = 0;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (!call.spend(elements[i].weight())) return no_steps(call);
    if (elements[i].is_null()) {
      missing = missing > 0 ? missing : i + 1;
    } else {
      people.push_back(elements[i].as_string());
    }
  }
  const std::optional<bool> found = is_among(arguments[0].as_string(), people);
  if (missing > 0 && found == false)
    return no_value(call, code::feel_null_element, std::string_view("is among"), missing);
  return found ? Value(*found) : no_value(call, code::feel_is_among, arguments[0].as_string());
}

constexpr std::array kText{Parameter{.name = "text", .type = "string"}};
constexpr std::array kTwo{Parameter{.name = "one", .type = "string"}, Parameter{.name = "other", .type = "string"}};
constexpr std::array kAmong{Parameter{.name = "person", .type = "string"},
                            Parameter{.name = "people", .type = "list<string>"}};

constexpr std::array kRows{
    Builtin{"is in place", kText, "boolean", in_place, false},
    Builtin{"was held", kText, "boolean", held, false},
    Builtin{"names somebody", kText, "boolean", somebody, false},
    Builtin{"is full name", kText, "boolean", full_name, false},
    Builtin{"same person", kTwo, "boolean", same, false},
    Builtin{"is among", kAmong, "boolean", among, false},
};

}  // namespace

std::span<const Builtin> wording_rows() { return kRows; }

}  // namespace ducha::feel
