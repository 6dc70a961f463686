// SPDX-License-Identifier: Apache-2.0
// Why it is not known whether a group does what is asked.
#pragma once

#include <string>

#include "batch/judged_group.h"

namespace ducha {

// What is missing of its units is told beside it (batch/group_facts.h).
[[nodiscard]] std::string why_unknown(const JudgedGroup& judged, const GroupVerdict& verdict);

}  // namespace ducha
