// SPDX-License-Identifier: Apache-2.0
// All of judging that can be wrong, as one pure function.
#pragma once

#include <cstdint>

#include "feel/value/value.h"
#include "findings/status.h"

namespace ducha {

enum class Ternary : std::uint8_t { no, yes, null };
[[nodiscard]] Ternary ternary_of(const feel::Value& value);  // anything but true and false is null
[[nodiscard]] Ternary operator&&(Ternary a, Ternary b);      // FEEL's

struct Outcome {
  bool invalid_fact = false;  // a fact that the rule reads is of the wrong type
  bool addressed =
      true;  // the unit's level is one that the clause addresses, and there is something to judge (a window, a record)
  bool in_force = true;
  Ternary when = Ternary::yes;
  Ternary require = Ternary::null;
  bool still_open = false;  // the due date, or the window's end, lies after as_of
  bool waived = false;      // a waiver in force covers it
};

// Tried in this order (docs/judging.md):
//
//   invalid fact                                   error
//   not addressed, not in force, `when` false      not_applicable
//   `when` null                                    unknown, or waived
//   `require` true                                 pass
//   still open                                     pending
//   `require` false                                fail, or waived
//   `require` null                                 unknown, or waived
[[nodiscard]] Status judge(const Outcome& outcome);

}  // namespace ducha
