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

// How Document::table_units has a unit that holds for a part of the document alone: for the column of that name, the
// sheet of a form, or one of its rows (row_of()).
[[nodiscard]] std::string unit_within(std::string_view part, std::string_view unit);
[[nodiscard]] std::string row_of(std::string_view sheet, std::uint32_t row);

// The fact that a key names. A column's name may say a unit besides, and `announced.on` is the event itself.
struct KeyedFact {
  std::uint32_t slot = 0;
  std::string unit = {};  // of the bare figures in the column: what its name says, else the table; empty: none
};
[[nodiscard]] std::optional<KeyedFact> fact_keyed(const NodeView& key, const Vocabulary& vocabulary);

// The same of a field: the head of a sheet of records may say a unit besides.
struct KeyedField {
  std::uint32_t index = 0;
  std::string unit = {};
};
[[nodiscard]] std::optional<KeyedField> field_keyed(const NodeView& key, const FactNames& names,
                                                    const std::vector<FactSpec>& fields);

// The first entry of a map that gives that field of a record; none where none does.
[[nodiscard]] NodeView::Entry field_entry(const NodeView& map, const FactNames& names, const FactSpec& record,
                                          std::uint32_t index);

// The unit of a bare figure that stands there: that of its column, else what its row or its sheet says. Empty: the
// fact's own.
[[nodiscard]] std::string unit_of_figure(const NodeView& at, const FactSpec& fact, std::string_view column = {});

// A bare figure with the column's unit behind it; other texts as they are.
[[nodiscard]] std::string in_column_unit(std::string_view text, std::string_view unit);

}  // namespace ducha
