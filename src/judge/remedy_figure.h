// SPDX-License-Identifier: Apache-2.0
// A remedy that is another figure.
#pragma once

#include <optional>

#include "base/decimal.h"
#include "judge/trial.h"

namespace ducha {

// The nearest to what the plan says of the part with which its subject passes, up or down, in the steps in which a plan
// would write it. nullopt: none that was tried.
[[nodiscard]] std::optional<Decimal> nearest_figure(Trial& trial);

}  // namespace ducha
