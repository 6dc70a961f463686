// SPDX-License-Identifier: Apache-2.0
#include "report/sheet.h"

#include <algorithm>
#include <cstddef>

#include "base/text.h"
#include "report/html_page.h"
#include "report/markdown_text.h"
#include "report/table.h"

namespace ducha {

namespace {

constexpr std::size_t kWidestCell = 48;  // code points, of the text form

std::string aligned(const std::string& cell, std::size_t width, bool number) {
  const std::size_t taken = display_width(cell);
  const std::string room(width > taken ? width - taken : 0, ' ');
  return number ? room + cell : cell + room;
}

std::string to_text(const Sheet& sheet) {
  std::vector<std::vector<std::string>> rows = {{}};
  for (const SheetColumn& column : sheet.columns) rows[0].push_back(column.head);
  for (const auto& row : sheet.rows) {
    rows.emplace_back();
    for (const std::string& cell : row) rows.back().push_back(shortened(cell, kWidestCell));
  }
  std::vector<std::size_t> widths(sheet.columns.size(), 0);
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
  }
  std::string text = sheet.title + "\n\n";
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      line += (i > 0 ? "  " : "") + aligned(row[i], widths[i], sheet.columns[i].number);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += inert_line(line) + '\n';
  }
  if (!sheet.notes.empty()) text += '\n';
  for (const std::string& note : sheet.notes) text += inert_line(note) + '\n';
  return text;
}

std::string to_rows(const Sheet& sheet, TableForm form) {
  std::string text = form == TableForm::csv ? "\xEF\xBB\xBF" : "";
  std::vector<std::string> head;
  for (const SheetColumn& column : sheet.columns) head.push_back(column.key);
  append_row(text, head, form);
  const auto is_number = [&sheet](std::size_t column) { return sheet.columns[column].number; };
  for (const auto& row : sheet.rows) append_row(text, row, form, is_number);
  return text;
}

std::string to_markdown(const Sheet& sheet) {
  std::string text = "## " + markdown_text(sheet.title) + "\n\n|";
  for (const SheetColumn& column : sheet.columns) text += ' ' + markdown_text(column.head) + " |";
  text += "\n|";
  for (const SheetColumn& column : sheet.columns) text += column.number ? "--:|" : "---|";
  text += '\n';
  for (const auto& row : sheet.rows) {
    text += '|';
    for (const std::string& cell : row) text += ' ' + markdown_text(cell) + " |";
    text += '\n';
  }
  for (const std::string& note : sheet.notes) text += '\n' + markdown_text(note) + '\n';
  return text;
}

std::string to_page(const Sheet& sheet, Language language) {
  std::string text =
      page_head(sheet.title, {}, language) + "<body>\n<header><h1>" + markup(sheet.title) + "</h1></header>\n<main>\n";
  for (const std::string& chart : sheet.charts) text += chart + '\n';
  text += "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + markup(sheet.title) +
          "\"><table class=\"sheet\">\n<thead><tr>";
  const auto cell_of = [&](std::string_view tag, std::size_t column, const std::string& content) {
    const std::string kind = sheet.columns[column].number ? " class=\"n\"" : "";
    return '<' + std::string(tag) + kind + (tag == "th" ? " scope=\"col\"" : "") + '>' + content + "</" +
           std::string(tag) + '>';
  };
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) text += cell_of("th", i, markup(sheet.columns[i].head));
  text += "</tr></thead>\n<tbody>\n";
  for (const auto& row : sheet.rows) {
    text += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) text += cell_of("td", i, markup(row[i]));
    text += "</tr>\n";
  }
  text += "</tbody></table></div>\n";
  for (const std::string& note : sheet.notes) text += "<p class=\"facts\">" + markup(note) + "</p>\n";
  return text + "</main>\n<footer>ducha</footer>\n</body>\n</html>\n";
}

}  // namespace

bool is_sheet_form(std::string_view form) {
  return std::find(kSheetForms.begin(), kSheetForms.end(), form) != kSheetForms.end();
}

std::string to_form(const Sheet& sheet, std::string_view form, Language language) {
  if (form == "csv") return to_rows(sheet, TableForm::csv);
  if (form == "tsv") return to_rows(sheet, TableForm::tsv);
  if (form == "markdown") return to_markdown(sheet);
  if (form == "html") return to_page(sheet, language);
  return to_text(sheet);
}

}  // namespace ducha
