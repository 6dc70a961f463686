// SPDX-License-Identifier: Apache-2.0
// Facts by which others are checked as a plan is read: the whole of a part, the day that comes first, the list that
// tells the same figure.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "facts/vocabulary.h"

namespace ducha {

// By their numbers among `facts`, those that this one is held against, and that these are, and so on; without itself.
[[nodiscard]] std::vector<std::uint32_t> held_against(std::span<const FactSpec> facts, std::uint32_t fact);

}  // namespace ducha
