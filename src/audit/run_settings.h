// SPDX-License-Identifier: Apache-2.0
// By what two runs were judged, where that differs: a verdict may have changed by it and not by what the unit did.
#pragma once

#include <vector>

#include "findings/comparison.h"
#include "findings/finding.h"

namespace ducha {

// version, rulebook, as_of, profile, and each of the options by its name ("options.params"), in this order.
[[nodiscard]] std::vector<ComparedSetting> settings_that_differ(const Run& before, const Run& after);

}  // namespace ducha
