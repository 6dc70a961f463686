// SPDX-License-Identifier: Apache-2.0
// What a figure may be at all: outside of its bounds it is no large or small one, but a mistake.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "facts/vocabulary.h"
#include "feel/value/value.h"

namespace ducha {

enum class Bound : std::uint8_t { min, max };
// The bound that a value breaks; bounds themselves are kept. Null and what is no figure break none.
[[nodiscard]] std::optional<Bound> broken_bound(const feel::Value& value, const FactSpec& fact);

// A fact that is more than the one it is part of, or a day that lies before the one it cannot lie before. Where one of
// them is not given nothing is said; an event that is planned is on the day for which it is, and what follows an event
// that is said not to have happened has not happened either.
struct BrokenPart {
  std::uint32_t part;   // the later of two days
  std::uint32_t whole;  // the earlier
  bool of_days = false;
};
// Of facts that stand beside one another and their values, in step.
[[nodiscard]] std::vector<BrokenPart> broken_parts(const std::vector<FactSpec>& facts,
                                                   const std::vector<const feel::Value*>& values);

}  // namespace ducha
