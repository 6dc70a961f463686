// SPDX-License-Identifier: Apache-2.0
// The text that the built-in range() takes: an interval whose ends are literals.
#pragma once

#include <optional>
#include <string_view>

#include "feel/value/range.h"

namespace ducha::feel {

// [1..3], ("a".."c"], [@"2024-01-01"..date("2024-12-31")[ with any space between. Both ends of one kind, the low one
// not after the high one; one end may be left out where its side is open: [1..), (.."c"].
[[nodiscard]] std::optional<Range> read_range(std::string_view text);

}  // namespace ducha::feel
