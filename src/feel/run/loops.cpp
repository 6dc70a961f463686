// SPDX-License-Identifier: Apache-2.0
// for and filters (DMN 1.5, 10.3.2.5, 10.3.2.14).
#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "feel/codes.h"
#include "feel/run/cursor.h"
#include "feel/run/doubts.h"
#include "feel/run/evaluator.h"
#include "feel/value/list.h"

namespace ducha::feel {

namespace {

// A record is itself wherever it is met; of other values only the place is known.
std::uint64_t identity_of(const Value& element, std::size_t index) {
  return element.kind() == Kind::context ? reinterpret_cast<std::uintptr_t>(&element.as_context()) : index;
}

// Units that say the same share one context (batch/across.cpp): the second of them is another, wherever it is met.
class Alike {
 public:
  [[nodiscard]] std::uint64_t told_apart(std::uint64_t identity) { return identity + kApart * met_[identity]++; }

 private:
  static constexpr std::uint64_t kApart = 0x9e3779b97f4a7c15ULL;
  std::unordered_map<std::uint64_t, std::uint64_t> met_;
};

}  // namespace

Value Evaluator::for_each(const Node& node) {
  Iteration iteration(*this, node);
  std::vector<Value> results;
  const Loop loop{loops_, frame_.locals, node.b, &results};
  if (!iteration.begin()) return {};
  results.reserve(std::min(iteration.known(), limits_.elements));
  if (node.b > 0) loops_ = &loop;
  const std::uint32_t body = child(node, node.count - 1U);
  Turns turns(*this);
  LoopRecord record(recorder_);
  for (; iteration.more() && !halted_; iteration.advance()) {
    record.begin();
    turns.take(node.at.offset);
    if (results.size() >= limits_.elements) {
      loops_ = loop.outer;
      return halt(code::feel_limit_elements, limits_.elements);
    }
    results.push_back(eval(body));
    if (record.end(results.back())) record.keep(results.size() - 1, recorder_.last());
  }
  loops_ = loop.outer;
  if (iteration.failed() || halted_) return {};
  record.give();
  return iteration.dated() ? Value::dated_list(std::move(results)) : Value::list(std::move(results));
}

// From 1; from the end below 0.
Value Evaluator::element_at(std::span<const Value> elements, const Value& index) {
  const LineagePtr lineage = recorder_.last();
  recorder_.came_from_nowhere();
  const std::optional<std::int64_t> number = index.as_number().to_int64();
  const auto size = static_cast<std::int64_t>(elements.size());
  const std::int64_t at = !number                           ? -1
                          : *number > 0                     ? *number - 1
                          : *number < 0 && *number >= -size ? size + *number
                                                            : -1;
  if (at < 0 || at >= size) return no_value(*this, code::feel_index, index.as_number(), elements.size());
  recorder_.came_from(element_of(lineage, static_cast<std::size_t>(at)));
  return elements[static_cast<std::size_t>(at)];
}

// partial[n] without a copy of what the loop has made so far.
Value Evaluator::partial_element(const Node& node, const Node& base) {
  const std::vector<Value>* const results = results_of(base.a);
  Value room;
  const Value& index = peek(child(node, 1), room);
  if (results == nullptr || index.kind() != Kind::number) return {};
  recorder_.came_from_nowhere();
  return element_at(*results, index);
}

bool Evaluator::holds_in_doubt(std::uint32_t condition, std::uint64_t element, std::uint64_t turn) {
  const Node& node = node_at(condition);
  if (node.op == Op::and_ || node.op == Op::or_) {
    const bool deciding = node.op == Op::or_;
    for (std::size_t i = 0; i < node.count; ++i) {
      if (holds_in_doubt(child(node, i), element, turn) == deciding) return deciding;
    }
    return !deciding;
  }
  if (node.op == Op::not_) return !holds_in_doubt(child(node, 0), element, turn);
  Value room;
  const Value& truth = peek(condition, room);
  if (!truth.is_null()) return truth.is_true();
  const std::string_view part = std::string_view(code().text).substr(node.at.offset, node.at.length);
  return !halted_ && environment_.doubts->holds({element, turn, part});
}

// The one element that a number picks.
Value Evaluator::pick(const Filtered& of, const Value& index) {
  recorder_.begin_pick(node_at(of.condition).op == Op::constant, of.lineage);
  recorder_.came_from([&of] { return of.single ? lineage_of_parts({of.lineage}) : of.lineage; });
  Value picked = element_at(of.elements, index);
  recorder_.end_pick();
  return picked;
}

Value Evaluator::filter(const Node& node) {
  const auto how = static_cast<Filtering>(node.b);
  if (const Node& base = node_at(child(node, 0)); base.op == Op::partial && how == Filtering::index) {
    return partial_element(node, base);
  }
  Value room;
  // A copy: the item's local may be what the base was read from.
  const Value base = peek(child(node, 0), room);
  // A value that is no list is filtered as a list of it.
  const bool single = base.kind() != Kind::list;
  const Filtered of{single ? std::span<const Value>(&base, 1) : base.elements(), single,
                    !single && base.as_list().is_dated(), recorder_.last(), child(node, 1)};
  recorder_.mark_selection();
  if (base.is_null()) return {};
  if (how != Filtering::index) {
    if (!of.elements.empty() || how != Filtering::unknown) return filter_each(node, of);
    set_local(node.a, Value(), nullptr);
  }
  const Value index = eval(of.condition);
  if (index.kind() == Kind::number) return pick(of, index);
  if (how != Filtering::index) return filter_each(node, of);
  recorder_.came_from_nowhere();
  return {};
}

// Those for which the condition is true; where the first gives a number, the one that it picks.
Value Evaluator::filter_each(const Node& node, const Filtered& of) {
  std::vector<Value> kept;
  constexpr std::size_t kFew = 16;
  kept.reserve(std::min(of.elements.size(), kFew));
  const auto lineage_at = [&of](std::size_t index) { return of.single ? of.lineage : element_of(of.lineage, index); };
  const bool asks = of.dated && environment_.doubts != nullptr && !recorder_;
  Alike alike;
  Turns turns(*this);
  LoopRecord record(recorder_);
  for (std::size_t i = 0; i < of.elements.size() && spend(1); ++i) {
    record.begin();
    lend_local(node.a, of.elements[i], lineage_at(i));
    const std::uint64_t identity = identity_of(of.elements[i], i);
    turns.take(identity);
    Value truth_room;
    const Value& truth = peek(of.condition, truth_room);
    const bool recorded = record.end(truth);
    const bool in_doubt = asks && truth.is_null();
    if (truth.is_true() || (in_doubt && holds_in_doubt(of.condition, alike.told_apart(identity), turns.outer()))) {
      kept.push_back(of.elements[i]);
      if (recorded) record.keep(kept.size() - 1, lineage_at(i));
    } else if (i == 0 && truth.kind() == Kind::number) {
      return pick(of, truth);
    } else if (truth.kind() != Kind::boolean && !truth.is_null()) {
      recorder_.reason(code::feel_filter, truth.kind());
    }
  }
  if (halted_) return {};
  record.give();
  return of.dated ? Value::dated_list(std::move(kept)) : Value::list(std::move(kept));
}

}  // namespace ducha::feel
