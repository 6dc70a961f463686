// SPDX-License-Identifier: Apache-2.0
// The places of a program's inputs, and what it reads of them.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace ducha::feel {

using Slot = std::uint32_t;

// What a program reads: a slot and the fields below it that it asks for, list indexes left out. `tests[date in window]`
// reads {tests, {"date"}}; a value used as a whole ends the path there.
struct ReadPath {
  Slot slot;
  std::vector<std::string> fields;
  bool size_only = false;  // only how many elements a list has, as count() asks, or whether it is there at all
  friend bool operator==(const ReadPath&, const ReadPath&) = default;
  // NOLINTNEXTLINE(modernize-use-nullptr)
  friend auto operator<=>(const ReadPath&, const ReadPath&) = default;
};

}  // namespace ducha::feel
