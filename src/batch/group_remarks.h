// SPDX-License-Identifier: Apache-2.0
// What a finding on a group says behind the rule's own message: how many units meet it, and for which periods their
// plans and that of the superior speak.
#pragma once

#include "batch/judged_group.h"
#include "findings/finding.h"

namespace ducha {

// "88 to 91 of 100": what is left open by units of which nothing is known, and by records of which it cannot be told
// whether they count. "1 of 3 meet it" where the rule has no words for what does not pass.
void add_bounds(const JudgedGroup& judged, const GroupVerdict& verdict, Finding& finding);

// Of an undecided one they are part of the reason.
void add_period_remarks(const JudgedGroup& judged, const GroupVerdict& verdict, Finding& finding);

}  // namespace ducha
