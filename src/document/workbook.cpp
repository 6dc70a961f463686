// SPDX-License-Identifier: Apache-2.0
// Over 400 lines: three forms of workbooks share their guards.
#include "document/workbook.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <sstream>
#include <string_view>
#include <utility>

#include <pugixml.hpp>
#include <zip.h>

#include "base/column_letters.h"
#include "base/date.h"
#include "base/late_library.h"
#include "base/limits.h"
#include "base/text.h"
#include "base/trimmed.h"
#include "document/codes.h"
#include "document/csv.h"
#include "document/decoding.h"

namespace ducha {

namespace {

#ifdef DUCHA_LATE_ZIP
DUCHA_LATE_LIBRARY(zip, DUCHA_LATE_ZIP);
DUCHA_LATE(zip, zip_discard);
DUCHA_LATE(zip, zip_error_fini);
DUCHA_LATE(zip, zip_error_init);
DUCHA_LATE(zip, zip_fclose);
DUCHA_LATE(zip, zip_fopen);
DUCHA_LATE(zip, zip_fread);
DUCHA_LATE(zip, zip_get_name);
DUCHA_LATE(zip, zip_get_num_entries);
DUCHA_LATE(zip, zip_name_locate);
DUCHA_LATE(zip, zip_open_from_source);
DUCHA_LATE(zip, zip_source_buffer_create);
DUCHA_LATE(zip, zip_source_free);
DUCHA_LATE(zip, zip_stat);
DUCHA_LATE(zip, zip_stat_init);
#endif

constexpr std::size_t kColumns = 16'384;                // of a sheet, as spreadsheets have them
constexpr std::size_t kMarks = std::size_t{64} << 20U;  // rows by columns of all sheets, a byte each

struct Closer {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

// What stops the reading of a workbook: reported, and nothing of it is used.
struct Refused {};

// Stops a walk through an XML text that goes deeper than a workbook does.
class Depth : public pugi::xml_tree_walker {
 public:
  bool for_each(pugi::xml_node& /*node*/) override { return depth() <= static_cast<int>(kDocumentDepth); }
};

class Parts {
 public:
  Parts(const std::string& bytes, std::string name, Diagnostics& diagnostics)
      : name_(std::move(name)), diagnostics_(diagnostics) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source != nullptr) archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (source != nullptr && !archive_) zip_source_free(source);
    zip_error_fini(&error);
    if (!archive_) refuse(code::document_workbook_broken, "ZIP");
  }

  [[nodiscard]] bool has(const std::string& part) const {
    return zip_name_locate(archive_.get(), part.c_str(), 0) >= 0;
  }

  [[nodiscard]] std::string text(const std::string& part) const {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat(archive_.get(), part.c_str(), 0, &stat) != 0) refuse(code::document_workbook_broken, part);
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
      refuse(code::document_workbook_locked, part);
    }
    const std::unique_ptr<zip_file_t, Closer> file(zip_fopen(archive_.get(), part.c_str(), 0));
    if (!file) refuse(code::document_workbook_broken, part);
    // What the directory says of the size is not believed.
    std::string bytes;
    std::string piece(1U << 16U, '\0');
    for (;;) {
      const zip_int64_t got = zip_fread(file.get(), piece.data(), piece.size());
      if (got < 0) refuse(code::document_workbook_broken, part);
      if (got == 0) return bytes;
      bytes.append(piece, 0, static_cast<std::size_t>(got));
      if (bytes.size() > kWorkbookPartBytes) refuse(code::document_workbook_large, part);
    }
  }

  // The names of the parts with this ending, as UTF-8 whatever made the archive; each with its own for text().
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> named(std::string_view ending) const {
    std::vector<std::pair<std::string, std::string>> found;
    const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
    for (zip_int64_t i = 0; i < count; ++i) {
      const auto at = static_cast<zip_uint64_t>(i);
      const char* const raw = zip_get_name(archive_.get(), at, ZIP_FL_ENC_RAW);
      const char* const guessed = zip_get_name(archive_.get(), at, ZIP_FL_ENC_GUESS);
      if (raw == nullptr || guessed == nullptr) continue;
      const std::string name = decoded(raw);
      if (fold(name).ends_with(ending)) found.emplace_back(name, guessed);
    }
    return found;
  }

  // Without entities that a document declares: pugixml knows those of XML alone.
  void load(const std::string& part, pugi::xml_document& document) const {
    const std::string bytes = text(part);
    if (!document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata_single)) {
      refuse(code::document_workbook_broken, part);
    }
    // What reads groups and spans calls itself for those within.
    if (Depth depth; !document.traverse(depth)) refuse(code::document_workbook_deep, part);
  }

  [[noreturn]] void refuse(Code code, const std::string& what) const {
    diagnostics_.add_file(code, name_, {Text(what)});
    throw Refused();
  }

  // About one cell; rows count from 1, columns from 0.
  void tell_cell(Code code, const std::string& sheet, std::size_t row, std::size_t column,
                 const std::string& what) const {
    const std::string marks(column, SourceText::kCellMark);
    const auto source = SourceText::sheet_row(name_ + ':' + sheet, marks, static_cast<std::uint32_t>(row));
    diagnostics_.add(code, {source, {static_cast<std::uint32_t>(column), 0}}, {Text(shortened(what, kShownScalar))});
  }

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] Diagnostics& diagnostics() const { return diagnostics_; }

 private:
  std::string name_;
  Diagnostics& diagnostics_;
  std::unique_ptr<zip_t, Closer> archive_;
};

// One that begins like a quoted cell is quoted; the mark between cells is no text.
std::string to_cell(std::string text) {
  std::erase(text, SourceText::kCellMark);
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

// What the sheets of a workbook have taken of its limits.
struct Taken {
  std::size_t cells = 0;
  std::size_t marks = 0;  // rows by columns
};

// A sheet that grows cell by cell.
class SheetBuilder {
  using Cells = std::vector<std::pair<std::size_t, std::string>>;  // by column, from 0

 public:
  SheetBuilder(const Parts& parts, std::string name, Taken& taken) : parts_(parts), taken_(taken) {
    sheet_.name = std::move(name);
  }

  void set(std::size_t row, std::size_t column, std::string text) {
    if (text.empty() || column >= kColumns) return;
    if (++taken_.cells > kWorkbookCells) parts_.refuse(code::document_workbook_cells, std::to_string(kWorkbookCells));
    rows_[row].emplace_back(column, to_cell(std::move(text)));
    width_ = std::max(width_, column + 1);
  }
  void hide(std::size_t row) { hidden_.push_back(row); }
  // Columns from 0, read for all that: without a field, what stands in the others would mean something else.
  void hide_columns(std::size_t first, std::size_t count) {
    hidden_columns_.resize(kColumns);
    for (std::size_t column = first; column < kColumns && column - first < count; ++column) {
      hidden_columns_[column] = true;
    }
  }
  // Read for all that: a filter is how somebody looked at the table, and leaves nothing out of it.
  void filter() { ++filtered_; }
  [[nodiscard]] const std::string& name() const { return sheet_.name; }

  [[nodiscard]] Sheet done() {
    const std::string name = parts_.name() + ':' + sheet_.name;
    taken_.marks += rows_.size() * width_;
    if (taken_.marks > kMarks) {
      parts_.refuse(code::document_sheet_wide, sheet_.name + '!' + column_letters(width_ - 1));
    }
    for (auto& [number, cells] : rows_) {
      put_in_order(cells);
      note_hidden(cells);
      std::string text;
      std::size_t at = 0;
      for (const auto& [column, cell] : cells) {
        text.append(column - at, SourceText::kCellMark);
        text += cell;
        at = column;
      }
      text.append(width_ - 1 - at, SourceText::kCellMark);
      sheet_.rows.push_back(SourceText::sheet_row(name, std::move(text), static_cast<std::uint32_t>(number)));
      Cells().swap(cells);  // the text has them, and a sheet may have millions
    }
    if (!hidden_.empty()) {
      parts_.diagnostics().add_file(
          code::document_rows_hidden, name,
          {std::to_string(hidden_.size()), runs_of(hidden_, [](std::size_t row) { return std::to_string(row); })});
    }
    tell_columns(name);
    if (filtered_ > 0) parts_.diagnostics().add_file(code::document_rows_filtered, name, {std::to_string(filtered_)});
    return std::move(sheet_);
  }

 private:
  // Programs write a row from left to right, each cell once; of others the last one counts.
  static void put_in_order(Cells& cells) {
    const auto left_of = [](const auto& left, const auto& right) { return left.first < right.first; };
    const auto same = [](const auto& left, const auto& right) { return left.first == right.first; };
    if (std::adjacent_find(cells.begin(), cells.end(), std::not_fn(left_of)) == cells.end()) return;
    std::reverse(cells.begin(), cells.end());
    std::stable_sort(cells.begin(), cells.end(), left_of);
    cells.erase(std::unique(cells.begin(), cells.end(), same), cells.end());
  }
  void note_hidden(const Cells& cells) {
    if (hidden_columns_.empty()) return;
    for (const auto& [column, cell] : cells) {
      if (hidden_columns_[column]) said_hidden_.insert(column);
    }
  }
  void tell_columns(const std::string& name) const {
    if (said_hidden_.empty()) return;
    parts_.diagnostics().add_file(code::document_columns_hidden, name,
                                  {runs_of({said_hidden_.begin(), said_hidden_.end()}, column_letters)});
  }

  const Parts& parts_;
  Taken& taken_;
  Sheet sheet_;
  std::map<std::size_t, Cells> rows_;  // by number, from 1
  std::size_t width_ = 0;
  std::vector<std::size_t> hidden_;
  std::vector<bool> hidden_columns_;   // empty: none
  std::set<std::size_t> said_hidden_;  // of them, those that hold something
  std::size_t filtered_ = 0;
};

// Spreadsheets keep fifteen digits; what stands behind them is the machine's.
std::string number_text(const std::string& stored) {
  constexpr std::size_t kDigits = 15;
  if (stored.size() <= kDigits || stored.find('.') == std::string::npos) return stored;
  char text[40];
  std::snprintf(text, sizeof(text), "%.15g", std::strtod(stored.c_str(), nullptr));
  return text;
}

// The one cell that a name stands for: 'sheet'!$C$7, $sheet.$C$7, $'sheet'.$C$7; nullopt where it is none.
std::optional<NamedCell> named_cell(const std::string& name, std::string_view place, char behind_sheet) {
  const std::size_t mark = place.rfind(behind_sheet);
  if (mark == std::string_view::npos) return std::nullopt;
  NamedCell cell{name, std::string(place.substr(0, mark)), 0, 0};
  if (cell.sheet.starts_with('$')) cell.sheet.erase(0, 1);
  if (cell.sheet.size() > 1 && cell.sheet.front() == '\'') cell.sheet = cell.sheet.substr(1, cell.sheet.size() - 2);
  for (const char c : place.substr(mark + 1)) {
    if (c >= 'A' && c <= 'Z' && cell.row == 0 && cell.column <= kColumns) {
      cell.column = cell.column * 26 + static_cast<std::uint32_t>(c - 'A') + 1;
    } else if (c >= '0' && c <= '9' && cell.row <= kWorkbookCells) {
      cell.row = cell.row * 10 + static_cast<std::uint32_t>(c - '0');
    } else if (c != '$') {
      return std::nullopt;
    }
  }
  return cell.row > 0 && cell.column > 0 ? std::optional(std::move(cell)) : std::nullopt;
}

// --- Office Open XML

// Whether a format of numbers shows days: it has a year or a day outside of quotes and brackets.
bool shows_days(std::string_view format) {
  bool quoted = false;
  bool bracketed = false;
  for (const char c : format) {
    if (c == '"') quoted = !quoted;
    if (c == '[') bracketed = true;
    if (c == ']') bracketed = false;
    if (!quoted && !bracketed && (c == 'y' || c == 'd' || c == 'Y' || c == 'D')) return true;
  }
  return false;
}

// Whether a format that shows no days shows hours or minutes, seconds included: 1:50 that was typed for a ratio.
bool shows_times(std::string_view format) {
  const auto tells = [](char c) { return c == 'h' || c == 'H' || c == 's' || c == 'S'; };
  bool quoted = false;
  for (std::size_t at = 0; at < format.size(); ++at) {
    const char c = format[at];
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (tells(c)) return true;
    if (c == '\\' || c == '_') ++at;  // the next one stands for itself
    // A colour or a condition, but for [h], hours beyond a day.
    if (c == '[' && at + 1 < format.size() && !tells(format[at + 1]))
      at = std::min(format.find(']', at), format.size());
  }
  return false;
}

bool is_built_in_time(int format) { return (format >= 18 && format <= 21) || (format >= 45 && format <= 47); }

// Part of a day as 01:50:00, with the seconds: nobody takes it for a ratio. What is no part of a day stays a number.
std::string time_text(const std::string& stored) {
  constexpr double kSeconds = 86400;
  char* end = nullptr;
  const double value = std::strtod(stored.c_str(), &end);
  if (end == stored.c_str() || !(value >= 0 && value < 1000)) return number_text(stored);  // not a number is neither
  const long seconds = std::lround(value * kSeconds);
  char text[40];
  std::snprintf(text, sizeof(text), "%02ld:%02ld:%02ld", seconds / 3600, seconds / 60 % 60, seconds % 60);
  return text;
}

// The same of PT01H50M00S; what is no such text as it is.
std::string duration_text(std::string_view stored) {
  int hours = 0;
  int minutes = 0;
  int seconds = 0;
  const std::string text(stored);
  if (std::sscanf(text.c_str(), "PT%9dH%9dM%9d", &hours, &minutes, &seconds) != 3) return text;
  char shown[40];
  std::snprintf(shown, sizeof(shown), "%02d:%02d:%02d", hours, minutes, seconds);
  return shown;
}

// Whether it shows hundredths.
bool shows_percent(std::string_view format) {
  bool quoted = false;
  for (const char c : format) {
    if (c == '"') quoted = !quoted;
    if (!quoted && c == '%') return true;
  }
  return false;
}

// A formula of which no result is kept stands as it is, so that whoever reads the cell refuses it: an empty cell would
// say that nothing was filled in.
std::string formula_text(std::string_view formula) {
  constexpr std::size_t kLongestPrefix = 8;  // of:=SUM(...), msoxl:=SUM(...)
  if (const std::size_t mark = formula.find('='); mark < kLongestPrefix && (mark == 0 || formula[mark - 1] == ':'))
    formula.remove_prefix(mark + 1);
  return '=' + (formula.empty() ? std::string("?") : std::string(formula));
}

// Two per cent is kept as 0.02.
std::string percent_text(const std::string& stored) {
  char* end = nullptr;
  const double value = std::strtod(stored.c_str(), &end);
  if (end == stored.c_str()) return stored;
  char text[40];
  std::snprintf(text, sizeof(text), "%.13g%%", value * 100);
  return text;
}

bool is_built_in_day(int format) {
  return (format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 36) ||
         (format >= 50 && format <= 58);
}

class XlsxReader {
  enum class Shows : std::uint8_t { number, day, time, percent };

 public:
  explicit XlsxReader(const Parts& parts) : parts_(parts) {}

  [[nodiscard]] Workbook read() {
    if (parts_.has("EncryptionInfo")) parts_.refuse(code::document_workbook_locked, "EncryptionInfo");
    pugi::xml_document book;
    parts_.load("xl/workbook.xml", book);
    epoch_1904_ = book.child("workbook").child("workbookPr").attribute("date1904").as_bool();
    read_strings();
    read_styles();
    const std::map<std::string, std::string> targets = read_targets();
    Workbook found;
    for (const pugi::xml_node name : book.child("workbook").child("definedNames").children("definedName")) {
      const auto cell = named_cell(name.attribute("name").as_string(), name.child_value(), '!');
      if (cell) found.names.push_back(*cell);
    }
    for (const pugi::xml_node sheet : book.child("workbook").child("sheets").children("sheet")) {
      const std::string name = sheet.attribute("name").as_string();
      const std::string state = sheet.attribute("state").as_string("visible");
      if (state != "visible") {
        parts_.diagnostics().add_file(code::document_sheet_hidden, parts_.name() + ':' + name);
        continue;
      }
      const auto target = targets.find(sheet.attribute("r:id").as_string());
      if (target == targets.end()) parts_.refuse(code::document_workbook_broken, name);
      found.sheets.push_back(read_sheet(name, target->second));
    }
    return found;
  }

 private:
  [[nodiscard]] std::map<std::string, std::string> read_targets() const {
    pugi::xml_document relations;
    parts_.load("xl/_rels/workbook.xml.rels", relations);
    std::map<std::string, std::string> targets;
    for (const pugi::xml_node each : relations.child("Relationships").children("Relationship")) {
      std::string target = each.attribute("Target").as_string();
      target = target.starts_with('/') ? target.substr(1) : "xl/" + target;
      targets.emplace(each.attribute("Id").as_string(), std::move(target));
    }
    return targets;
  }

  // A text may be cut into runs; what is written small above it is no part of it.
  static std::string text_of(const pugi::xml_node& item) {
    std::string text = item.child_value("t");
    for (const pugi::xml_node run : item.children("r")) text += run.child_value("t");
    return text;
  }

  void read_strings() {
    if (!parts_.has("xl/sharedStrings.xml")) return;
    pugi::xml_document strings;
    parts_.load("xl/sharedStrings.xml", strings);
    for (const pugi::xml_node item : strings.child("sst").children("si")) strings_.push_back(text_of(item));
  }

  void read_styles() {
    if (!parts_.has("xl/styles.xml")) return;
    pugi::xml_document styles;
    parts_.load("xl/styles.xml", styles);
    const pugi::xml_node sheet = styles.child("styleSheet");
    std::map<int, Shows> own;
    for (const pugi::xml_node format : sheet.child("numFmts").children("numFmt")) {
      const char* code = format.attribute("formatCode").as_string();
      own[format.attribute("numFmtId").as_int()] = shows_days(code)      ? Shows::day
                                                   : shows_times(code)   ? Shows::time
                                                   : shows_percent(code) ? Shows::percent
                                                                         : Shows::number;
    }
    for (const pugi::xml_node style : sheet.child("cellXfs").children("xf")) {
      const int format = style.attribute("numFmtId").as_int();
      const auto known = own.find(format);
      const bool percent = format == 9 || format == 10;
      const Shows built_in = is_built_in_day(format)    ? Shows::day
                             : is_built_in_time(format) ? Shows::time
                             : percent                  ? Shows::percent
                                                        : Shows::number;
      shows_.push_back(known == own.end() ? built_in : known->second);
    }
  }

  // Letters of the column of C7; the number in the row as it comes where a writer leaves it out.
  static std::optional<std::size_t> column_of(std::string_view reference) {
    std::size_t column = 0;
    for (const char c : reference) {
      if (c < 'A' || c > 'Z') break;
      column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
      if (column > kColumns) return std::nullopt;
    }
    return column > 0 ? std::optional(column - 1) : std::nullopt;
  }

  [[nodiscard]] std::string day_text(const std::string& stored) const {
    constexpr double kLast = 2958466;  // year 10000
    constexpr std::int64_t kEpoch = 25569;
    constexpr std::int64_t kLater = 1462;  // days from the one epoch to the other
    char* end = nullptr;
    const double value = std::strtod(stored.c_str(), &end);
    if (end == stored.c_str() || !(value >= 61 && value < kLast)) return stored;
    const auto days = static_cast<std::int64_t>(value);
    const std::optional<Date> date = from_days(days - kEpoch + (epoch_1904_ ? kLater : 0));
    // A time of day is told, so that its reader can refuse it.
    const double rest = value - static_cast<double>(days);
    const std::string time = rest > 0 ? ' ' + time_text(std::to_string(rest)) : "";
    return date ? to_string(*date) + time : stored;
  }

  [[nodiscard]] std::string text_in(const pugi::xml_node& cell) const {
    const std::string_view type = cell.attribute("t").as_string("n");
    const std::string stored = cell.child_value("v");
    if (type == "inlineStr") return text_of(cell.child("is"));
    if (is_unsaved(cell, type, stored)) return formula_text(cell.child_value("f"));
    if (type == "s") {
      const auto index = static_cast<std::size_t>(std::strtoul(stored.c_str(), nullptr, 10));
      return index < strings_.size() ? strings_[index] : std::string();
    }
    if (type == "b") return stored == "1" ? "true" : "false";
    if (type != "n") return stored;
    const auto style = static_cast<std::size_t>(cell.attribute("s").as_uint());
    const Shows shows = style < shows_.size() ? shows_[style] : Shows::number;
    switch (shows) {
      case Shows::day: return day_text(stored);
      case Shows::time: return time_text(stored);
      case Shows::percent: return percent_text(stored);
      case Shows::number: break;
    }
    return number_text(stored);
  }

  static bool is_unsaved(const pugi::xml_node& cell, std::string_view type, const std::string& stored) {
    return cell.child("f") && stored.empty() && type != "inlineStr" && type != "str";
  }

  // What no person sees as a value is told with its cell.
  void check_cell(const pugi::xml_node& cell, const std::string& sheet, std::size_t row, std::size_t column) const {
    const std::string_view type = cell.attribute("t").as_string("n");
    const std::string stored = cell.child_value("v");
    if (type == "e") parts_.tell_cell(code::document_cell_error, sheet, row, column, stored);
    if (is_unsaved(cell, type, stored)) {
      parts_.tell_cell(code::document_formula_unsaved, sheet, row, column, cell.child_value("f"));
    }
  }

  // Cells that have a format alone make no row.
  [[nodiscard]] bool says_anything(const pugi::xml_node& row) const {
    const auto cells = row.children("c");
    return std::any_of(cells.begin(), cells.end(),
                       [this](const pugi::xml_node& cell) { return !text_in(cell).empty(); });
  }

  Sheet read_sheet(const std::string& name, const std::string& part) {
    pugi::xml_document document;
    parts_.load(part, document);
    SheetBuilder sheet(parts_, name, taken_);
    const bool filtered = !document.child("worksheet").child("autoFilter").child("filterColumn").empty();
    for (const pugi::xml_node columns : document.child("worksheet").child("cols").children("col")) {
      const std::size_t first = columns.attribute("min").as_uint(1), last = columns.attribute("max").as_uint(0);
      if (columns.attribute("hidden").as_bool() && first >= 1 && last >= first)
        sheet.hide_columns(first - 1, last - first + 1);
    }
    std::size_t number = 0;
    for (const pugi::xml_node row : document.child("worksheet").child("sheetData").children("row")) {
      number = static_cast<std::size_t>(row.attribute("r").as_ullong(number + 1));
      if (row.attribute("hidden").as_bool()) {
        if (!says_anything(row)) continue;
        if (!filtered) {
          sheet.hide(number);
          continue;
        }
        sheet.filter();
      }
      std::size_t column = 0;
      for (const pugi::xml_node cell : row.children("c")) {
        column = column_of(cell.attribute("r").as_string()).value_or(column);
        check_cell(cell, name, number, column);
        sheet.set(number, column++, text_in(cell));
      }
    }
    return sheet.done();
  }

  const Parts& parts_;
  std::vector<std::string> strings_;
  std::vector<Shows> shows_;  // by style
  bool epoch_1904_ = false;
  Taken taken_;
};

// --- OpenDocument

class OdsReader {
 public:
  explicit OdsReader(const Parts& parts) : parts_(parts) {}

  [[nodiscard]] Workbook read() {
    if (parts_.has("META-INF/manifest.xml") &&
        parts_.text("META-INF/manifest.xml").find("encryption-data") != std::string::npos) {
      parts_.refuse(code::document_workbook_locked, "manifest.xml");
    }
    pugi::xml_document document;
    parts_.load("content.xml", document);
    const pugi::xml_node content = document.child("office:document-content");
    std::map<std::string, bool> shown;  // of the styles of tables
    for (const pugi::xml_node style : content.child("office:automatic-styles").children("style:style")) {
      const pugi::xml_node table = style.child("style:table-properties");
      shown[style.attribute("style:name").as_string()] = table.attribute("table:display").as_bool(true);
    }
    Workbook found;
    const pugi::xml_node book = content.child("office:body").child("office:spreadsheet");
    for (const pugi::xml_node name : book.child("table:named-expressions").children("table:named-range")) {
      const auto cell = named_cell(name.attribute("table:name").as_string(),
                                   name.attribute("table:cell-range-address").as_string(), '.');
      if (cell) found.names.push_back(*cell);
    }
    for (const pugi::xml_node table : book.children("table:table")) {
      const std::string name = table.attribute("table:name").as_string();
      const auto style = shown.find(table.attribute("table:style-name").as_string());
      if (style != shown.end() && !style->second) {
        parts_.diagnostics().add_file(code::document_sheet_hidden, parts_.name() + ':' + name);
        continue;
      }
      SheetBuilder sheet(parts_, name, taken_);
      row_ = 0;
      std::size_t column = 0;
      read_columns(table, column, sheet);
      read_rows(table, sheet);
      found.sheets.push_back(sheet.done());
    }
    return found;
  }

 private:
  // Columns may stand in groups.
  static void read_columns(const pugi::xml_node& parent, std::size_t& column, SheetBuilder& sheet) {
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view kind = node.name();
      if (kind == "table:table-column") {
        const std::size_t repeated = std::max(1U, node.attribute("table:number-columns-repeated").as_uint(1));
        const std::string_view seen = node.attribute("table:visibility").as_string("visible");
        if (seen != "visible") sheet.hide_columns(column, repeated);
        column += repeated;
      } else if (kind == "table:table-header-columns" || kind == "table:table-column-group" ||
                 kind == "table:table-columns") {
        read_columns(node, column, sheet);
      }
    }
  }

  // Rows may stand in groups.
  void read_rows(const pugi::xml_node& parent, SheetBuilder& sheet) {
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view kind = node.name();
      if (kind == "table:table-row") {
        read_row(node, sheet);
      } else if (kind == "table:table-header-rows" || kind == "table:table-row-group" || kind == "table:table-rows") {
        read_rows(node, sheet);
      }
    }
  }

  void read_row(const pugi::xml_node& row, SheetBuilder& sheet) {
    const std::size_t repeated = std::max(1U, row.attribute("table:number-rows-repeated").as_uint(1));
    const std::string_view seen = row.attribute("table:visibility").as_string("visible");
    const bool empty = row.find_child([](const pugi::xml_node& cell) {
                            return cell.first_child() || cell.attribute("office:value-type");
                          })
                           .empty();
    const bool filtered = seen == "filter";
    if (!empty && filtered) sheet.filter();
    if (!empty && !filtered && seen != "visible") sheet.hide(row_ + 1);
    if (!empty && (filtered || seen == "visible")) {
      constexpr std::size_t kRepeats = 1000;  // of a row that holds something
      for (std::size_t again = 0; again < std::min(repeated, kRepeats); ++again)
        read_cells(row, row_ + again + 1, sheet);
    }
    row_ += repeated;
  }

  void read_cells(const pugi::xml_node& row, std::size_t number, SheetBuilder& sheet) const {
    std::size_t column = 0;
    for (const pugi::xml_node cell : row.children()) {
      const std::size_t repeated = std::max(1U, cell.attribute("table:number-columns-repeated").as_uint(1));
      std::string text = text_of(cell);
      if (text.empty() && cell.attribute("table:formula") && !cell.attribute("office:value-type")) {
        text = formula_text(cell.attribute("table:formula").as_string());
        parts_.tell_cell(code::document_formula_unsaved, sheet.name(), number, column, text.substr(1));
      }
      if (!text.empty()) {
        if (cell.attribute("table:formula") && is_error(text)) {
          parts_.tell_cell(code::document_cell_error, sheet.name(), number, column, text);
        }
        for (std::size_t again = 0; again < repeated && column + again < kColumns; ++again) {
          sheet.set(number, column + again, text);
        }
      }
      column += repeated;
      if (column >= kColumns) return;
    }
  }

  // As spreadsheets show what a formula could not reckon: #DIV/0!, #NAME?, #N/A, Err:502.
  static bool is_error(const std::string& text) {
    return (text.starts_with('#') && text.size() > 2) || text.starts_with("Err:");
  }

  static std::string text_of(const pugi::xml_node& cell) {
    const std::string_view type = cell.attribute("office:value-type").as_string();
    if (type == "percentage") return percent_text(cell.attribute("office:value").as_string());
    if (type == "float" || type == "currency") {
      return number_text(cell.attribute("office:value").as_string());
    }
    if (type == "date") return cell.attribute("office:date-value").as_string();
    if (type == "time") return duration_text(cell.attribute("office:time-value").as_string());
    if (type == "boolean") return cell.attribute("office:boolean-value").as_string();
    std::string text;
    for (const pugi::xml_node line : cell.children("text:p")) {
      if (!text.empty()) text += '\n';
      append_text(line, text);
    }
    return text;
  }

  static void append_text(const pugi::xml_node& parent, std::string& text) {
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view kind = node.name();
      if (node.type() == pugi::node_pcdata) {
        text += node.value();
      } else if (kind == "text:s") {
        text.append(std::min(1000U, std::max(1U, node.attribute("text:c").as_uint(1))), ' ');
      } else if (kind == "text:span" || kind == "text:a") {
        append_text(node, text);
      }
    }
  }

  const Parts& parts_;
  std::size_t row_ = 0;
  Taken taken_;
};

constexpr std::string_view kTable = ".csv";

// CSV files, one a sheet.
class TablesReader {
 public:
  explicit TablesReader(const Parts& parts) : parts_(parts) {}

  Workbook read() {
    Workbook workbook;
    for (const auto& [name, part] : parts_.named(kTable)) {
      const std::size_t slash = name.rfind('/');
      const std::string file = slash == std::string::npos ? name : name.substr(slash + 1);
      // What a Mac puts beside each file.
      if (file.starts_with("._")) continue;
      workbook.sheets.push_back(read_sheet(file.substr(0, file.size() - kTable.size()), parts_.text(part)));
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
  const Parts& parts_;
  Taken taken_;
};

}  // namespace

Workbook read_workbook(std::istream& stream, const std::string& name, Diagnostics& diagnostics) {
  std::string bytes;
  std::string piece(1U << 16U, '\0');
  while (stream.read(piece.data(), static_cast<std::streamsize>(piece.size())) || stream.gcount() > 0) {
    bytes.append(piece, 0, static_cast<std::size_t>(stream.gcount()));
    if (bytes.size() > kWorkbookFileBytes) {
      diagnostics.add_file(code::document_workbook_large, name, {std::to_string(kWorkbookFileBytes >> 20U) + " MB"});
      return {};
    }
  }
  if (bytes.empty()) return {};
  constexpr std::string_view kCompound = "\xD0\xCF\x11\xE0";  // of .xls, and of an encrypted .xlsx
  if (bytes.starts_with(kCompound)) {
    diagnostics.add_file(code::document_workbook_old, name);
    return {};
  }
  try {
    const Parts parts(bytes, name, diagnostics);
    if (parts.has("xl/workbook.xml")) return XlsxReader(parts).read();
    if (parts.has("content.xml")) return OdsReader(parts).read();
    if (!parts.named(kTable).empty()) return TablesReader(parts).read();
    diagnostics.add_file(code::document_workbook_broken, name, {Text("xl/workbook.xml")});
  } catch (const Refused&) {
    return {};
  }
  return {};
}

}  // namespace ducha
