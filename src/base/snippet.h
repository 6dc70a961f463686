// SPDX-License-Identifier: Apache-2.0
// The line of a place with a caret under it, set by East Asian Width; long lines are cut around the caret.
#pragma once

#include <cstddef>
#include <string>

#include "base/source.h"

namespace ducha {

// Columns that a snippet takes at most, the dots of a cut line included.
inline constexpr std::size_t kSnippetWidth = 100;

// Two lines, each ending in a line feed; empty where the place is unknown or its line is empty. The caret stands under
// the first character, tildes under the rest of the span as far as this line shows it. Control characters and what is
// not UTF-8 are shown as U+FFFD, tabs as one space.
//
//   reports: 2024-02-30
//            ^~~~~~~~~~
[[nodiscard]] std::string snippet(const Place& at);

}  // namespace ducha
