// SPDX-License-Identifier: Apache-2.0
// Rows of cells as CSV (RFC 4180) and as TSV, as spreadsheets and scripts read them. A cell that a spreadsheet would
// take for a formula gets an apostrophe in front.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace ducha {

enum class TableForm : bool { csv, tsv };

// One cell, without what stands between cells.
void append_cell(std::string& out, std::string_view cell, TableForm form);
[[nodiscard]] constexpr char separator_of(TableForm form) { return form == TableForm::csv ? ',' : '\t'; }
[[nodiscard]] constexpr std::string_view line_end_of(TableForm form) { return form == TableForm::csv ? "\r\n" : "\n"; }

// The row with its line's end: CR LF in CSV, LF in TSV, where tabs and line ends inside a cell become spaces.
// `is_number(column)`: its cells are figures of this program's own, which a minus in front does not make formulas.
void append_row(std::string& out, std::span<const std::string> cells, TableForm form,
                const std::function<bool(std::size_t)>& is_number = {});

}  // namespace ducha
