// SPDX-License-Identifier: Apache-2.0
#include "cli/options/help.h"

#include <cstddef>
#include <vector>

#include "base/columns.h"
#include "cli/words.h"

namespace ducha {

namespace {

using Rows = std::vector<Cells>;

std::string table(const Rows& rows) {
  constexpr std::size_t kPage = 100;
  return in_columns(rows, {.indent = 2, .page = kPage});
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
    rows.push_back(
        {"ducha " + std::string(command.name) + ' ' + std::string(command.arguments), command.sentence.in(language)});
  }
  rows.push_back({"ducha --version", word(CliWord::show_version, language)});
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
  for (const TakenOption& option : options_) {
    const OptionRow& row = row_of(option.name);
    rows.push_back({left_of(row), sentence_of(row, language_)});
  }
  return text + table(rows);
}

}  // namespace ducha
