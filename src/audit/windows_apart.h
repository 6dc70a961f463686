// SPDX-License-Identifier: Apache-2.0
// Whether two runs judged the same units in windows that have nothing to do with each other: a first half-year and a
// second. All of their findings are new or gone then, which is no news of the units.
#pragma once

#include <optional>
#include <string>

#include "audit/run_diff.h"

namespace ducha {

// A window of each, none of which is one of the other run.
struct WindowsApart {
  std::string before, after;
};
// nullopt: some are the same, or one of the runs has none.
[[nodiscard]] std::optional<WindowsApart> windows_apart(const SavedRun& before, const SavedRun& after);

}  // namespace ducha
