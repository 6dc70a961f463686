// SPDX-License-Identifier: Apache-2.0
// A workbook to write: what stands in its cells and what they take, whatever form it is saved in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ducha {

// What a cell is to whoever fills the workbook in.
enum class CellLook : std::uint8_t { title, remark, head, chapter, label, question, answer, required };
// How its content is kept; an empty answer says so too, so that 3-1 that is typed stays what it is.
enum class CellKind : std::uint8_t { general, text, number };

// Rows and columns count from 0.
struct BookCell {
  std::uint32_t row = 0, column = 0;
  std::string text;
  CellLook look = CellLook::label;
  CellKind kind = CellKind::text;
  std::string name = {};  // a defined name, which moves with the cell; empty: none
  std::string note = {};  // shown beside it
  std::string link = {};  // the sheet that a click leads to
};

// What a range of one column takes; anything else is doubted, not refused, for people write more than a check knows.
struct BookCheck {
  enum class Takes : std::uint8_t { anything, words, whole, figure, other_ends };

  std::uint32_t first_row = 0, last_row = 0, column = 0;
  Takes takes = Takes::words;
  // Of words: the cells of a sheet that hold them, one below the other.
  std::string sheet = {};
  std::uint32_t words_column = 0, words_count = 0;
  std::string ends = {};    // of other_ends: the characters, one of which is not the last
  std::string prompt = {};  // shown when the cell is chosen
  std::string doubt = {};   // and when something else was written
};

struct BookSheet {
  std::string name;             // as sheet_name() makes it
  std::vector<double> widths;   // of columns, in characters; those of Chinese are two wide
  std::vector<BookCell> cells;  // in the order of rows and columns
  std::vector<BookCheck> checks;
  std::uint32_t frozen_rows = 0, frozen_columns = 0;
};

struct Book {
  std::string title;
  std::vector<BookSheet> sheets;
};

// A name that spreadsheets take, and that none of the sheets has: 31 characters without : \ / ? * [ ].
[[nodiscard]] std::string sheet_name(const std::string& wanted, const std::vector<BookSheet>& others);
// "C7" of row 6 and column 2.
[[nodiscard]] std::string cell_name(std::uint32_t row, std::uint32_t column, bool fixed = false);

// The file's bytes, the same for the same book. Nothing where memory is short or no temporary file can be written;
// errno may say why.
[[nodiscard]] std::optional<std::string> to_xlsx(const Book& book);
[[nodiscard]] std::optional<std::string> to_ods(const Book& book);
// A CSV file a sheet, by name; what a cell takes and where it leads is lost.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> to_tables(const Book& book);

}  // namespace ducha
