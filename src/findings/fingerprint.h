// SPDX-License-Identifier: Apache-2.0
// What names a finding from run to run: unit (as findings/identity.h has it), rule and subject, and nothing else.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "findings/finding.h"

namespace ducha {

// 32 hexadecimal digits. A record counts by its name, so that one put in before it changes nothing, and by its index
// only where it has none. `before`: how many findings of the same run, unit, rule and subject come before this one (two
// records of one name), so that no two share a fingerprint.
[[nodiscard]] std::string fingerprint(const Finding& finding, std::size_t before = 0);

// Sets those of the findings of one plan, or of all across-rules.
void set_fingerprints(std::vector<Finding>& findings);

}  // namespace ducha
