// SPDX-License-Identifier: Apache-2.0
// The level that --level names.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "rulebook/policy.h"

namespace ducha {

// Its key, by key or label; none where none was named. One that the policy does not have is a fault of the call.
[[nodiscard]] std::optional<std::string> level_key(const Policy& policy, const std::optional<std::string>& named,
                                                   Diagnostics& faults);

}  // namespace ducha
