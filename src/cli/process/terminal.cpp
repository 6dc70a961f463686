// SPDX-License-Identifier: Apache-2.0
#include "cli/process/terminal.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <ctime>
#include <string>

#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/temporary_files.h"
#include "cli/process/environment.h"

namespace ducha {

namespace {

// Made beforehand: a signal handler may not make anything.
std::array<char, 256> last_line{};
volatile std::size_t last_line_length = 0;

void interrupted(int number) {
  remove_temporary_files();
  static_cast<void>(!::write(STDERR_FILENO, last_line.data(), last_line_length));
  std::signal(number, SIG_DFL);
  std::raise(number);
}

}  // namespace

DescriptorBuffer::DescriptorBuffer(int descriptor) : descriptor_(descriptor) {
  setp(held_.data(), held_.data() + held_.size());
}

DescriptorBuffer::~DescriptorBuffer() { static_cast<void>(write_out()); }

bool DescriptorBuffer::write_out() {
  const char* from = pbase();
  while (failure_ == 0 && from < pptr()) {
    const ssize_t written = ::write(descriptor_, from, static_cast<std::size_t>(pptr() - from));
    if (written >= 0) {
      from += written;
    } else if (errno != EINTR) {
      failure_ = errno;
    }
  }
  setp(held_.data(), held_.data() + held_.size());
  if (failure_ != 0) errno = failure_;
  return failure_ == 0;
}

DescriptorBuffer::int_type DescriptorBuffer::overflow(int_type character) {
  if (!write_out()) return traits_type::eof();
  if (!traits_type::eq_int_type(character, traits_type::eof())) sputc(traits_type::to_char_type(character));
  return traits_type::not_eof(character);
}

int DescriptorBuffer::sync() { return write_out() ? 0 : -1; }

Language locale_language() {
  Language language = Language::en;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (environment(name).empty()) continue;
    if (!read_language(environment(name), language)) language = Language::en;
    break;
  }
  return language;
}

std::size_t terminal_width() {
  constexpr std::size_t kUsual = 80;
  const std::string_view found = environment("COLUMNS");
  std::size_t columns = 0;
  const auto [end, error] = std::from_chars(found.data(), found.data() + found.size(), columns);
  if (error == std::errc() && end == found.data() + found.size() && columns > 0) return columns;
  winsize size{};
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : kUsual;
}

bool same_file(int a, int b) {
  struct stat one {};
  struct stat other {};
  return fstat(a, &one) == 0 && fstat(b, &other) == 0 && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

std::optional<ColorChoice> read_color_choice(std::string_view word) {
  if (word == "auto") return ColorChoice::automatic;
  if (word == "always") return ColorChoice::always;
  if (word == "never") return ColorChoice::never;
  return std::nullopt;
}

bool wants_color(ColorChoice choice, bool is_terminal) {
  switch (choice) {
    case ColorChoice::always: return true;
    case ColorChoice::never: return false;
    case ColorChoice::automatic: break;
  }
  return is_terminal && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  if (localtime_r(&now, &local) == nullptr) return Date();
  return Date{local.tm_year + 1900, static_cast<std::uint8_t>(local.tm_mon + 1),
              static_cast<std::uint8_t>(local.tm_mday)};
}

void say_when_interrupted(const std::string& line) {
  const std::size_t length = std::min(line.size(), last_line.size());
  std::copy_n(line.begin(), length, last_line.begin());
  last_line_length = length;
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
    // Who started it may have said that a hang-up is not to be heeded.
    if (std::signal(number, interrupted) == SIG_IGN) std::signal(number, SIG_IGN);
  }
}

// A write then fails and says why: nobody reads, or the file would be larger than it may be.
void ignore_failing_writes() {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

}  // namespace ducha
