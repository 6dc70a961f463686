// SPDX-License-Identifier: Apache-2.0
// A FEEL range (DMN 1.5, 10.3.2.7): [1..10), (<5), and what is in it.
#pragma once

#include "feel/value/value.h"

namespace ducha::feel {

// An end that is null is open to that side, and never included: (< 5) has no low end.
struct Range {
  Value low;
  Value high;
  bool low_included = false;
  bool high_included = false;
};

// Whether the value lies in the range: null where it does not compare with an end (Table 55, `e1 in e2`).
[[nodiscard]] Value contains(const Range& range, const Value& value);

}  // namespace ducha::feel
