// SPDX-License-Identifier: Apache-2.0
// --jobs: how many threads work at once.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/diagnostic.h"

namespace ducha {

// Nothing where nothing was said, or where it is no such number, which is a fault of the call.
[[nodiscard]] std::optional<std::size_t> read_thread_count(const std::optional<std::string>& text, Diagnostics& faults);

}  // namespace ducha
