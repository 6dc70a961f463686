// SPDX-License-Identifier: Apache-2.0
// Facts that a unit left out, each told once with the rules that wait for it, the most telling first:
//
//   register of subjects (subject_register) not given: 14 rules cannot be judged   examples/qingshan.yaml:17:3
//     corrections.handover, corrections.caseload, ...
#pragma once

#include <string>
#include <vector>

#include "findings/finding.h"
#include "report/text_finding.h"

namespace ducha {

// Whether a finding is undecided for nothing but facts that are missing: told here and not by itself.
[[nodiscard]] bool waits_for_facts(const Finding& finding);

// Lines, each ending in a line feed; empty where none waits.
[[nodiscard]] std::string missing_facts(const std::vector<Finding>& findings, const TextLayout& layout);

}  // namespace ducha
