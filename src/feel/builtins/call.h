// SPDX-License-Identifier: Apache-2.0
// What a built-in function has besides its arguments.
#pragma once

#include <span>

#include "base/diagnostic.h"
#include "feel/builtins/environment.h"
#include "feel/value/value.h"

namespace ducha::feel {

class Call {
 public:
  virtual ~Call() = default;
  [[nodiscard]] virtual const Limits& limits() const = 0;
  [[nodiscard]] virtual const Environment& environment() const = 0;
  // Applies a function value (the precedes of sort, the match of list replace); null where it does not fit.
  [[nodiscard]] virtual Value apply(const Value& function, std::span<const Value> arguments) = 0;
  // Null, saying why. Costs nothing where no recorder is on: arguments are made lazily by callers only if recording().
  [[nodiscard]] virtual bool recording() const = 0;
  virtual Value null_because(Code code, std::vector<Text> arguments = {}) = 0;
  // Counts work against Limits::steps; false: the limit is met, give null.
  [[nodiscard]] virtual bool spend(std::size_t steps) = 0;
};

}  // namespace ducha::feel
