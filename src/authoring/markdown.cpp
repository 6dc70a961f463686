// SPDX-License-Identifier: Apache-2.0
#include "authoring/markdown.h"

#include <cctype>

namespace ducha {

std::string to_markdown(std::string_view text) {
  static constexpr std::string_view kMarks = "\\`*[]<>|#~&$";
  const auto in_word = [text](std::size_t at) {
    return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || text[at] == '_');
  };
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n') {
      result += ' ';
      continue;
    }
    // Inside a word it is no mark: reports_heard.
    const bool underscore = c == '_' && (at == 0 || !in_word(at - 1) || !in_word(at + 1));
    if (underscore || kMarks.find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

std::string to_markdown_table(const std::vector<std::vector<std::string>>& rows) {
  std::string text;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    text += '|';
    for (const std::string& cell : rows[row]) text += ' ' + to_markdown(cell) + " |";
    text += '\n';
    if (row > 0) continue;
    text += '|';
    for (std::size_t column = 0; column < rows[row].size(); ++column) text += "---|";
    text += '\n';
  }
  return text;
}

}  // namespace ducha
