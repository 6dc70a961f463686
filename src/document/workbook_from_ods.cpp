// SPDX-License-Identifier: Apache-2.0
// OpenDocument (ISO/IEC 26300, spreadsheets).
#include <algorithm>
#include <map>
#include <string_view>

#include "document/cell_text.h"
#include "document/codes.h"
#include "document/sheet_builder.h"
#include "document/workbook_readers.h"

namespace ducha {

namespace {

class OdsReader {
 public:
  explicit OdsReader(const WorkbookParts& parts) : parts_(parts) {}

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

  static void read_cells(const pugi::xml_node& row, std::size_t number, SheetBuilder& sheet) {
    std::size_t column = 0;
    for (const pugi::xml_node cell : row.children()) {
      const std::size_t repeated = std::max(1U, cell.attribute("table:number-columns-repeated").as_uint(1));
      std::string text = text_of(cell);
      if (text.empty() && cell.attribute("table:formula") && !cell.attribute("office:value-type")) {
        text = formula_text(cell.attribute("table:formula").as_string());
        sheet.tell(code::document_formula_unsaved, number, column, text.substr(1));
      }
      if (!text.empty()) {
        sheet.merge(number, column, cell.attribute("table:number-rows-spanned").as_uint(1));
        const std::string_view type = cell.attribute("office:value-type").as_string();
        if ((type == "float" || type == "currency") && text.starts_with('='))
          sheet.tell(code::document_number_scaled, number, column, std::string_view(text).substr(1));
        if (cell.attribute("table:formula") && is_error(text)) {
          sheet.tell(code::document_cell_error, number, column, text);
        }
        for (std::size_t again = 0; again < repeated && column + again < kSheetColumns; ++again) {
          sheet.set(number, column + again, text);
        }
      }
      column += repeated;
      if (column >= kSheetColumns) return;
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
      const std::string stored = cell.attribute("office:value").as_string();
      return in_words(number_text(stored), shown_words(shown_in(cell), stored));
    }
    if (type == "date") return shown_day(shown_in(cell), cell.attribute("office:date-value").as_string());
    if (type == "time") return duration_text(cell.attribute("office:time-value").as_string());
    if (type == "boolean") return cell.attribute("office:boolean-value").as_string();
    return shown_in(cell);
  }

  static std::string shown_in(const pugi::xml_node& cell) {
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
      } else if (kind == "text:tab") {
        text += '\t';
      } else if (kind == "text:span" || kind == "text:a") {
        append_text(node, text);
      }
    }
  }

  const WorkbookParts& parts_;
  std::size_t row_ = 0;
  SheetsTaken taken_;
};

}  // namespace

Workbook workbook_from_ods(const WorkbookParts& parts) { return OdsReader(parts).read(); }

}  // namespace ducha
