// SPDX-License-Identifier: Apache-2.0
// The commonest slip of those who type YAML by hand: a colon that is none.
#pragma once

#include <cstdint>
#include <optional>

#include "base/diagnostic.h"
#include "base/source.h"

namespace ducha {

// Looks at the line of the offset and at the few lines before it, nearest first, for one whose colon is full-width or
// has no space behind it and that YAML therefore takes for a text.
[[nodiscard]] std::optional<Note> colon_hint(const SourcePtr& source, std::uint32_t offset);

}  // namespace ducha
