// SPDX-License-Identifier: Apache-2.0
// The known name that is nearest to a misspelt one.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ducha {

// By edit distance over code points after folding (base/text.h), at most a third of the length; the first of equals.
[[nodiscard]] std::optional<std::string> nearest(std::string_view name, std::span<const std::string> known);

}  // namespace ducha
