// SPDX-License-Identifier: Apache-2.0
// OpenDocument 1.2: the parts of a spreadsheet that a workbook to fill in needs.
#include <algorithm>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "base/replace_all.h"
#include "base/text.h"
#include "document/book.h"
#include "document/zip_archive.h"

namespace ducha {

namespace {

constexpr std::string_view kType = "application/vnd.oasis.opendocument.spreadsheet";

struct LookRow {
  CellLook look;
  const char* name;
  const char* ground;  // empty: none
  bool bold;
  const char* size;
  bool framed;
};
constexpr LookRow kLooks[] = {
    {CellLook::title, "title", "", true, "15pt", false},
    {CellLook::remark, "remark", "", false, "10pt", false},
    {CellLook::head, "head", "#DDE5EE", true, "11pt", true},
    {CellLook::chapter, "chapter", "#F0EFEA", true, "11pt", false},
    {CellLook::label, "label", "", false, "11pt", true},
    {CellLook::question, "question", "", false, "10pt", true},
    {CellLook::answer, "answer", "#FBFBF5", false, "11pt", true},
    {CellLook::required, "required", "#FFF2CC", false, "11pt", true},
};
struct KindRow {
  CellKind kind;
  const char* name;
  const char* data;  // the style of its content; empty: any
};
constexpr KindRow kKinds[] = {
    {CellKind::general, "general", ""}, {CellKind::text, "text", "as-text"}, {CellKind::number, "number", ""}};

std::string style_of(CellLook look, CellKind kind) {
  return std::string(kLooks[static_cast<std::size_t>(look)].name) + '-' + kKinds[static_cast<std::size_t>(kind)].name;
}

void set(pugi::xml_node node, const char* name, const std::string& value) {
  node.append_attribute(name).set_value(for_xml(value).c_str());
}

pugi::xml_node add(pugi::xml_node parent, const char* name) { return parent.append_child(name); }

// A text with its line breaks, which are paragraphs, its tabs, and its runs of blanks.
void add_text(pugi::xml_node parent, const std::string& given) {
  std::string text = for_xml(given);
  replace_all(text, "\r\n", "\n");
  replace_all(text, "\r", "\n");
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    pugi::xml_node line = add(parent, "text:p");
    std::string plain;
    for (std::size_t at = begin; at < end; ++at) {
      const bool tab = text[at] == '\t';
      const bool doubled = text[at] == ' ' && (at == begin || at + 1 == end || text[at - 1] == ' ');
      if (!doubled && !tab) {
        plain += text[at];
        continue;
      }
      if (!plain.empty()) line.append_child(pugi::node_pcdata).set_value(plain.c_str());
      plain.clear();
      add(line, tab ? "text:tab" : "text:s");
    }
    if (!plain.empty()) line.append_child(pugi::node_pcdata).set_value(plain.c_str());
    begin = end + 1;
  }
}

std::string place_of(const std::string& sheet, std::uint32_t row, std::uint32_t column) {
  return "$'" + sheet + "'." + cell_name(row, column, true);
}

class OdsContent {
 public:
  explicit OdsContent(const Book& book) : book_(book) {
    root_ = add(document_, "office:document-content");
    add_spaces(root_);
    set(root_, "office:version", "1.2");
    add_styles(add(root_, "office:automatic-styles"));
    sheets_ = add(add(root_, "office:body"), "office:spreadsheet");
    checks_ = add(sheets_, "table:content-validations");
    for (const BookSheet& sheet : book_.sheets) add_sheet(sheet);
    add_names();
  }

  [[nodiscard]] std::string text() const {
    std::ostringstream out;
    document_.save(out, "", pugi::format_raw);
    return out.str();
  }

 private:
  static void add_spaces(pugi::xml_node node) {
    constexpr const char* kSpaces[][2] = {
        {"office", "office"}, {"table", "table"}, {"text", "text"}, {"style", "style"}, {"number", "datastyle"}};
    for (const auto& [prefix, name] : kSpaces) {
      set(node, (std::string("xmlns:") + prefix).c_str(),
          std::string("urn:oasis:names:tc:opendocument:xmlns:") + name + ":1.0");
    }
    set(node, "xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0");
    set(node, "xmlns:xlink", "http://www.w3.org/1999/xlink");
    set(node, "xmlns:of", "urn:oasis:names:tc:opendocument:xmlns:of:1.2");
  }

  static void add_data_styles(pugi::xml_node styles) {
    pugi::xml_node as_text = add(styles, "number:text-style");
    set(as_text, "style:name", "as-text");
    add(as_text, "number:text-content");
  }

  static void add_styles(pugi::xml_node styles) {
    add_data_styles(styles);
    for (const LookRow& look : kLooks) {
      for (const KindRow& kind : kKinds) {
        pugi::xml_node style = add(styles, "style:style");
        set(style, "style:name", style_of(look.look, kind.kind));
        set(style, "style:family", "table-cell");
        if (*kind.data != '\0') set(style, "style:data-style-name", kind.data);
        pugi::xml_node cell = add(style, "style:table-cell-properties");
        set(cell, "style:vertical-align", "top");
        if (*look.ground != '\0') set(cell, "fo:background-color", look.ground);
        if (look.framed) set(cell, "fo:border", "0.05pt solid #b0b0b0");
        if (look.framed) set(cell, "fo:wrap-option", "wrap");
        pugi::xml_node text = add(style, "style:text-properties");
        set(text, "fo:font-size", look.size);
        if (look.bold) set(text, "fo:font-weight", "bold");
      }
    }
  }

  // A style for each width of a column.
  std::string width_style(double width) {
    const auto [known, fresh] = widths_.try_emplace(width, "column-" + std::to_string(widths_.size()));
    if (fresh) {
      pugi::xml_node style = add(root_.child("office:automatic-styles"), "style:style");
      set(style, "style:name", known->second);
      set(style, "style:family", "table-column");
      constexpr double kMillimetres = 2.1;  // of a character
      set(add(style, "style:table-column-properties"), "style:column-width",
          std::to_string(static_cast<int>(width * kMillimetres)) + "mm");
    }
    return known->second;
  }

  std::string add_check(const BookCheck& check, const std::string& sheet) {
    pugi::xml_node node = add(checks_, "table:content-validation");
    const std::string name = "check-" + std::to_string(++count_);
    set(node, "table:name", name);
    if (const std::string condition = condition_of(check); !condition.empty()) set(node, "table:condition", condition);
    set(node, "table:allow-empty-cell", "true");
    set(node, "table:base-cell-address", place_of(sheet, check.first_row, check.column));
    if (check.takes == BookCheck::Takes::words) set(node, "table:display-list", "unsorted");
    if (!check.prompt.empty()) add_message(node, "table:help-message", check.prompt);
    if (!check.doubt.empty()) {
      set(add_message(node, "table:error-message", check.doubt), "table:message-type", "warning");
    }
    return name;
  }

  static pugi::xml_node add_message(pugi::xml_node parent, const char* name, const std::string& text) {
    pugi::xml_node node = add(parent, name);
    set(node, "table:display", "true");
    add_text(node, text);
    return node;
  }

  static std::string condition_of(const BookCheck& check) {
    switch (check.takes) {
      case BookCheck::Takes::words:
        return "of:cell-content-is-in-list([" + place_of(check.sheet, 0, check.words_column) + ":." +
               cell_name(check.words_count - 1, check.words_column, true) + "])";
      case BookCheck::Takes::anything: return {};
      case BookCheck::Takes::other_ends:
        return "of:is-true-formula(ISERROR(FIND(RIGHT([." + cell_name(check.first_row, check.column) + "];1);\"" +
               check.ends + "\")))";
      case BookCheck::Takes::whole: return "of:cell-content-is-whole-number() and cell-content()>=0";
      case BookCheck::Takes::figure: return "of:cell-content-is-decimal-number() and cell-content()>=0";
    }
    return {};
  }

  void add_sheet(const BookSheet& sheet) {
    pugi::xml_node table = add(sheets_, "table:table");
    set(table, "table:name", sheet.name);
    for (const double width : sheet.widths)
      set(add(table, "table:table-column"), "table:style-name", width_style(width));
    std::vector<std::string> names;
    std::uint32_t rows = 0;
    for (const BookCheck& check : sheet.checks) {
      names.push_back(add_check(check, sheet.name));
      rows = std::max(rows, check.last_row + 1);
    }
    for (const BookCell& cell : sheet.cells) rows = std::max(rows, cell.row + 1);
    auto cell = sheet.cells.begin();
    for (std::uint32_t row = 0; row < rows;) {
      std::map<std::uint32_t, const BookCell*> cells;
      for (; cell != sheet.cells.end() && cell->row == row; ++cell) cells[cell->column] = &*cell;
      const std::uint32_t next = cell == sheet.cells.end() ? rows : cell->row;
      const std::uint32_t end = cells.empty() ? end_of_blank_rows(sheet, row, next) : row + 1;
      pugi::xml_node line = add(table, "table:table-row");
      if (end > row + 1) set(line, "table:number-rows-repeated", std::to_string(end - row));
      add_cells(line, cells, checks_in(sheet, names, row));
      row = end;
    }
  }

  // Rows without cells of their own, and under the same checks, are one that repeats.
  static std::uint32_t end_of_blank_rows(const BookSheet& sheet, std::uint32_t row, std::uint32_t end) {
    for (const BookCheck& check : sheet.checks) {
      if (check.first_row > row) end = std::min(end, check.first_row);
      if (check.first_row <= row && check.last_row >= row) end = std::min(end, check.last_row + 1);
    }
    return end;
  }

  using Checks = std::map<std::uint32_t, std::string>;  // by column

  static Checks checks_in(const BookSheet& sheet, const std::vector<std::string>& names, std::uint32_t row) {
    Checks found;
    for (std::size_t i = 0; i < sheet.checks.size(); ++i) {
      const BookCheck& check = sheet.checks[i];
      if (check.first_row <= row && check.last_row >= row) found[check.column] = names[i];
    }
    return found;
  }

  static void add_cells(pugi::xml_node line, const std::map<std::uint32_t, const BookCell*>& cells,
                        const Checks& checks) {
    std::uint32_t last = 0;
    if (!cells.empty()) last = cells.rbegin()->first;
    if (!checks.empty()) last = std::max(last, checks.rbegin()->first);
    for (std::uint32_t column = 0; column <= last; ++column) {
      pugi::xml_node node = add(line, "table:table-cell");
      if (const auto check = checks.find(column); check != checks.end()) {
        set(node, "table:content-validation-name", check->second);
      }
      if (const auto cell = cells.find(column); cell != cells.end()) add_cell(node, *cell->second);
    }
  }

  static void add_cell(pugi::xml_node node, const BookCell& cell) {
    set(node, "table:style-name", style_of(cell.look, cell.kind));
    if (!cell.note.empty()) add_text(add(node, "office:annotation"), cell.note);
    if (cell.text.empty()) return;
    if (cell.kind == CellKind::number) {
      set(node, "office:value-type", "float");
      set(node, "office:value", cell.text);
    } else {
      set(node, "office:value-type", "string");
    }
    if (cell.link.empty()) return add_text(node, cell.text);
    pugi::xml_node link = add(add(node, "text:p"), "text:a");
    set(link, "xlink:type", "simple");
    set(link, "xlink:href", "#'" + cell.link + "'.A1");
    link.append_child(pugi::node_pcdata).set_value(for_xml(cell.text).c_str());
  }

  void add_names() {
    pugi::xml_node names = add(sheets_, "table:named-expressions");
    for (const BookSheet& sheet : book_.sheets) {
      for (const BookCell& cell : sheet.cells) {
        if (cell.name.empty()) continue;
        pugi::xml_node name = add(names, "table:named-range");
        set(name, "table:name", cell.name);
        set(name, "table:base-cell-address", place_of(sheet.name, 0, 0));
        set(name, "table:cell-range-address", place_of(sheet.name, cell.row, cell.column));
      }
    }
  }

  const Book& book_;
  pugi::xml_document document_;
  pugi::xml_node root_, sheets_, checks_;
  std::map<double, std::string> widths_;
  std::size_t count_ = 0;
};

std::string manifest() {
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><manifest:manifest "
      "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.2\">";
  const auto entry = [&text](std::string_view path, std::string_view type) {
    text += "<manifest:file-entry manifest:full-path=\"" + std::string(path) + "\" manifest:media-type=\"" +
            std::string(type) + "\"/>";
  };
  entry("/", kType);
  entry("content.xml", "text/xml");
  entry("settings.xml", "text/xml");
  return text + "</manifest:manifest>";
}

// Where the panes of the sheets are frozen.
std::string settings(const Book& book) {
  pugi::xml_document document;
  pugi::xml_node root = add(document, "office:document-settings");
  set(root, "xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0");
  set(root, "xmlns:config", "urn:oasis:names:tc:opendocument:xmlns:config:1.0");
  set(root, "office:version", "1.2");
  const auto named = [](pugi::xml_node parent, const char* kind, const char* name) {
    pugi::xml_node node = add(parent, kind);
    if (name != nullptr) set(node, "config:name", name);
    return node;
  };
  pugi::xml_node view = named(add(root, "office:settings"), "config:config-item-set", "ooo:view-settings");
  pugi::xml_node entry =
      named(named(view, "config:config-item-map-indexed", "Views"), "config:config-item-map-entry", nullptr);
  pugi::xml_node tables = named(entry, "config:config-item-map-named", "Tables");
  for (const BookSheet& sheet : book.sheets) {
    pugi::xml_node table = named(tables, "config:config-item-map-entry", sheet.name.c_str());
    const auto item = [&](const char* name, const char* type, std::uint32_t value) {
      pugi::xml_node node = named(table, "config:config-item", name);
      set(node, "config:type", type);
      node.append_child(pugi::node_pcdata).set_value(std::to_string(value).c_str());
    };
    if (sheet.frozen_columns > 0) {
      item("HorizontalSplitMode", "short", 2);
      item("HorizontalSplitPosition", "int", sheet.frozen_columns);
      item("PositionRight", "int", sheet.frozen_columns);
    }
    if (sheet.frozen_rows > 0) {
      item("VerticalSplitMode", "short", 2);
      item("VerticalSplitPosition", "int", sheet.frozen_rows);
      item("PositionBottom", "int", sheet.frozen_rows);
    }
  }
  std::ostringstream out;
  document.save(out, "", pugi::format_raw);
  return out.str();
}

}  // namespace

std::optional<std::string> to_ods(const Book& book) {
  return zipped({{"mimetype", std::string(kType)},
                 {"META-INF/manifest.xml", manifest()},
                 {"content.xml", OdsContent(book).text()},
                 {"settings.xml", settings(book)}});
}

}  // namespace ducha
