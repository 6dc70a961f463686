// SPDX-License-Identifier: Apache-2.0
// A command is a row: its name, its sentence, its function.
#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

namespace ducha {

// What a command may touch of the process; tests hand in streams of their own.
struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
};

struct Command {
  std::string_view name;
  Text sentence;
  // Arguments behind the command's name; gives the process' exit code.
  int (*run)(std::span<const std::string> arguments, Streams& streams);
};

[[nodiscard]] std::span<const Command> commands();

}  // namespace ducha
