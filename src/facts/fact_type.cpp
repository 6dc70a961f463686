// SPDX-License-Identifier: Apache-2.0
#include "facts/fact_type.h"

#include <array>
#include <cstddef>

namespace ducha {

namespace {

constexpr std::array<std::string_view, 12> kNames = {"count",   "number", "share", "money", "date",   "event",
                                                     "boolean", "choice", "name",  "text",  "record", "list"};

}  // namespace

std::string_view to_string(FactType type) { return kNames[static_cast<std::size_t>(type)]; }

std::optional<FactType> read_fact_type(std::string_view word) {
  for (std::size_t index = 0; index < kNames.size(); ++index) {
    if (kNames[index] == word) return static_cast<FactType>(index);
  }
  return std::nullopt;
}

}  // namespace ducha
