// SPDX-License-Identifier: Apache-2.0
// Why it is not known whether a group does what is asked.
#pragma once

#include <string>
#include <vector>

#include "batch/judged_group.h"

namespace ducha {

// What is missing of its units is told beside it (batch/group_facts.h).
// `undated`: what happened in units on days that are not said.
[[nodiscard]] std::string why_unknown(const JudgedGroup& judged, const GroupVerdict& verdict,
                                      const std::vector<Missing>& undated);

}  // namespace ducha
