// SPDX-License-Identifier: Apache-2.0
// A sheet that grows cell by cell, whatever form of workbook its cells come from, within what a workbook may hold.
// Private to the readers of workbooks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "document/workbook.h"
#include "document/workbook_parts.h"

namespace ducha {

inline constexpr std::size_t kSheetColumns = 16'384;  // as spreadsheets have them

// What the sheets of a workbook have taken of its limits.
struct SheetsTaken {
  std::size_t cells = 0;
  std::size_t marks = 0;  // rows by columns
};

// Rows count from 1, columns from 0.
class SheetBuilder {
 public:
  SheetBuilder(const WorkbookParts& parts, std::string name, SheetsTaken& taken);

  void set(std::size_t row, std::size_t column, std::string text);
  // What is wrong with a cell, which is set all the same, so that whoever reads it refuses it.
  void tell(Code code, std::size_t row, std::size_t column, std::string_view what);
  void merge(std::size_t row, std::size_t column, std::size_t rows);
  void hide(std::size_t row) { hidden_.push_back(row); }
  // Read for all that: without a field, what stands in the others would mean something else.
  void hide_columns(std::size_t first, std::size_t count);
  // Read for all that: a filter is how somebody looked at the table, and leaves nothing out of it.
  void filter() { ++filtered_; }

  [[nodiscard]] Sheet done();

 private:
  using Cells = std::vector<std::pair<std::size_t, std::string>>;  // by column

  [[nodiscard]] SourcePtr row_of(std::size_t number, const Cells& cells) const;
  void note_hidden(const Cells& cells);
  void tell_hidden() const;
  // The sheet as places name it.
  [[nodiscard]] std::string place() const { return parts_.name() + ':' + sheet_.name; }

  const WorkbookParts& parts_;
  SheetsTaken& taken_;
  Sheet sheet_;
  std::map<std::size_t, Cells> rows_;                         // by number
  std::map<std::size_t, std::vector<std::uint32_t>> faults_;  // by number, the columns of cells that were told
  std::size_t width_ = 0;
  std::vector<std::size_t> hidden_;
  std::vector<bool> hidden_columns_;   // empty: none
  std::set<std::size_t> said_hidden_;  // of them, those that hold something
  std::size_t filtered_ = 0;
};

}  // namespace ducha
