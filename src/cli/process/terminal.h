// SPDX-License-Identifier: Apache-2.0
// The process: its terminal, its environment, its standard output.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <streambuf>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/language.h"

namespace ducha {

// Writes to a file descriptor through a buffer. The first failure is kept, and errno is set to it on every later one,
// so that whoever writes can tell a pipe that was closed from a disk that is full.
class DescriptorBuffer : public std::streambuf {
 public:
  explicit DescriptorBuffer(int descriptor);
  ~DescriptorBuffer() override;
  DescriptorBuffer(const DescriptorBuffer&) = delete;
  DescriptorBuffer& operator=(const DescriptorBuffer&) = delete;

  [[nodiscard]] int failure() const { return failure_; }  // errno; 0: none

 protected:
  int_type overflow(int_type character) override;
  int sync() override;

 private:
  [[nodiscard]] bool write_out();

  int descriptor_;
  int failure_ = 0;
  std::array<char, 1U << 16U> held_{};
};

// LC_ALL, LC_MESSAGES, LANG, the first that is set; English where it is none of ours.
[[nodiscard]] Language locale_language();

enum class ColorChoice : std::uint8_t { automatic, always, never };
[[nodiscard]] std::optional<ColorChoice> read_color_choice(std::string_view word);
// Automatic: on a terminal that is not dumb, unless NO_COLOR is set (https://no-color.org).
[[nodiscard]] bool wants_color(ColorChoice choice, bool is_terminal);

// Columns of the terminal that standard output is; of $COLUMNS where it is set; 80 where nobody knows.
[[nodiscard]] std::size_t terminal_width();
// Whether two descriptors are the same file or terminal.
[[nodiscard]] bool same_file(int a, int b);

// The machine's date in its zone.
[[nodiscard]] Date today();

// Whoever interrupts the program (SIGINT, SIGTERM, SIGHUP) reads this line and finds no half-written file; the process
// ends by that signal.
void say_when_interrupted(const std::string& line);

// A closed pipe is a failed write, not the end of the process.
void ignore_failing_writes();

}  // namespace ducha
