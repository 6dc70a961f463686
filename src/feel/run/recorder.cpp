// SPDX-License-Identifier: Apache-2.0
#include "feel/run/recorder.h"

#include <utility>

#include "base/limits.h"
#include "feel/syntax/words.h"

namespace ducha::feel {

LineagePtr lineage_of_slot(Slot slot) {
  return std::make_shared<const Lineage>(Lineage{Origin{slot, {}}, {}, Step::kNone});
}

LineagePtr lineage_of_step(std::uint32_t step) {
  return std::make_shared<const Lineage>(Lineage{std::nullopt, {}, step});
}

LineagePtr lineage_of_parts(std::vector<LineagePtr> parts) {
  return std::make_shared<const Lineage>(Lineage{std::nullopt, std::move(parts), Step::kNone});
}

LineagePtr element_of(const LineagePtr& list, std::size_t index) {
  if (!list) return nullptr;
  if (index < list->parts.size()) return list->parts[index];
  if (!list->origin) return nullptr;
  Origin origin = *list->origin;
  origin.path.emplace_back(index);
  return std::make_shared<const Lineage>(Lineage{std::move(origin), {}, Step::kNone});
}

LineagePtr entry_of(const LineagePtr& context, std::size_t index, const std::string& name) {
  if (!context) return nullptr;
  if (!context->origin) return index < context->parts.size() ? context->parts[index] : nullptr;
  Origin origin = *context->origin;
  origin.path.emplace_back(name);
  return std::make_shared<const Lineage>(Lineage{std::move(origin), {}, Step::kNone});
}

std::uint32_t Recorder::begin(Span at) {
  if (trace.truncated || trace.steps.size() >= kSteps) {
    trace.truncated = true;
    return Step::kNone;
  }
  Step step;
  step.at = at;
  step.parent = current;
  trace.steps.push_back(std::move(step));
  return static_cast<std::uint32_t>(trace.steps.size() - 1);
}

void Recorder::reason(Code code, std::vector<Text> arguments) {
  if (Step* const here = step()) here->reason = Reason{code, shown(std::move(arguments))};
}

bool Recorder::has_lone_read() const {
  return !trace.truncated && current != Step::kNone && trace.steps.size() == std::size_t{current} + 2 &&
         trace.steps.back().read;
}

bool LoopRecord::settle(const Value& outcome) {
  const std::size_t kind = outcome.is_true() ? 0 : outcome.is_false() ? 1 : outcome.is_null() ? 2 : 3;
  if (++seen_[kind] <= kFeelLoopSteps) return true;
  Trace& trace = recorder_->trace;
  trace.thinned = true;
  if (trace.steps.size() > mark_) trace.steps.resize(mark_);
  // Where it came from still holds, but for a step that is no more.
  if (recorder_->last && !recorder_->last->origin) recorder_->last = nullptr;
  return false;
}

}  // namespace ducha::feel
