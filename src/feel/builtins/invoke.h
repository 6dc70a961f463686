// SPDX-License-Identifier: Apache-2.0
// From a call's arguments to the signature that takes them (DMN 1.5, 10.3.2.13 and the conversions of 10.3.2.9.4).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "feel/builtins/registry.h"
#include "feel/value/function.h"
#include "feel/value/value.h"

namespace ducha::feel {

class Call;

// Calls the first of the signatures that the arguments fit: as they are, else after an implicit conversion (a single
// value for a list, a list of one for its element, a date for a date and time). None fits: null, with the reason.
// `signatures` are rows of one name, as builtins_named gives them. Trailing optional arguments may be left out.
[[nodiscard]] Value invoke(Call& call, std::span<const Builtin> signatures, std::span<const Value> arguments);

// Named arguments. For each parameter of the row, which of the names stands for it; kLeftOut: none does.
struct NamedCall {
  static constexpr std::size_t kLeftOut = SIZE_MAX;
  const Builtin* row;
  std::vector<std::size_t> order;
};
// The signatures that have a parameter for each of the names, found once when compiling; empty: the names are wrong.
[[nodiscard]] std::vector<NamedCall> named_calls(std::span<const Builtin> signatures,
                                                 std::span<const std::string_view> names);
// Calls the first of them that the arguments fit, which stand in the order of the names. What is left out is null
// (10.3.2.13.4).
[[nodiscard]] Value invoke_named(Call& call, std::span<const NamedCall> calls, std::span<const Value> arguments);

// The built-in of a name as a value that can be passed around; null where there is none.
[[nodiscard]] Value function_value(std::string_view name);

// The types of a row, parsed once.
[[nodiscard]] const Type& type_of(const Builtin& row, std::size_t parameter);
[[nodiscard]] const Type& result_of(const Builtin& row);

// The properties of Tables 65 and 66, and those of ranges: @"2024-06-30".year, [1..3].start. nullopt: values of this
// kind have none of that name.
[[nodiscard]] std::optional<Value> property_of(const Value& value, std::string_view name);
// The properties of a kind, for resolving names.
[[nodiscard]] std::span<const std::string_view> properties_of(Kind kind);

}  // namespace ducha::feel
