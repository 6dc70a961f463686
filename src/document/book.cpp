// SPDX-License-Identifier: Apache-2.0
#include "document/book.h"

#include <algorithm>

#include "base/column_letters.h"
#include "base/text.h"
#include "base/utf8.h"

namespace ducha {

std::string sheet_name(const std::string& wanted, const std::vector<BookSheet>& others) {
  constexpr std::size_t kLongest = 28;  // of 31, with room for a number
  constexpr std::string_view kForbidden = ":\\/?*[]'";
  std::string name;
  for (const char c : for_xml(wanted)) name += kForbidden.find(c) == std::string_view::npos ? c : ' ';
  std::size_t count = 0;
  std::size_t end = 0;
  for (; end < name.size() && count < kLongest; ++count) end += code_point_at(name, end).length;
  name.resize(std::min(end, name.size()));
  std::string found = name;
  const auto is_taken = [&](const BookSheet& sheet) { return fold(sheet.name) == fold(found); };
  for (int number = 2; std::any_of(others.begin(), others.end(), is_taken); ++number) {
    found = name + ' ' + std::to_string(number);
  }
  return found;
}

std::string cell_name(std::uint32_t row, std::uint32_t column, bool fixed) {
  const std::string mark = fixed ? "$" : "";
  return mark + column_letters(column) + mark + std::to_string(row + 1);
}

}  // namespace ducha
