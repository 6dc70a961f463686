// SPDX-License-Identifier: Apache-2.0
// A command is a row: its name, its sentence, its function.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

namespace ducha {

enum class OptionName : std::uint8_t;
struct ShownSetting;
struct TakenOptions;

// What a command may touch of the process.
struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool in_is_terminal = false;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool out_is_err = false;  // both go to the same file, as on a terminal or in a log of CI
  // Set: the command only says which options it takes, and gives 0.
  TakenOptions* options_taken = nullptr;
  // Set: the command only says what its options are and where that is said (cli/options/settings.h), and gives 0.
  std::vector<ShownSetting>* settings = nullptr;
  std::string* settings_file = nullptr;
  Language* settings_language = nullptr;
};

using Arguments = std::vector<std::string>;

struct Command {
  std::string_view name;
  std::string_view arguments;  // as usage shows them: "PLAN..."
  Text sentence;
  // The arguments behind the command's name; gives the process' exit code.
  int (*run)(const Arguments& arguments, Streams& streams);
};

[[nodiscard]] std::span<const Command> commands();
// nullptr: none is so called.
[[nodiscard]] const Command* command_named(std::string_view name);

// All of the program: finds the command and runs it; says what is wrong with a call.
[[nodiscard]] int run_program(const Arguments& arguments, Streams& streams);

#define DUCHA_COMMAND(function, name, usage, zh, en) \
  [[nodiscard]] int function(const Arguments& arguments, Streams& streams);
#include "cli/commands.def"
#undef DUCHA_COMMAND

}  // namespace ducha
