// SPDX-License-Identifier: Apache-2.0
// The boxes of a paper form, as it is typed: one of several is ticked.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ducha {

// Whether a box stands in it, ticked or not.
[[nodiscard]] bool has_boxes(std::string_view text);
// What stands at the one box that is ticked: before it or behind it, as at all the others. nullopt where none or
// several are, or where it cannot be told which words belong to which box.
[[nodiscard]] std::optional<std::string> ticked_of(std::string_view text);

}  // namespace ducha
