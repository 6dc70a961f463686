// SPDX-License-Identifier: Apache-2.0
// What a fact can be. docs/rules.md has the types with their spellings and values.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace ducha {

enum class FactType : std::uint8_t {
#define DUCHA_FACT_TYPE(name, zh) name,
#include "facts/fact_types.def"
};

[[nodiscard]] std::string_view to_string(FactType type);
[[nodiscard]] std::optional<FactType> read_fact_type(std::string_view word);

}  // namespace ducha
