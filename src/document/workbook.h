// SPDX-License-Identifier: Apache-2.0
// A workbook that was read, as the rows of its sheets.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/source.h"

namespace ducha {

// Cells of several rows as one, which the first of them holds.
struct MergedCells {
  std::uint32_t row = 0, column = 0;  // of the first, from 1 and from 0
  std::uint32_t rows = 0;
  [[nodiscard]] std::uint64_t end() const { return std::uint64_t{row} + rows; }
};

struct Sheet {
  std::string name;
  std::vector<SourcePtr> rows;  // those that hold anything and are shown, as of SourceText::sheet_row()
  std::vector<MergedCells> merged;
};

// A name that the workbook gives one cell.
struct NamedCell {
  std::string name;
  std::string sheet;
  std::uint32_t row = 0, column = 0;  // from 1
};

struct Workbook {
  std::vector<Sheet> sheets;
  std::vector<NamedCell> names;
};

}  // namespace ducha
