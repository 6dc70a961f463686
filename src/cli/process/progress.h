// SPDX-License-Identifier: Apache-2.0
// How far a long run is, on a terminal and after half a second: a line that is written over itself.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>

#include "base/language.h"

namespace ducha {

struct ProgressState {
  std::size_t plans = 0;
  std::size_t failures = 0;
  double seconds = 0;
  std::uint64_t bytes = 0;        // read so far
  std::uint64_t bytes_total = 0;  // 0: nobody knows
};

// "12,345 plans, 8,900 a second, 321 failures, 0:42 left"
[[nodiscard]] std::string progress_line(const ProgressState& state, Language language);

class Progress {
 public:
  // Not shown: it does nothing.
  Progress(std::ostream& terminal, bool shown, Language language, std::uint64_t bytes_total);
  ~Progress() { hide(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void add_plan(std::size_t failures, std::uint64_t bytes_read);
  // Before anything else is written to the terminal.
  void hide();

 private:
  using Clock = std::chrono::steady_clock;

  std::ostream& terminal_;
  bool shown_;
  Language language_;
  ProgressState state_;
  Clock::time_point start_;
  Clock::time_point next_;
  bool visible_ = false;
};

}  // namespace ducha
