// SPDX-License-Identifier: Apache-2.0
#include "report/table.h"

#include <algorithm>

namespace ducha {

namespace {

// Four searches of a byte each are faster than one of any of four.
bool holds_any(std::string_view cell, std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(),
                     [cell](char byte) { return cell.find(byte) != std::string_view::npos; });
}

void append_csv(std::string& out, std::string_view cell) {
  const bool guarded = looks_like_formula(cell);
  if (!guarded && !holds_any(cell, "\",\r\n")) {
    out += cell;
    return;
  }
  out += '"';
  if (guarded) out += '\'';
  for (std::size_t at = 0; at < cell.size();) {
    const std::size_t quote = cell.find('"', at);
    if (quote == std::string_view::npos) {
      out += cell.substr(at);
      break;
    }
    out.append(cell.substr(at, quote + 1 - at)) += '"';
    at = quote + 1;
  }
  out += '"';
}

void append_tsv(std::string& out, std::string_view cell) {
  // A quote in front would make spreadsheets read on to the next one.
  if (looks_like_formula(cell) || cell.starts_with('"')) out += '\'';
  if (!holds_any(cell, "\t\r\n")) {
    out += cell;
    return;
  }
  for (const char c : cell) out += c == '\t' || c == '\r' || c == '\n' ? ' ' : c;
}

}  // namespace

bool looks_like_formula(std::string_view cell) {
  return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
}

void append_cell(std::string& out, std::string_view cell, TableForm form) {
  if (form == TableForm::csv) {
    append_csv(out, cell);
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
