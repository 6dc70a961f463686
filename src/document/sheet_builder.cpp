// SPDX-License-Identifier: Apache-2.0
#include "document/sheet_builder.h"

#include <algorithm>
#include <functional>

#include "base/column_letters.h"
#include "base/limits.h"
#include "base/replace_all.h"
#include "base/text.h"
#include "document/codes.h"

namespace ducha {

namespace {

constexpr std::size_t kMarks = std::size_t{64} << 20U;  // rows by columns of all sheets, a byte each

// One that begins like a quoted cell is quoted; the mark between cells is no text, and a line ends with a line feed.
std::string to_cell(std::string text) {
  std::erase(text, SourceText::kCellMark);
  replace_all(text, "\r\n", "\n");
  if (!text.starts_with('"')) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

// Rows or columns in their order as 4, 7-9, so that whoever looks for them finds them; of very many the first.
template <typename Name>
std::string runs_of(const std::vector<std::size_t>& rows, Name name) {
  constexpr std::size_t kRunsShown = 12;
  std::string text;
  std::size_t runs = 0;
  for (std::size_t i = 0; i < rows.size();) {
    std::size_t last = i;
    while (last + 1 < rows.size() && rows[last + 1] == rows[last] + 1) ++last;
    if (!text.empty()) text += ", ";
    if (++runs > kRunsShown) return text + "...";
    text += name(rows[i]);
    if (last > i) text += '-' + name(rows[last]);
    i = last + 1;
  }
  return text;
}

// Programs write a row from left to right, each cell once; of others the last one counts.
template <typename Cells>
void put_in_order(Cells& cells) {
  const auto left_of = [](const auto& left, const auto& right) { return left.first < right.first; };
  const auto same = [](const auto& left, const auto& right) { return left.first == right.first; };
  if (std::adjacent_find(cells.begin(), cells.end(), std::not_fn(left_of)) == cells.end()) return;
  std::reverse(cells.begin(), cells.end());
  std::stable_sort(cells.begin(), cells.end(), left_of);
  cells.erase(std::unique(cells.begin(), cells.end(), same), cells.end());
}

}  // namespace

SheetBuilder::SheetBuilder(const WorkbookParts& parts, std::string name, SheetsTaken& taken)
    : parts_(parts), taken_(taken) {
  sheet_.name = std::move(name);
}

void SheetBuilder::set(std::size_t row, std::size_t column, std::string text) {
  if (text.empty() || column >= kSheetColumns) return;
  if (++taken_.cells > kWorkbookCells) parts_.refuse(code::document_workbook_cells, std::to_string(kWorkbookCells));
  rows_[row].emplace_back(column, to_cell(std::move(text)));
  width_ = std::max(width_, column + 1);
}

void SheetBuilder::tell(Code code, std::size_t row, std::size_t column, std::string_view what) {
  const auto cell = static_cast<std::uint32_t>(column);
  const std::string marks(column, SourceText::kCellMark);
  const SourcePtr source = SourceText::sheet_row(place(), marks, static_cast<std::uint32_t>(row));
  parts_.diagnostics().add(code, {source, {cell, 0}}, {Text(shortened(std::string(what), kShownScalar))});
  faults_[row].push_back(cell);
}

void SheetBuilder::merge(std::size_t row, std::size_t column, std::size_t rows) {
  constexpr std::size_t kMost = 10'000;  // a sheet that has more is no form
  if (rows < 2 || sheet_.merged.size() >= kMost) return;
  sheet_.merged.push_back(
      {static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column), static_cast<std::uint32_t>(rows)});
}

void SheetBuilder::hide_columns(std::size_t first, std::size_t count) {
  hidden_columns_.resize(kSheetColumns);
  for (std::size_t column = first; column < kSheetColumns && column - first < count; ++column) {
    hidden_columns_[column] = true;
  }
}

SourcePtr SheetBuilder::row_of(std::size_t number, const Cells& cells) const {
  std::string text;
  std::size_t at = 0;
  for (const auto& [column, cell] : cells) {
    text.append(column - at, SourceText::kCellMark);
    text += cell;
    at = column;
  }
  text.append(width_ - 1 - at, SourceText::kCellMark);
  const auto faults = faults_.find(number);
  return SourceText::sheet_row(place(), std::move(text), static_cast<std::uint32_t>(number),
                               faults == faults_.end() ? std::vector<std::uint32_t>() : faults->second);
}

Sheet SheetBuilder::done() {
  taken_.marks += rows_.size() * width_;
  if (taken_.marks > kMarks) {
    parts_.refuse(code::document_sheet_wide, sheet_.name + '!' + column_letters(width_ - 1));
  }
  for (auto& [number, cells] : rows_) {
    put_in_order(cells);
    note_hidden(cells);
    sheet_.rows.push_back(row_of(number, cells));
    Cells().swap(cells);  // the text has them, and a sheet may have millions
  }
  tell_hidden();
  return std::move(sheet_);
}

void SheetBuilder::note_hidden(const Cells& cells) {
  if (hidden_columns_.empty()) return;
  for (const auto& [column, cell] : cells) {
    if (hidden_columns_[column]) said_hidden_.insert(column);
  }
}

void SheetBuilder::tell_hidden() const {
  Diagnostics& diagnostics = parts_.diagnostics();
  if (!hidden_.empty()) {
    const std::string rows = runs_of(hidden_, [](std::size_t row) { return std::to_string(row); });
    diagnostics.add_file(code::document_rows_hidden, place(), {std::to_string(hidden_.size()), rows});
  }
  if (!said_hidden_.empty()) {
    const std::string columns = runs_of({said_hidden_.begin(), said_hidden_.end()}, column_letters);
    diagnostics.add_file(code::document_columns_hidden, place(), {columns});
  }
  if (filtered_ > 0) diagnostics.add_file(code::document_rows_filtered, place(), {std::to_string(filtered_)});
}

}  // namespace ducha
