// SPDX-License-Identifier: Apache-2.0
// What was said on the command line. One table (options.def) has every option; a command binds those that it takes.
// What it means is read later: nothing is opened here.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/language.h"
#include "cli/command.h"
#include "cli/process/terminal.h"

namespace ducha {

enum class OptionName : std::uint8_t {
#define DUCHA_OPTION(name, spellings, argument, zh, en) name,
#include "cli/options/options.def"
#undef DUCHA_OPTION
};

struct OptionRow {
  OptionName name;
  std::string_view spellings;  // "-q,--quiet"
  std::string_view argument;   // empty: a switch
  Text sentence;
};
[[nodiscard]] std::span<const OptionRow> option_rows();
// Its sentence with the lists of formats and statuses filled in.
[[nodiscard]] std::string sentence_of(const OptionRow& row, Language language);

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
  void values(OptionName name, std::vector<std::string>& into);   // any number, one argument each
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
// Prints them and where help is; gives the exit code. Empty command: the program's own help.
[[nodiscard]] int usage_error(const Diagnostics& faults, std::string_view command, Language language, Streams& streams);

// Words with commas between them; empty ones stay.
[[nodiscard]] std::vector<std::string> split_list(std::string_view list);

}  // namespace ducha
