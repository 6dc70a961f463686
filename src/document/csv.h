// SPDX-License-Identifier: Apache-2.0
// Tables as RFC 4180 has them, cut into their rows: cells between separators, in quotes where they hold a separator, a
// quote (doubled) or the end of a line. TSV is the same with a tab.
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/diagnostic.h"
#include "base/source.h"
#include "document/split.h"

namespace ducha {

// Cuts a stream into the sources of its rows; blank lines are passed over. Memory is one row's, which kCsvRowBytes
// bounds. A row with a fault is reported and passed over; where a quote in it swallowed more lines, reading goes on
// with the second of them, for the quote that nobody closed is the first line's.
class CsvSplitter {
 public:
  // Precondition: the stream outlives this.
  CsvSplitter(std::istream& stream, std::string name, std::string_view separator)
      : lines_(stream), name_(std::move(name)), separator_(separator) {}

  // What the head of the table has shown: how cells are parted from here on, and how many a row has. A quoted cell that
  // goes over lines which look like rows is then doubted: its quote is one that nobody closed.
  void set_shape(std::string_view separator, std::size_t cells) {
    separator_ = separator;
    cells_ = cells;
  }

  // False: the end. A null row: one was reported.
  [[nodiscard]] bool next(SourcePtr& row, Diagnostics& diagnostics);

 private:
  struct Scan;

  [[nodiscard]] bool take_line(std::string& row);
  void scan_line(Scan& scan, std::string_view row, std::size_t line) const;
  [[nodiscard]] std::optional<std::size_t> scan_quoted(Scan& scan, std::string_view text, std::size_t at,
                                                       bool continued) const;
  [[nodiscard]] std::optional<std::size_t> scan_bare(Scan& scan, std::string_view text, std::size_t at) const;
  [[nodiscard]] bool looks_like_row(std::string_view quoted) const;
  void report(const Scan& scan, const std::string& row, std::uint32_t first, Diagnostics& diagnostics) const;

  Lines lines_;
  std::string name_;
  std::string separator_;
  std::size_t cells_ = 0;
  std::string again_;  // lines to be read a second time, from again_at_ on
  std::size_t again_at_ = 0;
  std::uint32_t line_ = 0;  // of the line that was taken last
};

struct CsvCell {
  Span at;                // with its quotes
  std::string_view text;  // without them, and without the guard by which a spreadsheet keeps text text: ="0512"
};

// The cells of a row that CsvSplitter gave. Their texts live as long as the row and this.
class CsvCells {
 public:
  // The row must outlive this.
  CsvCells(const SourceText& row, std::string_view separator);

  // False behind the last.
  [[nodiscard]] bool next(CsvCell& cell);

 private:
  void read_quoted(CsvCell& cell);

  std::string_view row_;  // without the end of its line
  std::string separator_;
  std::size_t at_;
  bool more_ = true;
  std::string unquoted_;
};

}  // namespace ducha
