// SPDX-License-Identifier: Apache-2.0
// What a finding says of what was required: the words with the figures of the case, and the parameters.
#pragma once

#include <vector>

#include "base/language.h"
#include "feel/run/trace.h"
#include "findings/finding.h"
#include "judge/plan_view.h"
#include "judge/rule_reads.h"

namespace ducha {

// Of a subject that was judged: the slots hold it. What its `require` gave on the way to the verdict is not evaluated
// again; the trace may be empty.
void say_required(const PolicyRules& rules, const Rule& rule, const RuleReads& reads, const SlotValues& slots,
                  const CheckOptions& options, Finding& finding, const feel::Trace& require = {});

}  // namespace ducha
