// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cerrno>
#include <exception>
#include <ostream>
#include <string>

#include "base/failure.h"
#include "base/text.h"
#include "cli/codes.h"
#include "cli/command.h"
#include "cli/options/help.h"
#include "cli/options/option.h"
#include "cli/process/terminal.h"
#include "cli/words.h"

namespace ducha {

namespace {

constexpr int kNotAsAsked = 2;

int run_command(const Arguments& arguments, Streams& streams) {
  const Language language = language_of(arguments);
  say_when_interrupted(word(CliWord::interrupted, language) + '\n');
  const std::string name = arguments.empty() ? std::string() : arguments.front();
  if (name == "--version") {
    streams.out << "ducha " DUCHA_VERSION "\n";
    return 0;
  }
  if (name == "--help" || name == "-h" || name == "help") {
    const Command* about = arguments.size() > 1 ? command_named(arguments[1]) : nullptr;
    if (about != nullptr) return about->run({"--help", "--lang", std::string(to_string(language))}, streams);
    streams.out << program_help(language);
    return 0;
  }
  if (const Command* command = command_named(name))
    return command->run({arguments.begin() + 1, arguments.end()}, streams);
  Diagnostics faults;
  if (name.empty()) {
    streams.err << program_help(language);
    return kNotAsAsked;
  }
  std::vector<std::string> known;
  for (const Command& command : commands()) known.emplace_back(command.name);
  add_usage_fault(faults, name.starts_with('-') ? code::cli_option_unknown : code::cli_command_unknown,
                  {Text(name), listed(known)}, name, known);
  return usage_error(faults, {}, language, streams);
}

}  // namespace

std::span<const Command> commands() {
  static const std::array kCommands = {
#define DUCHA_COMMAND(function, name, usage, zh, en) Command{name, usage, Text(zh, en), function},
#include "cli/commands.def"
#undef DUCHA_COMMAND
  };
  return kCommands;
}

const Command* command_named(std::string_view name) {
  for (const Command& command : commands()) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

int run_program(const Arguments& arguments, Streams& streams) {
  int code = kNotAsAsked;
  try {
    code = run_command(arguments, streams);
  } catch (const std::exception& failure) {
    Diagnostics faults;
    add_usage_fault(faults, code::cli_failed, {Text(std::string(failure.what()))});
    streams.err << "ducha: " << to_text(faults.all().front(), language_of(arguments), false);
  }
  errno = 0;
  if (streams.out.rdbuf()->pubsync() == 0 && streams.out) return code;
  // A reader that has seen enough closes the pipe; that is no fault.
  if (errno == EPIPE) return code;
  Diagnostics faults;
  add_usage_fault(faults, code::cli_unwritable,
                  {words_of(CliWord::standard_output), failure_words(errno != 0 ? errno : EIO)});
  streams.err << "ducha: " << to_text(faults.all().front(), language_of(arguments), false);
  return kNotAsAsked;
}

}  // namespace ducha
