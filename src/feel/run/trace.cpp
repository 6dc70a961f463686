// SPDX-License-Identifier: Apache-2.0
#include "feel/run/trace.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "feel/codes.h"
#include "feel/value/list.h"

namespace ducha::feel {

namespace {

// Room for a walk, kept from one to the next: thousands of traces are read one after the other.
struct Room {
  std::vector<std::uint32_t> first, next;
  std::vector<bool> seen;
  std::vector<const Origin*> reads;
};
Room& kept_room() {
  thread_local Room room;
  return room;
}

// Whether it is the condition of a filter over a dated list, and null.
bool is_in_doubt(const std::vector<Step>& steps, const Step& step) {
  if (!step.value.is_null() || step.domain || step.parent >= steps.size() || !steps[step.parent].selects) return false;
  // What is selected from is the first operand.
  const std::size_t first = std::size_t{step.parent} + 1;
  return steps[first].domain && steps[first].value.kind() == Kind::list && steps[first].value.as_list().is_dated();
}

// The steps as a tree, walked from the root toward what matters.
class Walk {
 public:
  explicit Walk(const Trace& trace)
      : steps_(trace.steps),
        room_(std::exchange(kept_room(), {})),
        first_(room_.first),
        next_(room_.next),
        seen_(room_.seen),
        reads_(room_.reads) {
    reads_.clear();
    first_.assign(steps_.size(), Step::kNone);
    next_.assign(steps_.size(), Step::kNone);
    seen_.assign(steps_.size(), false);
    for (std::size_t i = steps_.size(); i-- > 1;) {
      const std::uint32_t parent = steps_[i].parent;
      if (parent >= i) continue;
      next_[i] = first_[parent];
      first_[parent] = static_cast<std::uint32_t>(i);
    }
  }

  Walk(const Walk&) = delete;
  Walk& operator=(const Walk&) = delete;
  ~Walk() { kept_room() = std::move(room_); }

  void missing(std::uint32_t at) {
    const Step& step = steps_[at];
    if (step.skipped || !step.value.is_null() || !first_visit(at)) return;
    if (step.read) {
      origins_.push_back(*step.read);
      return;
    }
    if (step.from < steps_.size()) {
      missing(step.from);
      return;
    }
    bool found = false;
    each(at, [&](std::uint32_t child) {
      found = found || (steps_[child].value.is_null() && !steps_[child].skipped);
      missing(child);
    });
    // Nothing that went in was null: then parts of it were, such as the third element of a list.
    if (found || (step.reason && step.reason->code == code::feel_index)) return;
    each(at, [&](std::uint32_t child) { missing_inside(child); });
  }

  void doubtful() {
    for (std::uint32_t at = 0; at < steps_.size(); ++at) {
      if (is_in_doubt(steps_, steps_[at])) missing(at);
    }
  }

  // NOLINTNEXTLINE(readability-function-cognitive-complexity): one rule, of which operands decide
  void deciding(std::uint32_t at) {
    const Step& step = steps_[at];
    if (step.skipped) return;
    if (step.read) reads_.push_back(step.read.get());
    const std::size_t before = reads_.size();
    const std::size_t left_out_before = left_out_.size();
    std::uint32_t count = 0;
    std::uint32_t domain = Step::kNone;
    each(at, [&](std::uint32_t child) {
      ++count;
      if (steps_[child].domain && domain == Step::kNone) domain = child;
    });
    const bool took_any = step.selects && step.value.kind() == Kind::list && !step.value.elements().empty();
    const bool negation = step.logical && count == 1 && domain == Step::kNone;
    each(at, [&](std::uint32_t child) {
      const Step& operand = steps_[child];
      // The list gone through matters by itself only where nothing in it was looked at.
      if (operand.domain && operand.read) return;
      if (step.read && operand.read && is_below(*step.read, *operand.read)) return;
      if (step.logical && !negation && !operand.domain) {
        const bool known = operand.value.is_true() || operand.value.is_false();
        const bool agrees = step.value.is_null() ? !known : known && operand.value.is_true() == step.value.is_true();
        if (!agrees) return;
      }
      const std::size_t read = reads_.size();
      deciding(child);
      if (took_any && !operand.domain && operand.value.is_false()) set_aside(read);
    });
    if (domain != Step::kNone && reads_.size() == before && left_out_.size() == left_out_before && !step.read) {
      each(at, [&](std::uint32_t child) {
        if (steps_[child].domain && steps_[child].read) reads_.push_back(steps_[child].read.get());
      });
    }
  }

  void reasons(std::uint32_t at) {
    const Step& step = steps_[at];
    if (step.skipped || !step.value.is_null() || !first_visit(at)) return;
    const std::size_t before = found_.size();
    each(at, [&](std::uint32_t child) { reasons(child); });
    if (step.from < steps_.size()) reasons(step.from);
    if (found_.size() == before && step.reason) found_.push_back(step);
    if (found_.size() == before) each(at, [&](std::uint32_t child) { reasons_inside(child); });
  }

  // What is null within a list, or at an end of a range.
  void missing_inside(std::uint32_t at) {
    const Step& step = steps_[at];
    if (step.skipped || (step.value.kind() != Kind::list && step.value.kind() != Kind::range)) return;
    if (step.read && step.value.kind() == Kind::list) {
      const std::span<const Value> elements = step.value.elements();
      std::size_t kept = 0;
      for (std::size_t i = 0; i < elements.size() && kept < kFeelLoopSteps; ++i) {
        if (!elements[i].is_null()) continue;
        ++kept;
        origins_.push_back(*step.read);
        origins_.back().path.emplace_back(i);
      }
      return;
    }
    each(at, [&](std::uint32_t child) {
      if (!gives_parts(step, steps_[child])) return;
      missing(child);
      missing_inside(child);
    });
  }

  [[nodiscard]] std::vector<Origin> origins() && { return std::move(origins_); }
  // Behind the others what left elements out.
  [[nodiscard]] const std::vector<const Origin*>& reads() {
    reads_.insert(reads_.end(), left_out_.begin(), left_out_.end());
    left_out_.clear();
    return reads_;
  }
  [[nodiscard]] std::vector<Step> found() && { return std::move(found_); }

 private:
  template <typename Visit>
  void each(std::uint32_t at, Visit visit) {
    for (std::uint32_t child = first_[at]; child != Step::kNone; child = next_[child]) visit(child);
  }

  // What was read from there on left an element out, which says less than what is read of those that were taken.
  void set_aside(std::size_t from) {
    const auto first = reads_.begin() + static_cast<std::ptrdiff_t>(from);
    left_out_.insert(left_out_.end(), first, reads_.end());
    reads_.erase(first, reads_.end());
  }

  // What made a variable null may be reached from each of its uses; once is enough.
  bool first_visit(std::uint32_t at) {
    if (seen_[at]) return false;
    seen_[at] = true;
    return true;
  }

  static bool is_below(const Origin& path, const Origin& prefix) {
    return path.slot == prefix.slot && prefix.path.size() < path.path.size() &&
           std::equal(prefix.path.begin(), prefix.path.end(), path.path.begin());
  }

  // Whether a part of a step's value may come from this child: of a filter only its domain, of a loop all but that.
  [[nodiscard]] bool gives_parts(const Step& step, const Step& child) const {
    return !child.skipped && child.domain == step.selects;
  }

  void reasons_inside(std::uint32_t at) {
    const Step& step = steps_[at];
    if (step.skipped || (step.value.kind() != Kind::list && step.value.kind() != Kind::range)) return;
    each(at, [&](std::uint32_t child) {
      if (!gives_parts(step, steps_[child])) return;
      reasons(child);
      reasons_inside(child);
    });
  }

  const std::vector<Step>& steps_;
  Room room_;
  std::vector<std::uint32_t>& first_;  // child of each step
  std::vector<std::uint32_t>& next_;   // sibling
  std::vector<bool>& seen_;
  std::vector<Origin> origins_;
  std::vector<const Origin*>& reads_;    // that decided
  std::vector<const Origin*> left_out_;  // those of them that kept elements out of a list
  std::vector<Step> found_;
};

std::vector<Origin> sorted(std::vector<Origin> origins) {
  std::sort(origins.begin(), origins.end());
  origins.erase(std::unique(origins.begin(), origins.end()), origins.end());
  return origins;
}

// In order, the first of each.
std::vector<Origin> without_doubles(const std::vector<const Origin*>& found) {
  constexpr std::size_t kFew = 16;  // of which each is held against those before it
  std::vector<Origin> origins;
  if (found.size() <= kFew) {
    for (const Origin* const one : found) {
      if (std::find(origins.begin(), origins.end(), *one) == origins.end()) origins.push_back(*one);
    }
    return origins;
  }
  std::vector<std::size_t> order(found.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return *found[a] < *found[b]; });
  order.erase(
      std::unique(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return *found[a] == *found[b]; }),
      order.end());
  std::sort(order.begin(), order.end());
  origins.reserve(order.size());
  for (const std::size_t index : order) origins.push_back(*found[index]);
  return origins;
}

// A list of which elements were read says of itself no more than how many there are: it stands behind them.
void put_lists_last(std::vector<Origin>& origins) {
  const auto in_list = [](const Origin& one) {
    return std::any_of(one.path.begin(), one.path.end(),
                       [](const auto& step) { return std::holds_alternative<std::size_t>(step); });
  };
  if (std::none_of(origins.begin(), origins.end(), in_list)) return;
  std::vector<Origin> ordered = origins;
  std::sort(ordered.begin(), ordered.end());
  std::stable_partition(origins.begin(), origins.end(), [&ordered](const Origin& one) {
    // What lies below a path comes right behind it.
    const auto next = std::upper_bound(ordered.begin(), ordered.end(), one);
    if (next == ordered.end() || next->slot != one.slot || next->path.size() <= one.path.size()) return true;
    return !std::equal(one.path.begin(), one.path.end(), next->path.begin()) ||
           !std::holds_alternative<std::size_t>(next->path[one.path.size()]);
  });
}

}  // namespace

bool is_limit(Code code) {
  return code == code::feel_limit_steps || code == code::feel_limit_elements || code == code::feel_limit_string ||
         code == code::feel_limit_recursion || code == code::feel_limit_stack;
}

std::vector<Origin> missing(const Trace& trace) {
  if (trace.steps.empty() || !trace.steps.front().value.is_null()) return {};
  Walk walk(trace);
  walk.missing(0);
  return sorted(std::move(walk).origins());
}

std::vector<Origin> missing_within(const Trace& trace) {
  if (trace.steps.empty() || trace.steps.front().value.is_null()) return {};
  Walk walk(trace);
  walk.missing_inside(0);
  return sorted(std::move(walk).origins());
}

std::vector<Origin> doubtful(const Trace& trace) {
  if (std::none_of(trace.steps.begin(), trace.steps.end(), [](const Step& step) { return step.selects; })) return {};
  Walk walk(trace);
  walk.doubtful();
  return sorted(std::move(walk).origins());
}

bool met_doubt(const Trace& trace) {
  const std::vector<Step>& steps = trace.steps;
  return trace.thinned || trace.truncated ||
         std::any_of(steps.begin(), steps.end(), [&steps](const Step& step) { return is_in_doubt(steps, step); });
}

const Value* value_at(const Trace& trace, Span at) {
  if (trace.halted) return nullptr;
  // Of steps at one place the first holds the others.
  const auto found =
      std::find_if(trace.steps.begin(), trace.steps.end(), [at](const Step& step) { return step.at == at; });
  return found != trace.steps.end() && !found->skipped ? &found->value : nullptr;
}

std::vector<Origin> deciding(const Trace& trace) {
  if (trace.steps.empty()) return {};
  Walk walk(trace);
  walk.deciding(0);
  std::vector<Origin> origins = without_doubles(walk.reads());
  put_lists_last(origins);
  return origins;
}

std::vector<Step> reasons(const Trace& trace) {
  if (trace.steps.empty()) return {};
  // A limit ended everything, wherever it was met.
  for (const Step& step : trace.steps) {
    if (step.reason && is_limit(step.reason->code)) return {step};
  }
  Walk walk(trace);
  walk.reasons(0);
  return std::move(walk).found();
}

}  // namespace ducha::feel
