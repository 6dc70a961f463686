// SPDX-License-Identifier: Apache-2.0
// Arithmetic and comparison of two values (DMN 1.5, Tables 52 to 54, 56 to 60, 62). Null with null operands, without a
// fault.
#pragma once

#include "feel/value/range.h"
#include "feel/value/value.h"

namespace ducha::feel {

enum class Fault : std::uint8_t { none, operands, zero, overflow, zones };

struct Outcome {
  Value value;
  Fault fault = Fault::none;  // why it is null although the operands are there
};

// sign: + - * / and ^ for **.
[[nodiscard]] Outcome combined(char sign, const Value& a, const Value& b);
[[nodiscard]] Outcome negated_value(const Value& value);
// Not interval.
[[nodiscard]] Outcome compared(RangeForm form, const Value& a, const Value& b);
// `value in test`, where the test gave a value: in a range, among the elements of a list, else equal to it (Table 55).
[[nodiscard]] Value satisfies(const Value& value, const Value& test);

}  // namespace ducha::feel
