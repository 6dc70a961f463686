// SPDX-License-Identifier: Apache-2.0
#include "base/csv_cell.h"

#include <algorithm>
#include <array>

namespace ducha {

namespace {

// A search for each byte is faster than one for any of them.
bool holds_any(std::string_view text, std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(),
                     [text](char byte) { return text.find(byte) != std::string_view::npos; });
}

constexpr std::array<std::string_view, 11> kFormulaBegins = {
    "=", "+", "-", "@", "\t", "\r", "\n", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};

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

bool looks_like_formula(std::string_view cell) {
  return std::any_of(kFormulaBegins.begin(), kFormulaBegins.end(),
                     [cell](auto sign) { return cell.starts_with(sign); });
}

std::string guarded_csv_cell(std::string_view text) {
  std::string cell;
  append_csv_cell(cell, text, ",;", looks_like_formula(text) ? "'" : "");
  return cell;
}

std::string_view unguarded(std::string_view text) {
  if (text.size() < 2 || text.front() != '\'') return text;
  const std::string_view behind = text.substr(1);
  return looks_like_formula(behind) || (behind.front() >= '0' && behind.front() <= '9') ? behind : text;
}

}  // namespace ducha
