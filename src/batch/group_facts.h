// SPDX-License-Identifier: Apache-2.0
// Which facts of which units decided the verdict on a group, and which facts its units lack.
#pragma once

#include "batch/judged_group.h"
#include "feel/run/trace.h"
#include "findings/finding.h"

namespace ducha {

// As the trace of what decided has it: into the finding's evidence and what is missing. Only units that are named are
// read back whole.
void add_group_facts(const JudgedGroup& judged, const feel::Trace& trace, Finding& finding);

}  // namespace ducha
