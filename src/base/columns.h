// SPDX-License-Identifier: Apache-2.0
// Rows of cells as lines of text whose columns line up on a terminal, with Chinese among them (base/text.h). Every
// table and list of labels that the program prints as text is laid out here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace ducha {

enum class Align : std::uint8_t { left, right };

using Cells = std::vector<std::string>;

struct Columns {
  std::size_t indent = 0;            // spaces before every line
  std::vector<Align> align{};        // of each column, the last for all behind it too; left where none is said
  std::vector<std::size_t> least{};  // a column's width, however short its cells are
  std::size_t page = 0;              // the width at which the last column wraps below itself; 0: it is as long as it is
  // A cell, or a line of the last one, in colour; what it adds takes no room.
  std::function<std::string(const std::string& text, std::size_t row, std::size_t column)> painted{};
};

// Lines without their ends and without spaces there; two spaces part the columns. A row may have fewer cells than
// others.
[[nodiscard]] std::vector<std::string> column_lines(std::span<const Cells> rows, const Columns& columns = {});
// The same, each with its end.
[[nodiscard]] std::string in_columns(std::span<const Cells> rows, const Columns& columns = {});

}  // namespace ducha
