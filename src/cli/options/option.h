// SPDX-License-Identifier: Apache-2.0
// What stands on the command line: a command binds those of the options (option_table.h) that it takes.
// What it means is read later: nothing is opened here.
#pragma once

#include <cstdint>
#include <functional>
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
  std::vector<OptionName> said{};  // what stands on the command line; a setting of a project is for other calls too
};

// The words that may stand behind an option, on the command line and in settings; another is a fault of the call, and
// the nearest is told.
struct OptionWords {
  enum class Form : std::uint8_t {
    one,
    list,      // with commas between them
    with_file  // WORD or WORD=FILE
  };
  std::vector<std::string> known;
  Form form = Form::one;
  std::function<bool(const std::string& word)> fits{};  // where others than those that are told do as well
};

class OptionParser {
 public:
  explicit OptionParser(const Command& command);
  ~OptionParser();
  void flag(OptionName name, bool& into);
  void value(OptionName name, std::optional<std::string>& into);  // at most once
  void choice(OptionName name, std::optional<std::string>& into, OptionWords words);
  void values(OptionName name, std::vector<std::string>& into);  // any number, one argument each
  void choices(OptionName name, std::vector<std::string>& into, OptionWords words);
  void arguments(std::vector<std::string>& into, std::size_t at_least, std::size_t at_most);
  // The first argument is one of these.
  void argument_words(std::vector<std::string> words);

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
