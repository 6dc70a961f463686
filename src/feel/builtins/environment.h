// SPDX-License-Identifier: Apache-2.0
// What bounds an evaluation, and what it is given of the world besides slots.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/limits.h"
#include "feel/value/value.h"

namespace ducha::feel {

class Doubts;  // feel/run/doubts.h

// What bounds compiling and evaluating; the embedding program may set each (base/limits.h has the defaults and
// reasons).
struct Limits {
  std::size_t text = kFeelText;                 // bytes of one expression
  std::size_t nesting = kFeelNesting;           // brackets within brackets; at most 500
  std::size_t steps = kFeelSteps;               // nodes evaluated by one evaluate()
  std::size_t elements = kFeelElements;         // of one list
  std::size_t string = kFeelString;             // bytes of one string
  std::size_t recursion = kFeelRecursion;       // user functions within user functions
  std::size_t stack = kFeelStack;               // bytes of the native stack one evaluate() may take
  std::uint32_t regex_steps = kFeelRegexSteps;  // ICU's own unit of matching time
};

// What the world gives to an evaluation besides slots.
struct Environment {
  // The value of now(), a date and time with offset; null: now() and today() are null, with a reason.
  Value now = {};
  // Asked where a filter over a dated list cannot tell of an element; null: then the element is left out, as the
  // standard has it. Not asked while steps are written down.
  Doubts* doubts = nullptr;
};

}  // namespace ducha::feel
