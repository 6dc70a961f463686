// SPDX-License-Identifier: Apache-2.0
// Office Open XML (ECMA-376, part 1, SpreadsheetML).
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>
#include <string_view>

#include "base/date.h"
#include "document/cell_text.h"
#include "document/codes.h"
#include "document/number_format.h"
#include "document/sheet_builder.h"
#include "document/workbook_readers.h"

namespace ducha {

namespace {

class XlsxReader {
 public:
  explicit XlsxReader(const WorkbookParts& parts) : parts_(parts) {}

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
    return unescaped(std::move(text));
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
    std::map<int, NumberFormat> own;
    for (const pugi::xml_node format : sheet.child("numFmts").children("numFmt")) {
      own[format.attribute("numFmtId").as_int()] = NumberFormat(format.attribute("formatCode").as_string());
    }
    for (const pugi::xml_node style : sheet.child("cellXfs").children("xf")) {
      const int format = style.attribute("numFmtId").as_int();
      const auto known = own.find(format);
      formats_.push_back(known == own.end() ? NumberFormat::built_in(format) : known->second);
    }
  }

  // Letters of the column of C7; the number in the row as it comes where a writer leaves it out.
  static std::optional<std::size_t> column_of(std::string_view reference) {
    std::size_t column = 0;
    for (const char c : reference) {
      if (c < 'A' || c > 'Z') break;
      column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
      if (column > kSheetColumns) return std::nullopt;
    }
    return column > 0 ? std::optional(column - 1) : std::nullopt;
  }

  // 7 of C7; 0: none.
  static std::size_t row_of(std::string_view reference) {
    const std::size_t digits = std::min(reference.find_first_of("0123456789"), reference.size());
    return static_cast<std::size_t>(std::strtoul(std::string(reference.substr(digits)).c_str(), nullptr, 10));
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
    if (type != "n") return type == "str" ? unescaped(stored) : stored;
    using Shows = NumberFormat::Shows;
    const NumberFormat& format = format_of(cell);
    constexpr std::size_t kMonth = 7;  // 2024-07
    constexpr std::size_t kYear = 4;
    switch (format.shows()) {
      case Shows::day: return day_text(stored);
      case Shows::month: return day_text(stored).substr(0, kMonth);
      case Shows::year: return day_text(stored).substr(0, kYear);
      case Shows::time: return time_text(stored);
      case Shows::percent: return percent_text(stored);
      case Shows::number: break;
    }
    return stored.empty() ? stored : in_words(number_text(stored), format.words(std::strtod(stored.c_str(), nullptr)));
  }

  [[nodiscard]] const NumberFormat& format_of(const pugi::xml_node& cell) const {
    static const NumberFormat kGeneral;
    const auto style = static_cast<std::size_t>(cell.attribute("s").as_uint());
    return style < formats_.size() ? formats_[style] : kGeneral;
  }

  static bool is_unsaved(const pugi::xml_node& cell, std::string_view type, const std::string& stored) {
    return cell.child("f") && stored.empty() && type != "inlineStr" && type != "str";
  }

  // What no person sees as a value is told with its cell.
  void check_cell(const pugi::xml_node& cell, std::size_t row, std::size_t column, SheetBuilder& sheet) const {
    const std::string_view type = cell.attribute("t").as_string("n");
    const std::string stored = cell.child_value("v");
    const bool number = type == "n" && !stored.empty() && format_of(cell).shows() == NumberFormat::Shows::number;
    if (number && format_of(cell).words(std::strtod(stored.c_str(), nullptr)).scaled)
      sheet.tell(code::document_number_scaled, row, column, number_text(stored));
    if (type == "e") sheet.tell(code::document_cell_error, row, column, stored);
    if (is_unsaved(cell, type, stored)) sheet.tell(code::document_formula_unsaved, row, column, cell.child_value("f"));
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
    for (const pugi::xml_node merged : document.child("worksheet").child("mergeCells").children("mergeCell")) {
      const std::string_view area = merged.attribute("ref").as_string();
      const std::size_t colon = area.find(':');
      const auto column = column_of(area);
      if (!column || colon == std::string_view::npos) continue;
      const std::size_t first = row_of(area.substr(0, colon)), last = row_of(area.substr(colon + 1));
      if (last > first) sheet.merge(first, *column, last - first + 1);
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
        check_cell(cell, number, column, sheet);
        sheet.set(number, column++, text_in(cell));
      }
    }
    return sheet.done();
  }

  const WorkbookParts& parts_;
  std::vector<std::string> strings_;
  std::vector<NumberFormat> formats_;  // by style
  bool epoch_1904_ = false;
  SheetsTaken taken_;
};

}  // namespace

Workbook workbook_from_xlsx(const WorkbookParts& parts) { return XlsxReader(parts).read(); }

}  // namespace ducha
