// SPDX-License-Identifier: Apache-2.0
// What a filter over a dated list cannot tell of a record, and one way in which it may be. Who evaluates an expression
// under every way learns whether its value depends on them.
#pragma once

#include <cstdint>
#include <string_view>

#include "feel/value/value.h"

namespace ducha::feel {

// A part of a filter's condition that is null of one element: `date in window`, where the record has no date.
struct Doubt {
  std::uint64_t element;  // which; the same wherever the same record is asked
  std::uint64_t turn;     // of the loops around it
  std::string_view part;  // of the expression's text
};

class Doubts {
 public:
  virtual ~Doubts() = default;
  // Whether it holds, this time.
  [[nodiscard]] virtual bool holds(const Doubt& doubt) = 0;
};

}  // namespace ducha::feel
