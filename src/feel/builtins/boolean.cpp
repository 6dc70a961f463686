// SPDX-License-Identifier: Apache-2.0
// DMN 1.5, Tables 73 and 77.
#include <array>

#include "feel/builtins/families.h"

namespace ducha::feel {

namespace {

Value negated(Call&, std::span<const Value> arguments) {
  return arguments[0].is_null() ? Value() : Value(!arguments[0].as_boolean());
}

Value same_element(Call&, std::span<const Value> arguments) { return identical(arguments[0], arguments[1]); }

constexpr std::array kNot{Parameter{.name = "negand", .type = "boolean", .nullable = true}};
constexpr std::array kIs{Parameter{.name = "value1", .type = "Any", .nullable = true},
                         Parameter{.name = "value2", .type = "Any", .nullable = true}};

constexpr std::array kRows{Builtin{"not", kNot, "boolean", negated, true, Typing::row, Nature::negation},
                           Builtin{"is", kIs, "boolean", same_element}};

}  // namespace

std::span<const Builtin> boolean_rows() { return kRows; }

}  // namespace ducha::feel
