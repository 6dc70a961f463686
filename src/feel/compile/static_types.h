// SPDX-License-Identifier: Apache-2.0
// What can be said of an operation's result before it is evaluated. Types speak of the values that are not null.
#pragma once

#include <optional>

#include "feel/value/range.h"
#include "feel/value/type.h"

namespace ducha::feel {

// nullopt: the operation can only give null. Sign as in feel/run/operators.h.
[[nodiscard]] std::optional<Type> type_of_arithmetic(char sign, const Type& a, const Type& b);
[[nodiscard]] std::optional<Type> type_of_negation(const Type& type);
// Whether a comparison can give true or false.
[[nodiscard]] bool comparable(RangeForm form, const Type& a, const Type& b);
// Whether `value in test` can give true or false.
[[nodiscard]] bool testable(const Type& value, const Type& test);
// Whether a value of the one type can be one of the other, as it is or converted (10.3.2.9.4).
[[nodiscard]] bool may_pass(const Type& given, const Type& wanted);
// Whether a value can be of both types.
[[nodiscard]] bool may_be(const Type& given, const Type& wanted);
// The type of a property of a temporal value or a range; nullopt: there is none. Any: not known.
[[nodiscard]] std::optional<Type> type_of_property(const Type& of, std::string_view name);
// Whether it is what a fact that happens is: a closed context {happened: boolean, on: date, planned: date}, and no
// date.
[[nodiscard]] bool is_event(const Type& type);
// Whether values of the type have entries or properties that the type does not name.
[[nodiscard]] bool is_open(const Type& type);

}  // namespace ducha::feel
