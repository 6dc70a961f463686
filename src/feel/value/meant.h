// SPDX-License-Identifier: Apache-2.0
// What a date or a duration that is written otherwise is meant to be, for messages.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ducha::feel {

// 2024-1-1, 2024/01/01, 2024.1.1 and the same with the Chinese signs: 2024-01-01, where there is that day. A time of
// the day behind a space: 2024-01-01T10:00:00. 30 days, p30d, P2W: P30D, P14D. nullopt: nothing that can be told.
[[nodiscard]] std::optional<std::string> temporal_meant(std::string_view text);

}  // namespace ducha::feel
