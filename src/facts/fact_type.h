// SPDX-License-Identifier: Apache-2.0
// What a fact can be. The table of types, spellings and values stands in docs/language.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace ducha {

enum class FactType : std::uint8_t {
  count,
  number,
  share,
  money,
  date,
  event,
  boolean,
  choice,
  name,
  text,
  record,
  list
};

[[nodiscard]] std::string_view to_string(FactType type);
[[nodiscard]] std::optional<FactType> read_fact_type(std::string_view word);

}  // namespace ducha
