// SPDX-License-Identifier: Apache-2.0
#include "base/csv_cell.h"

#include <algorithm>

namespace ducha {

namespace {

// A search for each byte is faster than one for any of them.
bool holds_any(std::string_view text, std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(),
                     [text](char byte) { return text.find(byte) != std::string_view::npos; });
}

}  // namespace

void append_csv_cell(std::string& out, std::string_view text, std::string_view separators, std::string_view in_front) {
  if (in_front.empty() && !holds_any(text, separators) && !holds_any(text, "\"\r\n")) {
    out += text;
    return;
  }
  out += '"';
  out += in_front;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('"', at), text.size() - 1) + 1;
    out += text.substr(at, end - at);
    if (text[end - 1] == '"') out += '"';
    at = end;
  }
  out += '"';
}

std::string csv_cell(std::string_view text) {
  std::string cell;
  append_csv_cell(cell, text, ",;");
  return cell;
}

}  // namespace ducha
