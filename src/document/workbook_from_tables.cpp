// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <sstream>
#include <string_view>

#include "base/trimmed.h"
#include "document/csv.h"
#include "document/decoding.h"
#include "document/sheet_builder.h"
#include "document/workbook_readers.h"

namespace ducha {

namespace {

// CSV files, one a sheet.
class TablesReader {
 public:
  explicit TablesReader(const WorkbookParts& parts) : parts_(parts) {}

  Workbook read() {
    Workbook workbook;
    for (const auto& [name, part] : parts_.named(kSheetFiles)) {
      const std::size_t slash = name.rfind('/');
      const std::string file = slash == std::string::npos ? name : name.substr(slash + 1);
      // What a Mac puts beside each file.
      if (file.starts_with("._")) continue;
      workbook.sheets.push_back(read_sheet(file.substr(0, file.size() - kSheetFiles.size()), parts_.text(part)));
    }
    return workbook;
  }

 private:
  Sheet read_sheet(const std::string& name, std::string bytes) {
    const std::string text = decoded(std::move(bytes));
    const std::string separator = separator_of(std::string_view(text).substr(0, kLooked));
    std::istringstream stream(text);
    CsvSplitter splitter(stream, parts_.name() + ':' + name, separator);
    SheetBuilder sheet(parts_, name, taken_);
    std::size_t more_lines = 0;  // than one a row, so far
    for (SourcePtr row; splitter.next(row, parts_.diagnostics());) {
      if (!row) continue;
      const std::size_t line = row->position(0).line - more_lines;
      CsvCells cells(*row, separator);
      std::size_t column = 0;
      for (CsvCell cell; cells.next(cell);) sheet.set(line, column++, std::string(cell.text));
      const std::string_view written = without_line_end(row->bytes());
      more_lines += static_cast<std::size_t>(std::count(written.begin(), written.end(), '\n'));
    }
    return sheet.done();
  }

  // The likeliest first.
  static std::string separator_of(std::string_view text) {
    char found = ',';
    for (const char each : {',', '\t', ';'}) {
      if (std::count(text.begin(), text.end(), each) > std::count(text.begin(), text.end(), found)) found = each;
    }
    return {found};
  }

  static constexpr std::size_t kLooked = 4096;
  const WorkbookParts& parts_;
  SheetsTaken taken_;
};

}  // namespace

Workbook workbook_from_tables(const WorkbookParts& parts) { return TablesReader(parts).read(); }

}  // namespace ducha
