// SPDX-License-Identifier: Apache-2.0
#include "cli/process/progress.h"

#include <cmath>
#include <ostream>

#include <fmt/format.h>

#include "cli/words.h"

namespace ducha {

namespace {

constexpr std::chrono::milliseconds kFirst{500};
constexpr std::chrono::milliseconds kBetween{200};

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
  return text;
}

}  // namespace

std::string progress_line(const ProgressState& state, Language language) {
  const double rate = state.seconds > 0 ? static_cast<double>(state.plans) / state.seconds : 0;
  const std::string line =
      filled(CliWord::progress, language,
             {grouped(state.plans), grouped(static_cast<std::uint64_t>(rate)), grouped(state.failures)});
  if (state.bytes == 0 || state.bytes_total < state.bytes) return line;
  const double share = static_cast<double>(state.bytes) / static_cast<double>(state.bytes_total);
  const auto left = static_cast<std::uint64_t>(std::llround(state.seconds / share - state.seconds));
  constexpr std::uint64_t kMinute = 60;
  return line + filled(CliWord::progress_left, language, {fmt::format("{}:{:02}", left / kMinute, left % kMinute)});
}

Progress::Progress(std::ostream& terminal, bool shown, Language language, std::uint64_t bytes_total)
    : terminal_(terminal), shown_(shown), language_(language), start_(Clock::now()), next_(start_ + kFirst) {
  state_.bytes_total = bytes_total;
}

void Progress::add_plan(std::size_t failures, std::uint64_t bytes_read) {
  ++state_.plans;
  state_.failures += failures;
  if (!shown_) return;
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + kBetween;
  state_.seconds = std::chrono::duration<double>(now - start_).count();
  state_.bytes = bytes_read;
  hide();
  terminal_ << progress_line(state_, language_) << std::flush;
  visible_ = true;
}

void Progress::hide() {
  if (!visible_) return;
  terminal_ << "\r\x1b[K" << std::flush;
  visible_ = false;
}

}  // namespace ducha
