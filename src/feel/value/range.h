// SPDX-License-Identifier: Apache-2.0
// A FEEL range (DMN 1.5, 10.3.2.7): [1..10), (<5), and what is in it.
#pragma once

#include <cstdint>

#include "feel/value/value.h"

namespace ducha::feel {

// How a range was written. Only ranges of one form can be equal: (< 10) is not (null..10).
enum class RangeForm : std::uint8_t { interval, less, less_equal, greater, greater_equal, equal, not_equal };

// An interval has two ends, of which a null one makes every test null. The other forms have the end they name; `equal`
// and `not_equal` have the same value at both.
struct Range {
  Value low;
  Value high;
  bool low_included = false;
  bool high_included = false;
  RangeForm form = RangeForm::interval;
};

// Whether the value lies in the range: null where it does not compare with an end (Table 55, `e1 in e2`).
[[nodiscard]] Value contains(const Range& range, const Value& value);

}  // namespace ducha::feel
