// SPDX-License-Identifier: Apache-2.0
#include "report/figure_table.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/columns.h"
#include "base/text.h"
#include "report/html_page.h"
#include "report/markdown_text.h"
#include "report/table.h"

namespace ducha {

namespace {

constexpr std::size_t kWidestCell = 48;  // code points, of the text form

std::string to_text(const FigureTable& table) {
  std::vector<std::vector<std::string>> rows = {{}};
  for (const FigureColumn& column : table.columns) rows[0].push_back(column.head);
  for (const auto& row : table.rows) {
    rows.emplace_back();
    for (const std::string& cell : row) rows.back().push_back(shortened(cell, kWidestCell));
  }
  Columns columns;
  for (const FigureColumn& column : table.columns) columns.align.push_back(column.number ? Align::right : Align::left);
  std::string text = table.title + "\n\n";
  for (const std::string& line : column_lines(rows, columns)) text += line + '\n';
  if (!table.notes.empty()) text += '\n';
  for (const std::string& note : table.notes) text += note + '\n';
  return inert_lines(std::move(text));
}

std::string to_rows(const FigureTable& table, TableForm form) {
  std::string text = form == TableForm::csv ? "\xEF\xBB\xBF" : "";
  std::vector<std::string> head;
  for (const FigureColumn& column : table.columns) head.push_back(column.key);
  append_row(text, head, form);
  const auto is_number = [&table](std::size_t column) { return table.columns[column].number; };
  for (const auto& row : table.rows) append_row(text, row, form, is_number);
  return text;
}

std::string to_markdown(const FigureTable& table) {
  std::string text = "## " + markdown_text(table.title) + "\n\n|";
  for (const FigureColumn& column : table.columns) text += ' ' + markdown_text(column.head) + " |";
  text += "\n|";
  for (const FigureColumn& column : table.columns) text += column.number ? "--:|" : "---|";
  text += '\n';
  for (const auto& row : table.rows) {
    text += '|';
    for (const std::string& cell : row) text += ' ' + markdown_text(cell) + " |";
    text += '\n';
  }
  for (const std::string& note : table.notes) text += '\n' + markdown_text(note) + '\n';
  return text;
}

std::string to_page(const FigureTable& table, Language language) {
  std::string text =
      page_head(table.title, {}, language) + "<body>\n<header><h1>" + markup(table.title) + "</h1></header>\n<main>\n";
  for (const std::string& chart : table.charts) text += chart + '\n';
  text += "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + markup(table.title) +
          "\"><table class=\"table\">\n<thead><tr>";
  const auto cell_of = [&](std::string_view tag, std::size_t column, const std::string& content) {
    const std::string kind = table.columns[column].number ? " class=\"n\"" : "";
    return '<' + std::string(tag) + kind + (tag == "th" ? " scope=\"col\"" : "") + '>' + content + "</" +
           std::string(tag) + '>';
  };
  for (std::size_t i = 0; i < table.columns.size(); ++i) text += cell_of("th", i, markup(table.columns[i].head));
  text += "</tr></thead>\n<tbody>\n";
  for (const auto& row : table.rows) {
    text += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) text += cell_of("td", i, markup(row[i]));
    text += "</tr>\n";
  }
  text += "</tbody></table></div>\n";
  for (const std::string& note : table.notes) text += "<p class=\"facts\">" + markup(note) + "</p>\n";
  return text + "</main>\n<footer>ducha</footer>\n</body>\n</html>\n";
}

}  // namespace

bool is_figure_form(std::string_view form) {
  return std::find(kFigureForms.begin(), kFigureForms.end(), form) != kFigureForms.end();
}

std::string to_form(const FigureTable& table, std::string_view form, Language language) {
  if (form == "csv") return to_rows(table, TableForm::csv);
  if (form == "tsv") return to_rows(table, TableForm::tsv);
  if (form == "markdown") return to_markdown(table);
  if (form == "html") return to_page(table, language);
  return to_text(table);
}

}  // namespace ducha
