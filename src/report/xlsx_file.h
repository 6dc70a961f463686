// SPDX-License-Identifier: Apache-2.0
// A workbook of a report while it is written, row by row: its sheets, and cells in a few looks. Text is written as
// text, so that no value becomes a formula; the same run gives the same bytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/temporary_file.h"
#include "findings/status.h"
#include "report/output.h"

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace ducha {

inline constexpr std::uint32_t kMostSheetRows = 1'048'576;

class XlsxFile {
 public:
  using Sheet = lxw_worksheet*;  // the file's; null: none
  enum class Look : std::uint8_t { head, text, day, title, link };

  // Where there is no room for the file, the output says so.
  explicit XlsxFile(Output& output);
  ~XlsxFile();
  XlsxFile(const XlsxFile&) = delete;
  XlsxFile& operator=(const XlsxFile&) = delete;

  // Sheets stand in the order in which they are added.
  [[nodiscard]] Sheet add_sheet(const std::string& name);
  // In characters; those of Chinese are two wide.
  void set_width(Sheet sheet, std::uint16_t first, std::uint16_t last, double width);
  void freeze(Sheet sheet, std::uint32_t rows, std::uint16_t columns);
  // The first row is the head.
  void filter(Sheet sheet, std::uint32_t last_row, std::size_t columns);

  // A blank text is left out; a blank head has its ground all the same.
  void write(Sheet sheet, std::uint32_t row, std::uint16_t column, const std::string& text, Look look = Look::text);
  // In the colour of a status.
  void write(Sheet sheet, std::uint32_t row, std::uint16_t column, const std::string& text, Status status);
  void write_number(Sheet sheet, std::uint32_t row, std::uint16_t column, double number);
  void write_number(Sheet sheet, std::uint32_t row, std::uint16_t column, double number, Status status);
  // A day, so that the column sorts and filters as days do; a spreadsheet has none before 1900.
  void write_day(Sheet sheet, std::uint32_t row, std::uint16_t column, const std::string& text);
  // To the first cell of a row of another sheet. False where the link cannot be written.
  bool write_link(Sheet sheet, std::uint32_t row, std::uint16_t column, const std::string& text, const std::string& to,
                  std::uint32_t to_row);
  // Of the figures in a sheet's second column, whose names stand in the first: beside them.
  void add_bars(Sheet sheet, const std::string& sheet_name, std::uint32_t first, std::uint32_t last,
                const std::string& title);

  // All of it into the output.
  void finish();

 private:
  template <typename Set>
  lxw_format* format(Set set);
  void add_formats();

  Output& output_;
  TemporaryFile file_;  // in which the library puts the workbook together
  lxw_workbook* book_ = nullptr;
  std::array<lxw_format*, static_cast<std::size_t>(Look::link) + 1> looks_{};
  std::array<lxw_format*, kStatuses.size()> tints_{};
};

}  // namespace ducha
