// SPDX-License-Identifier: Apache-2.0
// Which parts of a region a policy's expressions ask for: a region may have any, and of those that a rule asks for a
// plan may leave some out.
#pragma once

#include <string>
#include <vector>

#include "rulebook/rule.h"
#include "rulebook/slot_layout.h"

namespace ducha {

// `county` of region.county, and of the region of one of the units; each once, ascending.
[[nodiscard]] std::vector<std::string> region_keys_in(const std::vector<Rule>& rules, const SlotLayout& slots);

}  // namespace ducha
