// SPDX-License-Identifier: Apache-2.0
#include "judge/outcome.h"

namespace ducha {

namespace {

// Before waivers. What is judged on a part of a window must hold of the whole.
Status of_part(const Outcome& outcome) {
  if (outcome.require == Ternary::yes && outcome.direction == Direction::help) return Status::pass;
  if (outcome.require == Ternary::no && outcome.direction == Direction::hurt) return Status::fail;
  return outcome.window_open || outcome.due == Final::later ? Status::pending : Status::unknown;
}

Status of_whole(const Outcome& outcome) {
  if (outcome.require == Ternary::yes) return Status::pass;
  const bool hurt_only = outcome.require == Ternary::no && outcome.direction == Direction::hurt;
  if (outcome.window_open && hurt_only && outcome.due == Final::now) return Status::fail;
  if (outcome.window_open || outcome.due == Final::later) return Status::pending;
  if (outcome.due == Final::unknown) return Status::unknown;
  return outcome.require == Ternary::no ? Status::fail : Status::unknown;
}

Status unwaived(const Outcome& outcome) {
  if (outcome.invalid_fact) return Status::error;
  if (!outcome.addressed || !outcome.in_force || outcome.day == DayPlace::before_period) return Status::not_applicable;
  if (outcome.day == DayPlace::after_period) return Status::pending;
  if (outcome.when == Ternary::no) return Status::not_applicable;
  if (outcome.when == Ternary::null) return Status::unknown;
  return outcome.window == WindowPart::part ? of_part(outcome) : of_whole(outcome);
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
