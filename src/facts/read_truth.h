// SPDX-License-Identifier: Apache-2.0
// Yes and no as people write them.
#pragma once

#include <optional>
#include <string_view>

namespace ducha {

struct FactSpec;

// A word of spelling.def, or "already" and "not yet" before one of its verbs or before what the fact itself is called
// by: "already paid in full" of the day of paying in full. nullopt where it is neither, such as what is under way.
[[nodiscard]] std::optional<bool> read_truth(std::string_view text, const FactSpec* fact = nullptr);

}  // namespace ducha
