// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <iostream>

#include <unistd.h>

#include "cli/command.h"
#include "cli/process/stack_room.h"
#include "cli/process/terminal.h"

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  std::cin.tie(nullptr);
  static std::array<char, 1U << 16U> room;  // std::cin outlives main
  std::cin.rdbuf()->pubsetbuf(room.data(), room.size());
  ducha::ignore_failing_writes();
  ducha::DescriptorBuffer buffer(STDOUT_FILENO);
  std::ostream out(&buffer);
  ducha::Streams streams{std::cin,
                         out,
                         std::cerr,
                         ::isatty(STDIN_FILENO) == 1,
                         ::isatty(STDOUT_FILENO) == 1,
                         ::isatty(STDERR_FILENO) == 1,
                         ducha::same_file(STDOUT_FILENO, STDERR_FILENO)};
  return ducha::with_stack_room([&] { return ducha::run_program({argv + 1, argv + argc}, streams); });
}
