// SPDX-License-Identifier: Apache-2.0
// The name of a column that says its unit in brackets behind a fact's name, as statistical tables head their columns.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ducha {

struct NamedColumn {
  std::string name;
  std::string unit;  // as written: persons, ten thousand yuan, %
};

// nullopt where no brackets end the name, or what stands in them is no unit: "staff (full time)" is another fact.
// Whether it is the fact's unit, or one that can be converted, the reader of the value finds out.
[[nodiscard]] std::optional<NamedColumn> unit_in_name(std::string_view column);

// A bare figure with the column's unit behind it; other texts as they are.
[[nodiscard]] std::string in_column_unit(std::string_view text, std::string_view unit);

}  // namespace ducha
