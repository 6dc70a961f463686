// SPDX-License-Identifier: Apache-2.0
// All of judging that can be wrong, as pure functions: what a subject's status is, once its conditions are evaluated.
#pragma once

#include <cstdint>

#include "feel/value/value.h"
#include "findings/status.h"
#include "rulebook/rule.h"

namespace ducha {

enum class Ternary : std::uint8_t { no, yes, null };
[[nodiscard]] Ternary ternary_of(const feel::Value& value);  // anything but true and false is null
[[nodiscard]] Ternary operator&&(Ternary a, Ternary b);      // FEEL's

// The window that is judged, if any.
enum class WindowPart : std::uint8_t {
  none,   // the rule has no windows
  whole,  // the period holds all of it
  part,   // the period holds some of it
};

// The one day of which a demand speaks (`at`), against the period.
enum class DayPlace : std::uint8_t {
  none,           // it speaks of no one day
  in_period,      // then the day acts as `due`
  before_period,  // the period begins after it: its figures say nothing of that day
  after_period,   // the period ends before it
};

// When a shortfall is final.
enum class Final : std::uint8_t {
  now,      // nothing more is waited for
  later,    // the due day, or the end of the window, lies after as_of
  unknown,  // the due day cannot be told
};

struct Outcome {
  bool invalid_fact = false;  // a fact that the rule reads cannot be read
  bool addressed = true;      // the unit's level is addressed, and there is something to judge (a window, a record)
  bool in_force = true;
  DayPlace day = DayPlace::none;
  Ternary when = Ternary::yes;  // null too where it cannot be told whether a window is to be judged
  Ternary require = Ternary::null;
  WindowPart window = WindowPart::none;
  Direction direction = Direction::neither;  // of more records in the window
  Final due = Final::now;                    // by `due` or `at`
  bool window_open = false;                  // its last day lies after as_of
  bool waived = false;                       // a waiver in force covers it
};

// Tried in this order (docs/judging.md, whose table a test holds against it):
//
//   invalid fact                                                      error
//   not addressed; not in force; the day lies before the period       not_applicable
//   the day lies after the period                                     pending
//   `when` false                                                      not_applicable
//   `when` null                                                       unknown, or waived
//   true, of the whole or where more can only help                    pass
//   the due day cannot be told                                        unknown, or waived
//   false, and more can only hurt, and no later day is due            fail, or waived
//   still open: the window, or what is due                            pending
//   true or false of a part                                           unknown, or waived
//   `require` false                                                   fail, or waived
//   `require` null                                                    unknown, or waived
[[nodiscard]] Status judge(const Outcome& outcome);

}  // namespace ducha
