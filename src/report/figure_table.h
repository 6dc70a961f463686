// SPDX-License-Identifier: Apache-2.0
// A table that is a report of its own, as text, CSV, TSV, Markdown or a page.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

namespace ducha {

struct FigureColumn {
  std::string key;   // the head in CSV and TSV, the same in every language
  std::string head;  // for people
  bool number = false;
};

struct FigureTable {
  std::string title;
  std::vector<FigureColumn> columns;
  std::vector<std::vector<std::string>> rows;  // a cell a column
  std::vector<std::string> notes;              // below it; not in CSV and TSV
  std::vector<std::string> charts;             // SVG, above the table on a page
};

// The forms that it has, as --format names them.
inline constexpr std::array<std::string_view, 5> kFigureForms = {"text", "csv", "tsv", "markdown", "html"};
[[nodiscard]] bool is_figure_form(std::string_view form);

// Precondition: is_figure_form(form).
[[nodiscard]] std::string to_form(const FigureTable& table, std::string_view form, Language language);

}  // namespace ducha
