// SPDX-License-Identifier: Apache-2.0
// What an evaluation writes down where somebody asks, and where the values that it handles came from.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "feel/builtins/reason.h"
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

// Its origin, for as long as anybody asks; null where it has none.
[[nodiscard]] inline std::shared_ptr<const Origin> read_of(const LineagePtr& lineage) {
  return lineage && lineage->origin ? std::shared_ptr<const Origin>(lineage, &*lineage->origin) : nullptr;
}

[[nodiscard]] LineagePtr lineage_of_slot(Slot slot);
[[nodiscard]] LineagePtr lineage_of_step(std::uint32_t step);
[[nodiscard]] LineagePtr lineage_of_parts(std::vector<LineagePtr> parts);
// Of an element of a known list (from 0), of the entry of a known context: its index among them and its name.
[[nodiscard]] LineagePtr element_of_known(const Lineage& list, std::size_t index);
[[nodiscard]] LineagePtr entry_of_known(const Lineage& context, std::size_t index, const std::string& name);
[[nodiscard]] inline LineagePtr element_of(const LineagePtr& list, std::size_t index) {
  return list ? element_of_known(*list, index) : nullptr;
}
[[nodiscard]] inline LineagePtr entry_of(const LineagePtr& context, std::size_t index, const std::string& name) {
  return context ? entry_of_known(*context, index, name) : nullptr;
}
// One of several that stand side by side; null where none stands there.
[[nodiscard]] inline LineagePtr lineage_at(std::span<const LineagePtr> lineages, std::size_t index) {
  return index < lineages.size() ? lineages[index] : nullptr;
}
inline void put_lineage(std::span<LineagePtr> lineages, std::size_t index, LineagePtr lineage) {
  if (index < lineages.size()) lineages[index] = std::move(lineage);
}

// Writes the steps of an evaluation into a trace, and keeps where the value given last came from. An empty one does
// nothing: whoever evaluates tells it what happens and need not ask whether anybody listens. What is costly to tell is
// told by a function, which an empty one does not call.
class Recorder {
 public:
  Recorder() = default;
  // Precondition: the trace outlives it.
  explicit Recorder(Trace& trace) : trace_(&trace) {}

  // Whether it is not empty; for short cuts that leave steps out.
  explicit operator bool() const { return trace_ != nullptr; }

  // Where the value given last came from.
  [[nodiscard]] const LineagePtr& last() const { return last_; }
  void came_from(LineagePtr lineage) {
    if (trace_ != nullptr) last_ = std::move(lineage);
  }
  template <typename Make>
  requires std::invocable<const Make&>
  void came_from(const Make& make) {
    if (trace_ != nullptr) last_ = make();
  }
  void came_from_nowhere() {
    if (trace_ != nullptr) last_ = nullptr;
  }
  void came_from_slot(Slot slot) {
    if (trace_ != nullptr) last_ = lineage_of_slot(slot);
  }
  void came_from_parts(std::vector<LineagePtr> parts) {
    if (trace_ != nullptr) last_ = lineage_of_parts(std::move(parts));
  }
  // Room for the lineages of so many values; none in an empty one.
  [[nodiscard]] std::vector<LineagePtr> lineages(std::size_t count) const {
    return std::vector<LineagePtr>(trace_ != nullptr ? count : 0);
  }
  // That of the value given last, behind the others.
  void append_last(std::vector<LineagePtr>& lineages) const {
    if (trace_ != nullptr) lineages.push_back(last_);
  }
  // The result of a function is, or is made of, some of its arguments.
  void came_from_arguments(const Value& result, std::span<const Value> arguments,
                           std::span<const LineagePtr> lineages) {
    if (trace_ != nullptr) find_among(result, arguments, lineages);
  }

  // A step under the current one, which it becomes.
  struct Entered {
    std::uint32_t outer = Step::kNone;
    std::uint32_t step = Step::kNone;  // kNone: there are too many
  };
  [[nodiscard]] Entered enter(Span at);
  void leave(const Entered& entered) { current_ = entered.outer; }
  // A step that is not gone into.
  void skip(Span at) {
    if (trace_ != nullptr) write_skipped(at);
  }
  // The step, or the current one; nullptr: it is not written down.
  [[nodiscard]] Step* step(const Entered& entered) {
    return entered.step == Step::kNone ? nullptr : &trace_->steps[entered.step];
  }
  [[nodiscard]] Step* step() {
    return trace_ == nullptr || current_ == Step::kNone ? nullptr : &trace_->steps[current_];
  }
  void mark_logical() {
    if (Step* const here = step()) here->logical = true;
  }
  // The current step selects, and its first operand is what it selects from.
  void mark_selection();
  // How many steps are written down.
  [[nodiscard]] std::size_t steps() const { return trace_ != nullptr ? trace_->steps.size() : 0; }
  // That step, if it was written down, is what a loop goes through.
  void mark_domain(std::size_t step) {
    if (step < steps()) trace_->steps[step].domain = true;
  }
  // `a.b` is one read, not a read of `a` and a step into it: the lone read below the current step becomes one with it.
  void merge_lone_read();
  // `reports[1]` is one too, where the number is written down: before and behind the picking of an element.
  void begin_pick(bool written, const LineagePtr& list);
  void end_pick();
  // What was taken along since there were so many steps is no step of its own; its lineage is kept if it still holds.
  void take_along(std::vector<LineagePtr>& lineages, std::size_t steps);

  // Why the current step gives null, or what it does not heed.
  template <typename... Parts>
  void reason(Code code, const Parts&... parts) {
    if (trace_ != nullptr) write_reason(code, {words_of(parts)...});
  }
  void reason(Code code, const std::vector<Text>& arguments) {
    if (trace_ != nullptr) write_reason(code, arguments);
  }

 private:
  friend class LoopRecord;

  // A rule takes hundreds of steps; what takes more is not read by people.
  static constexpr std::size_t kSteps = 200'000;

  [[nodiscard]] std::uint32_t begin(Span at);
  void write_skipped(Span at);
  void write_reason(Code code, std::vector<Text> arguments);
  void find_among(const Value& result, std::span<const Value> arguments, std::span<const LineagePtr> lineages);

  Trace* trace_ = nullptr;
  std::uint32_t current_ = Step::kNone;  // the step at work
  LineagePtr last_;
};

// The iterations of a loop. Of one over a million elements, people read some of each outcome.
class LoopRecord {
 public:
  explicit LoopRecord(Recorder& recorder) : recorder_(recorder) {}

  void begin() { mark_ = recorder_.steps(); }
  // Behind the body of an iteration. False where its steps were taken back.
  [[nodiscard]] bool end(const Value& outcome) { return !recorder_ || settle(outcome); }
  // Where the loop's value at that index came from; of those between nothing is known.
  void keep(std::size_t index, LineagePtr lineage) {
    if (!recorder_) return;
    lineages_.resize(index);
    lineages_.push_back(std::move(lineage));
  }
  // The list of what was kept is given.
  void give() { recorder_.came_from_parts(std::move(lineages_)); }

 private:
  [[nodiscard]] bool settle(const Value& outcome);

  Recorder& recorder_;
  std::size_t mark_ = 0;
  std::array<std::size_t, 4> seen_{};  // true, false, null, anything else
  std::vector<LineagePtr> lineages_;
};

}  // namespace ducha::feel
