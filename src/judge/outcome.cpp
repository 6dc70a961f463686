// SPDX-License-Identifier: Apache-2.0
#include "judge/outcome.h"

namespace ducha {

Ternary ternary_of(const feel::Value& value) {
  if (value.is_true()) return Ternary::yes;
  return value.is_false() ? Ternary::no : Ternary::null;
}

Ternary operator&&(Ternary a, Ternary b) {
  if (a == Ternary::no || b == Ternary::no) return Ternary::no;
  return a == Ternary::yes && b == Ternary::yes ? Ternary::yes : Ternary::null;
}

Status judge(const Outcome& outcome) {
  const auto or_waived = [&outcome](Status status) { return outcome.waived ? Status::waived : status; };
  if (outcome.invalid_fact) return Status::error;
  if (!outcome.addressed || !outcome.in_force || outcome.when == Ternary::no) return Status::not_applicable;
  if (outcome.when == Ternary::null) return or_waived(Status::unknown);
  if (outcome.require == Ternary::yes) return Status::pass;
  if (outcome.still_open) return Status::pending;
  return or_waived(outcome.require == Ternary::no ? Status::fail : Status::unknown);
}

}  // namespace ducha
