// SPDX-License-Identifier: Apache-2.0
// Whether two runs judged the same units by a rule in windows that have nothing to do with each other: a first
// half-year and a second. All of its findings are new or gone then, which is no news of the units.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "audit/run_diff.h"

namespace ducha {

// Of the first such rule a window of each run, and how many such rules there are.
struct WindowsApart {
  std::string before, after;
  std::size_t rules = 0;
};
// nullopt: each rule that has windows in both runs has one that is the same.
[[nodiscard]] std::optional<WindowsApart> windows_apart(const SavedRun& before, const SavedRun& after);

}  // namespace ducha
