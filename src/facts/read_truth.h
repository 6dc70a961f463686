// SPDX-License-Identifier: Apache-2.0
// Yes and no as people write them.
#pragma once

#include <optional>
#include <string_view>

namespace ducha {

// A word of spelling.def, or "already" and "not yet" before one of its verbs. nullopt where it is neither, such as what
// is under way.
[[nodiscard]] std::optional<bool> read_truth(std::string_view text);

}  // namespace ducha
