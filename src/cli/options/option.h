// SPDX-License-Identifier: Apache-2.0
// What stands on the command line: a command binds those of the options (option_table.h) that it takes.
// What it means is read later: nothing is opened here.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/language.h"
#include "cli/command.h"
#include "cli/options/option_table.h"
#include "cli/process/terminal.h"

namespace ducha {

// Taken by every command.
struct CommonOptions {
  Language language = Language::en;
  ColorChoice color = ColorChoice::automatic;
};

class OptionParser {
 public:
  explicit OptionParser(const Command& command);
  ~OptionParser();
  void flag(OptionName name, bool& into);
  void value(OptionName name, std::optional<std::string>& into);  // at most once
  // At most once, one of these words; another is a fault of the call, wherever it is said, and the nearest is told.
  void choice(OptionName name, std::optional<std::string>& into, std::vector<std::string> words);
  void values(OptionName name, std::vector<std::string>& into);  // any number, one argument each
  void arguments(std::vector<std::string>& into, std::size_t at_least, std::size_t at_most);

  // nullopt: go on. Else everything is said, and this is the exit code: 0 for help, 2 for a call that is none.
  [[nodiscard]] std::optional<int> parse(const Arguments& given, CommonOptions& common, Streams& streams);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// The language of messages even where the call is none: --lang, else the locale's.
[[nodiscard]] Language language_of(const Arguments& given);

// A fault of the call, with the nearest of the known words.
void add_usage_fault(Diagnostics& faults, Code code, std::vector<Text> arguments, std::string_view misspelt = {},
                     std::span<const std::string> known = {});
// Says that there is no such command, with the nearest; gives the exit code.
[[nodiscard]] int unknown_command(const std::string& name, Language language, Streams& streams);
// Prints them and where help is; gives the exit code. Empty command: the program's own help.
[[nodiscard]] int usage_error(const Diagnostics& faults, std::string_view command, Language language, Streams& streams);

}  // namespace ducha
