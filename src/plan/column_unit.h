// SPDX-License-Identifier: Apache-2.0
// The name of a column that says its unit in brackets behind a fact's name, as statistical tables head their columns.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/node.h"
#include "facts/vocabulary.h"

namespace ducha {

struct NamedColumn {
  std::string name;
  std::string unit;  // as written: persons, ten thousand yuan, %
};

// A cell that is a unit and nothing else, in brackets or bare.
[[nodiscard]] std::optional<std::string> unit_alone(std::string_view cell);

// Of several units that a table says of itself, the one in which the bare figures of a fact are then: money in any unit
// of money, ten thousand persons for persons. Empty: none.
[[nodiscard]] std::string unit_for(const std::vector<std::string>& units, const FactSpec& fact);

// nullopt where no unit ends the name in brackets of any kind, behind a slash or a colon, or % alone: "staff (full
// time)" is another fact. Whether it is the fact's unit, or one that can be converted, the reader of the value finds
// out.
[[nodiscard]] std::optional<NamedColumn> unit_in_name(std::string_view column);

// The fact that a key names. A column's name may say a unit besides, and `announced.on` is the event itself.
struct KeyedFact {
  std::uint32_t slot = 0;
  std::string unit = {};  // of the bare figures in the column: what its name says, else the table; empty: none
};
[[nodiscard]] std::optional<KeyedFact> fact_keyed(const NodeView& key, const Vocabulary& vocabulary);

// A bare figure with the column's unit behind it; other texts as they are.
[[nodiscard]] std::string in_column_unit(std::string_view text, std::string_view unit);

}  // namespace ducha
