// SPDX-License-Identifier: Apache-2.0
#include "feel/run/recorder.h"

#include <unordered_map>
#include <utility>

#include "base/limits.h"
#include "feel/syntax/words.h"
#include "feel/value/context.h"
#include "feel/value/list.h"

namespace ducha::feel {

namespace {

// What makes two values one object, where they are shared at all.
const void* identity_of(const Value& value) {
  if (value.kind() == Kind::context) return &value.as_context();
  if (value.kind() == Kind::list) return &value.as_list();
  return nullptr;
}

}  // namespace

namespace {

// Those of small numbers are made once, and never change.
template <typename Make>
LineagePtr made_once(std::vector<LineagePtr>& made, std::size_t number, const Make& make) {
  constexpr std::size_t kMost = 1024;
  if (number >= kMost) return make();
  if (number >= made.size()) made.resize(number + 1);
  if (!made[number]) made[number] = make();
  return made[number];
}

}  // namespace

LineagePtr lineage_of_slot(Slot slot) {
  thread_local std::vector<LineagePtr> made;
  return made_once(made, slot, [slot] {
    return std::make_shared<const Lineage>(Lineage{Origin{slot, {}}, {}, Step::kNone});
  });
}

LineagePtr lineage_of_step(std::uint32_t step) {
  thread_local std::vector<LineagePtr> made;
  return made_once(made, step, [step] { return std::make_shared<const Lineage>(Lineage{std::nullopt, {}, step}); });
}

LineagePtr lineage_of_parts(std::vector<LineagePtr> parts) {
  return std::make_shared<const Lineage>(Lineage{std::nullopt, std::move(parts), Step::kNone});
}

LineagePtr element_of_known(const Lineage& list, std::size_t index) {
  if (index < list.parts.size()) return list.parts[index];
  if (!list.origin) return nullptr;
  Origin origin = *list.origin;
  origin.path.emplace_back(index);
  return std::make_shared<const Lineage>(Lineage{std::move(origin), {}, Step::kNone});
}

LineagePtr entry_of_known(const Lineage& context, std::size_t index, const std::string& name) {
  if (!context.origin) return lineage_at(context.parts, index);
  Origin origin = *context.origin;
  origin.path.emplace_back(name);
  return std::make_shared<const Lineage>(Lineage{std::move(origin), {}, Step::kNone});
}

std::uint32_t Recorder::begin(Span at) {
  if (trace_->truncated || trace_->steps.size() >= kSteps) {
    trace_->truncated = true;
    return Step::kNone;
  }
  Step step;
  step.at = at;
  step.parent = current_;
  trace_->steps.push_back(std::move(step));
  return static_cast<std::uint32_t>(trace_->steps.size() - 1);
}

Recorder::Entered Recorder::enter(Span at) {
  if (trace_ == nullptr) return {};
  const Entered entered{current_, begin(at)};
  if (entered.step != Step::kNone) current_ = entered.step;
  return entered;
}

void Recorder::write_skipped(Span at) {
  const std::uint32_t index = begin(at);
  if (index != Step::kNone) trace_->steps[index].skipped = true;
}

void Recorder::write_reason(Code code, std::vector<Text> arguments) {
  if (Step* const here = step()) here->reason = Reason{code, shown(std::move(arguments))};
}

void Recorder::mark_selection() {
  came_from_nowhere();
  Step* const here = step();
  if (here == nullptr) return;
  here->selects = true;
  mark_domain(std::size_t{current_} + 1);
}

void Recorder::merge_lone_read() {
  const bool lone = trace_ != nullptr && !trace_->truncated && current_ != Step::kNone &&
                    trace_->steps.size() == std::size_t{current_} + 2 && trace_->steps.back().read;
  if (lone) trace_->steps.pop_back();
}

void Recorder::begin_pick(bool written, const LineagePtr& list) {
  if (trace_ == nullptr || trace_->truncated || current_ == Step::kNone) return;
  std::vector<Step>& steps = trace_->steps;
  if (written && steps.size() == std::size_t{current_} + 3 && steps[current_ + 1].read && list && list->origin) {
    steps.resize(current_ + 1);
    steps.back().selects = false;
  }
}

void Recorder::end_pick() {
  if (trace_ == nullptr || trace_->truncated || current_ == Step::kNone) return;
  if (last_ && last_->origin && trace_->steps.size() == std::size_t{current_} + 1)
    trace_->steps[current_].read = read_of(last_);
}

void Recorder::take_along(std::vector<LineagePtr>& lineages, std::size_t steps) {
  if (trace_ == nullptr) return;
  const bool holds = last_ && (last_->step == Step::kNone || last_->step < steps);
  lineages.push_back(holds ? last_ : nullptr);
  trace_->steps.resize(steps);
}

// Built-ins hand on elements of their arguments (sort, reverse, sublist); such an element is still what was read.
void Recorder::find_among(const Value& result, std::span<const Value> arguments, std::span<const LineagePtr> lineages) {
  last_ = nullptr;
  if (identity_of(result) == nullptr && result.kind() != Kind::list) return;
  std::unordered_map<const void*, LineagePtr> known;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (!lineages[i]) continue;
    if (const void* const own = identity_of(arguments[i])) known.emplace(own, lineages[i]);
    if (arguments[i].kind() != Kind::list) continue;
    const std::span<const Value> elements = arguments[i].elements();
    for (std::size_t k = 0; k < elements.size(); ++k) {
      if (const void* const each = identity_of(elements[k])) known.emplace(each, element_of(lineages[i], k));
    }
  }
  const auto lineage_of = [&](const Value& value) -> LineagePtr {
    const auto found = known.find(identity_of(value));
    return found == known.end() ? nullptr : found->second;
  };
  last_ = lineage_of(result);
  if (last_ || result.kind() != Kind::list) return;
  std::vector<LineagePtr> parts;
  for (const Value& each : result.elements()) parts.push_back(lineage_of(each));
  last_ = lineage_of_parts(std::move(parts));
}

bool LoopRecord::settle(const Value& outcome) {
  const std::size_t kind = outcome.is_true() ? 0 : outcome.is_false() ? 1 : outcome.is_null() ? 2 : 3;
  if (++seen_[kind] <= kFeelLoopSteps) return true;
  Trace& trace = *recorder_.trace_;
  trace.thinned = true;
  if (trace.steps.size() > mark_) trace.steps.resize(mark_);
  // Where it came from still holds, but for a step that is no more.
  if (recorder_.last_ && !recorder_.last_->origin) recorder_.last_ = nullptr;
  return false;
}

}  // namespace ducha::feel
