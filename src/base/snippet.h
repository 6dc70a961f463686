// SPDX-License-Identifier: Apache-2.0
// The line of a place with a caret under it, set by East Asian Width; long lines are cut around the caret.
#pragma once

#include <string>

#include "base/source.h"

namespace ducha {

// Two lines, each ending in a line feed; empty where the place is unknown. Control characters are shown as U+FFFD, tabs
// as one space.
[[nodiscard]] std::string snippet(const Place& at);

}  // namespace ducha
