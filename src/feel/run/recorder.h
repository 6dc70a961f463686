// SPDX-License-Identifier: Apache-2.0
// What an evaluation writes down where somebody asks, and where the values that it handles came from.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "feel/run/trace.h"

namespace ducha::feel {

struct Lineage;
using LineagePtr = std::shared_ptr<const Lineage>;  // null: made here, not read

// Where a value came from, and where its parts did, if they came from elsewhere: the elements of a filtered list, the
// entries of a context made here.
struct Lineage {
  std::optional<Origin> origin;
  std::vector<LineagePtr> parts;
  std::uint32_t step = Step::kNone;  // of a null made here: where
};

[[nodiscard]] LineagePtr lineage_of_slot(Slot slot);
[[nodiscard]] LineagePtr lineage_of_step(std::uint32_t step);
[[nodiscard]] LineagePtr lineage_of_parts(std::vector<LineagePtr> parts);
// Of an element of a list (from 0), of the entry of a context: its index among them and its name.
[[nodiscard]] LineagePtr element_of(const LineagePtr& list, std::size_t index);
[[nodiscard]] LineagePtr entry_of(const LineagePtr& context, std::size_t index, const std::string& name);

struct Recorder {
  // A rule takes hundreds of steps; what takes more is not read by people.
  static constexpr std::size_t kSteps = 200'000;

  Trace& trace;
  std::uint32_t current = Step::kNone;  // the step at work
  LineagePtr last = nullptr;            // of the value given last

  // The index of a new step under the current one; kNone where there are too many.
  std::uint32_t begin(Span at);
  void reason(Code code, std::vector<Text> arguments);
  [[nodiscard]] Step* step() { return current == Step::kNone ? nullptr : &trace.steps[current]; }
  // Whether the current step has one operand and that is a plain read: then it becomes one with it.
  [[nodiscard]] bool has_lone_read() const;
};

// Of a loop over a million elements, people read some of each outcome. Without a recorder it does nothing.
class LoopRecord {
 public:
  explicit LoopRecord(Recorder* recorder) : recorder_(recorder) {}

  void begin() {
    if (recorder_ != nullptr) mark_ = recorder_->trace.steps.size();
  }
  // Behind the body of an iteration. False where its steps were taken back.
  [[nodiscard]] bool end(const Value& outcome) { return recorder_ == nullptr || settle(outcome); }

 private:
  [[nodiscard]] bool settle(const Value& outcome);

  Recorder* recorder_;
  std::size_t mark_ = 0;
  std::array<std::size_t, 4> seen_{};  // true, false, null, anything else
};

}  // namespace ducha::feel
