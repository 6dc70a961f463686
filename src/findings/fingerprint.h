// SPDX-License-Identifier: Apache-2.0
// What names a finding from run to run: unit (as findings/identity.h has it), rule and subject, and nothing else.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "findings/finding.h"

namespace ducha {

// 32 hexadecimal digits. A record counts by its name, so that one put in before it changes nothing, and by its index
// only where it has none. `before`: how many findings of the same run, unit, rule and subject come before this one (two
// records of one name), so that no two share a fingerprint.
[[nodiscard]] std::string fingerprint(const Finding& finding, std::size_t before = 0);

// The same across periods: a window counts by its place in the plan's period (H1 of the first year), so that it is the
// same finding in the period before; without a period by its place in its own year.
[[nodiscard]] std::string fingerprint_across(const Finding& finding, const std::optional<DateRange>& period,
                                             std::size_t before = 0);

// What a window counts by there: "2024-H1" in a period from 2023 on is "1-H1", "2024-07-01/2025-06-30" is months from
// the period's first day on.
[[nodiscard]] std::string place_in_period(const std::string& window, const std::optional<DateRange>& period);

// Sets those of the findings of one plan, or of all across-rules.
void set_fingerprints(std::vector<Finding>& findings);

}  // namespace ducha
