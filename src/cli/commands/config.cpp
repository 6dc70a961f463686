// SPDX-License-Identifier: Apache-2.0
// ducha config: what each option of a command is here, and which place says so.
#include <algorithm>
#include <ostream>

#include "base/columns.h"
#include "cli/command.h"
#include "cli/options/option.h"
#include "cli/options/option_table.h"
#include "cli/options/settings.h"
#include "cli/process/rulebook_store.h"
#include "cli/words.h"

namespace ducha {

namespace {

// The words behind "default" in an option's sentence; empty: it has none.
std::string default_of(const OptionRow& row, Language language) {
  if (row.name == OptionName::rules) return find_rulebook();
  const std::string sentence = sentence_of(row, language);
  const std::string opening = word(CliWord::default_mark, language);
  const std::size_t at = sentence.find(opening);
  if (at == std::string::npos) return {};
  const std::string_view rest = std::string_view(sentence).substr(at + opening.size());
  std::size_t end = rest.find_first_of(",;:)");
  for (const std::string_view mark : {"\xEF\xBC\x8C", "\xEF\xBC\x9B", "\xEF\xBC\x9A", "\xEF\xBC\x89"})
    end = std::min(end, rest.find(mark));
  return std::string(rest.substr(0, end));
}

}  // namespace

int run_config(const Arguments& arguments, Streams& streams) {
  const bool names_command = !arguments.empty() && !arguments.front().starts_with('-');
  const std::string name = names_command ? arguments.front() : "check";
  const Command* const about = command_named(name);
  if (streams.options_taken != nullptr || about == nullptr || about->run == &run_config) {
    // Its own help, and what is wrong with the call.
    std::vector<std::string> words;
    CommonOptions common;
    OptionParser parser(*command_named("config"));
    parser.arguments(words, 0, 1);
    if (const auto code = parser.parse(arguments, common, streams)) return *code;
    return unknown_command(name, common.language, streams);
  }
  for (const std::string& each : arguments) {
    if (each != "-h" && each != "--help") continue;
    CommonOptions common;
    OptionParser parser(*command_named("config"));
    return parser.parse(arguments, common, streams).value_or(0);
  }
  std::vector<ShownSetting> settings;
  std::string file;
  Streams of_command = streams;
  of_command.settings = &settings;
  of_command.settings_file = &file;
  Language language = language_of(arguments);
  of_command.settings_language = &language;
  if (const int code = about->run({arguments.begin() + (names_command ? 1 : 0), arguments.end()}, of_command);
      code != 0)
    return code;
  streams.out << (file.empty() ? word(CliWord::no_settings, language)
                               : filled(CliWord::settings_file, language, {file}))
              << "\n\n";
  std::vector<std::vector<std::string>> rows;
  for (const ShownSetting& each : settings) {
    const OptionRow& row = row_of(each.option);
    std::string place = each.place;
    std::string value = each.value;
    if (each.on_command_line) place = word(CliWord::on_command_line, language);
    if (place.empty()) {
      place = word(CliWord::by_default, language);
      if (value.empty()) value = default_of(row, language);
    }
    rows.push_back({key_of(row), value.empty() ? "-" : value, place});
  }
  streams.out << in_columns(rows);
  return 0;
}

}  // namespace ducha
