// SPDX-License-Identifier: Apache-2.0
#include "judge/outcome.h"

namespace ducha {

namespace {

// What is judged on a part of a window must hold of the whole.
Status of_require(const Outcome& outcome) {
  const bool part = outcome.window == WindowPart::part;
  if (outcome.require == Ternary::yes && (!part || outcome.direction == Direction::help)) return Status::pass;
  if (outcome.due == Final::unknown) return Status::unknown;
  const bool stays_false = outcome.require == Ternary::no && outcome.direction == Direction::hurt;
  if (stays_false && outcome.due == Final::now) return Status::fail;
  if (outcome.window_open || outcome.due == Final::later) return Status::pending;
  return part || outcome.require == Ternary::null ? Status::unknown : Status::fail;
}

// Before waivers.
Status unwaived(const Outcome& outcome) {
  if (outcome.invalid_fact) return Status::error;
  if (!outcome.addressed || !outcome.in_force || outcome.day == DayPlace::before_period) return Status::not_applicable;
  if (outcome.day == DayPlace::after_period) return Status::pending;
  if (outcome.when == Ternary::no) return Status::not_applicable;
  if (outcome.when == Ternary::null) return Status::unknown;
  return of_require(outcome);
}

}  // namespace

Ternary ternary_of(const feel::Value& value) {
  if (value.is_true()) return Ternary::yes;
  return value.is_false() ? Ternary::no : Ternary::null;
}

Ternary operator&&(Ternary a, Ternary b) {
  if (a == Ternary::no || b == Ternary::no) return Ternary::no;
  return a == Ternary::yes && b == Ternary::yes ? Ternary::yes : Ternary::null;
}

Status judge(const Outcome& outcome) {
  const Status status = unwaived(outcome);
  const bool waivable = status == Status::fail || status == Status::unknown;
  return outcome.waived && waivable ? Status::waived : status;
}

}  // namespace ducha
