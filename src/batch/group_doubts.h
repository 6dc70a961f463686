// SPDX-License-Identifier: Apache-2.0
// The units of a group that do not count: of which it is not known whether they belong, that did not submit, whose
// plans are for other days or contradict each other; and the plans that others take the place of.
#pragma once

#include "batch/judged_group.h"
#include "findings/finding.h"

namespace ducha {

void add_doubts(const JudgedGroup& judged, Finding& finding);

}  // namespace ducha
