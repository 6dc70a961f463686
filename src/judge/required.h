// SPDX-License-Identifier: Apache-2.0
// What a finding says of what was required: the words with the figures of the case, and the parameters.
#pragma once

#include <vector>

#include "base/language.h"
#include "findings/finding.h"
#include "judge/plan_view.h"
#include "judge/rule_reads.h"

namespace ducha {

// Of a subject that was judged: the slots hold it.
void say_required(const PolicyRules& rules, const Rule& rule, const RuleReads& reads, const SlotValues& slots,
                  const CheckOptions& options, Finding& finding);

}  // namespace ducha
