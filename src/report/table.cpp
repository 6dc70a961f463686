// SPDX-License-Identifier: Apache-2.0
#include "report/table.h"

namespace ducha {

namespace {

void append_csv(std::string& out, std::string_view cell) {
  const bool guarded = looks_like_formula(cell);
  if (!guarded && cell.find_first_of("\",\r\n") == std::string_view::npos) {
    out += cell;
    return;
  }
  out += '"';
  if (guarded) out += '\'';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_tsv(std::string& out, std::string_view cell) {
  // A quote in front would make spreadsheets read on to the next one.
  if (looks_like_formula(cell) || cell.starts_with('"')) out += '\'';
  for (const char c : cell) out += c == '\t' || c == '\r' || c == '\n' ? ' ' : c;
}

}  // namespace

bool looks_like_formula(std::string_view cell) {
  return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
}

void append_row(std::string& out, std::span<const std::string> cells, TableForm form,
                const std::function<bool(std::size_t)>& is_number) {
  for (const std::string& cell : cells) {
    if (&cell != cells.data()) out += form == TableForm::csv ? ',' : '\t';
    if (is_number && is_number(static_cast<std::size_t>(&cell - cells.data()))) {
      out += cell;
    } else if (form == TableForm::csv) {
      append_csv(out, cell);
    } else {
      append_tsv(out, cell);
    }
  }
  out += form == TableForm::csv ? "\r\n" : "\n";
}

}  // namespace ducha
