// SPDX-License-Identifier: Apache-2.0
#include "report/table.h"

#include "base/csv_cell.h"

namespace ducha {

namespace {

void append_tsv(std::string& out, std::string_view cell) {
  // A quote in front would make spreadsheets read on to the next one.
  if (looks_like_formula(cell) || cell.starts_with('"')) out += '\'';
  // A search for each byte is faster than one for any of them.
  constexpr std::size_t kNone = std::string_view::npos;
  if (cell.find('\t') == kNone && cell.find('\r') == kNone && cell.find('\n') == kNone) {
    out += cell;
    return;
  }
  for (const char c : cell) out += c == '\t' || c == '\r' || c == '\n' ? ' ' : c;
}

}  // namespace

void append_cell(std::string& out, std::string_view cell, TableForm form) {
  if (form == TableForm::csv) {
    append_csv_cell(out, cell, ",", looks_like_formula(cell) ? "'" : "");
  } else {
    append_tsv(out, cell);
  }
}

void append_row(std::string& out, std::span<const std::string> cells, TableForm form,
                const std::function<bool(std::size_t)>& is_number) {
  for (const std::string& cell : cells) {
    if (&cell != cells.data()) out += separator_of(form);
    if (is_number && is_number(static_cast<std::size_t>(&cell - cells.data()))) {
      out += cell;
    } else {
      append_cell(out, cell, form);
    }
  }
  out += line_end_of(form);
}

}  // namespace ducha
