// SPDX-License-Identifier: Apache-2.0
// A workbook as tables, for programs that open no workbook: a CSV file a sheet.
#include <algorithm>
#include <cstddef>

#include "base/csv_cell.h"
#include "document/book.h"
#include "document/zip_archive.h"

namespace ducha {

namespace {

std::string to_csv(const BookSheet& sheet) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";  // by which spreadsheets know UTF-8
  std::string text(kMark);
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  for (const BookCell& cell : sheet.cells) {
    if (cell.row > row) {
      for (; row < cell.row; ++row) text += "\r\n";
      column = 0;
    }
    for (; column < cell.column; ++column) text += ',';
    text += csv_cell(cell.text);
  }
  return text + "\r\n";
}

}  // namespace

std::vector<std::pair<std::string, std::string>> to_tables(const Book& book) {
  std::vector<std::pair<std::string, std::string>> tables;
  tables.reserve(book.sheets.size());
  for (const BookSheet& sheet : book.sheets) tables.emplace_back(sheet.name + ".csv", to_csv(sheet));
  return tables;
}

}  // namespace ducha
