// SPDX-License-Identifier: Apache-2.0
#include "facts/fact_type.h"

#include <cstddef>
#include <iterator>

namespace ducha {

namespace {

constexpr std::string_view kNames[] = {
#define DUCHA_FACT_TYPE(name, zh) #name,
#include "facts/fact_types.def"
};

}  // namespace

std::string_view to_string(FactType type) { return kNames[static_cast<std::size_t>(type)]; }

std::optional<FactType> read_fact_type(std::string_view word) {
  for (std::size_t index = 0; index < std::size(kNames); ++index) {
    if (kNames[index] == word) return static_cast<FactType>(index);
  }
  return std::nullopt;
}

}  // namespace ducha
