// SPDX-License-Identifier: Apache-2.0
#include "cli/options/help.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "base/text.h"
#include "cli/words.h"

namespace ducha {

namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kGap = 2;
constexpr std::size_t kPage = 100;

// Whether a line may break before the character at that offset: at spaces, and around Chinese.
bool may_break(std::string_view text, std::size_t offset) {
  const CodePoint here = code_point_at(text, offset);
  return here.value == ' ' || display_width(here.value) == 2;
}

// Lines of at most that width; a word that is longer has a line of its own.
std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t offset = 0;
  while (offset < text.size()) {
    std::size_t end = offset + code_point_at(text, offset).length;
    while (end < text.size() && !may_break(text, end) && !may_break(text, offset))
      end += code_point_at(text, end).length;
    std::string_view piece = text.substr(offset, end - offset);
    if (!line.empty() && display_width(line) + display_width(piece) > width) {
      lines.push_back(std::exchange(line, std::string()));
    }
    if (!(line.empty() && piece == " ")) line += piece;
    offset = end;
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

using Rows = std::vector<std::pair<std::string, std::string>>;

std::string table(const Rows& rows) {
  std::size_t column = 0;
  for (const auto& row : rows) column = std::max(column, display_width(row.first));
  std::string text;
  for (const auto& [name, sentence] : rows) {
    const std::size_t margin = kIndent + column + kGap;
    std::string head = std::string(kIndent, ' ') + padded(name, column) + std::string(kGap, ' ');
    for (const std::string& line : wrapped(sentence, kPage - margin)) {
      text += std::exchange(head, std::string(margin, ' ')) + line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
    }
  }
  return text;
}

std::string left_of(const OptionRow& row) {
  std::string text;
  for (const std::string& spelling : split_list(row.spellings)) text += (text.empty() ? "" : ", ") + spelling;
  if (!text.starts_with("-h") && !text.starts_with("-q")) text = "    " + text;
  return row.argument.empty() ? text : text + ' ' + std::string(row.argument);
}

}  // namespace

std::string program_help(Language language) {
  std::string text = "ducha - " + word(CliWord::tagline, language) + "\n\n";
  Rows rows;
  for (const Command& command : commands()) {
    rows.emplace_back("ducha " + std::string(command.name) + ' ' + std::string(command.arguments),
                      command.sentence.in(language));
  }
  rows.emplace_back("ducha --version", word(CliWord::show_version, language));
  text += word(CliWord::commands, language) + "\n\n" + table(rows) + '\n';
  const Rows codes = {{"0", word(CliWord::exit_0, language)},
                      {"1", word(CliWord::exit_1, language)},
                      {"2", word(CliWord::exit_2, language)}};
  text += word(CliWord::exit_codes, language) + "\n\n" + table(codes) + '\n';
  return text + word(CliWord::more_help, language) + '\n';
}

std::string CommandHelp::make_help(const CLI::App* /*app*/, std::string /*name*/, CLI::AppFormatMode /*mode*/) const {
  std::string text = word(CliWord::usage, language_) + "ducha " + std::string(command_.name) + " [OPTIONS] " +
                     std::string(command_.arguments) + "\n\n" + command_.sentence.in(language_) + "\n\n" +
                     word(CliWord::options, language_) + "\n\n";
  Rows rows;
  for (const OptionName name : options_) {
    const OptionRow& row = option_rows()[static_cast<std::size_t>(name)];
    rows.emplace_back(left_of(row), sentence_of(row, language_));
  }
  return text + table(rows);
}

}  // namespace ducha
