// SPDX-License-Identifier: Apache-2.0
// The parts of one run, one behind the other: none begins before the one before it has ended, and all are of the run
// that the first is of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "findings/finding.h"

namespace ducha {

// In what a part is of another run than the first, as their lines have it; "null": no date.
struct RunDifference {
  enum class In : std::uint8_t { version, rulebook, date, options } in;
  std::string here, before;
};
// The field of the line: "as_of".
[[nodiscard]] std::string_view to_string(RunDifference::In in);

class PartSequence {
 public:
  // Of a run line. Precondition: not within a part.
  [[nodiscard]] std::optional<RunDifference> begin(const Run& run);
  // Of a plan that was judged by the clock: another day than that of one before it.
  [[nodiscard]] std::optional<RunDifference> plan(const PlanResult& plan);
  // Its summary, or the end of its input.
  void end() { within_ = false; }

  [[nodiscard]] bool within() const { return within_; }
  // Empty: no part has begun.
  [[nodiscard]] const std::optional<Run>& first() const { return first_; }
  [[nodiscard]] std::size_t parts() const { return parts_; }

 private:
  std::optional<Run> first_;
  std::optional<std::string> clock_;
  std::size_t parts_ = 0;
  bool within_ = false;
};

}  // namespace ducha
