// SPDX-License-Identifier: Apache-2.0
// Three-valued logic (DMN 1.5, Tables 50 and 51): what is neither true nor false counts as null.
#include <algorithm>
#include <optional>
#include <utility>

#include "feel/codes.h"
#include "feel/run/cursor.h"
#include "feel/run/evaluator.h"

namespace ducha::feel {

namespace {

enum class Ternary : std::uint8_t { no, yes, unknown };

Ternary ternary_of(const Value& value) {
  return value.kind() != Kind::boolean ? Ternary::unknown : value.as_boolean() ? Ternary::yes : Ternary::no;
}

bool orders(RangeForm form) {
  return form == RangeForm::less || form == RangeForm::less_equal || form == RangeForm::greater ||
         form == RangeForm::greater_equal;
}

}  // namespace

// Says why where a logical operand is no truth value at all.
Value Evaluator::as_logical(const Value& value, std::string_view sign) {
  if (value.kind() == Kind::boolean) return value;
  return value.is_null() ? Value() : no_value(*this, code::feel_operand, sign, value.kind());
}

// `or` where one true decides, `and` where one false does.
Value Evaluator::conjunction(const Node& node, bool deciding) {
  recorder_.mark_logical();
  bool unknown = false;
  for (std::size_t i = 0; i < node.count; ++i) {
    Value room;
    const Value& value = peek(child(node, i), room);
    if (value.kind() == Kind::boolean) {
      if (value.as_boolean() != deciding) continue;
      for (std::size_t rest = i + 1; rest < node.count; ++rest) skip(child(node, rest));
      return deciding;
    }
    unknown = true;
    static_cast<void>(as_logical(value, deciding ? "or" : "and"));
  }
  return unknown ? Value() : Value(!deciding);
}

Value Evaluator::negation(const Node& node) {
  recorder_.mark_logical();
  Value room;
  const Value* negand = &peek(child(node, 0), room);
  // A function of one boolean parameter (Table 74): of a list of one element it takes the element (10.3.2.9.4).
  if (negand->kind() == Kind::list && negand->elements().size() == 1) negand = negand->elements().data();
  const Value truth = as_logical(*negand, "not");
  return truth.is_null() ? Value() : Value(!truth.as_boolean());
}

// some: one true decides; every: one false does.
Value Evaluator::quantified(const Node& node, bool deciding) {
  recorder_.mark_logical();
  Iteration iteration(*this, node);
  if (!iteration.begin()) return {};
  bool unknown = false;
  const std::uint32_t body = child(node, node.count - 1U);
  Turns turns(*this);
  LoopRecord record(recorder_);
  for (; iteration.more(); iteration.advance()) {
    record.begin();
    turns.take(node.at.offset);
    Value room;
    const Value truth = as_logical(peek(body, room), deciding ? "some" : "every");
    if (halted_) return {};
    static_cast<void>(record.end(truth));
    const Ternary found = ternary_of(truth);
    if (found == Ternary::unknown) {
      unknown = true;
    } else if (truth.as_boolean() == deciding) {
      return deciding;
    }
  }
  if (iteration.failed()) return {};
  return unknown ? Value() : Value(!deciding);
}

// a between b and c: a >= b and a <= c (Table 55).
Value Evaluator::between(const Node& node) {
  Value rooms[3];
  const Value& value = peek(child(node, 0), rooms[0]);
  const Value& low = peek(child(node, 1), rooms[1]);
  const Value& high = peek(child(node, 2), rooms[2]);
  const Outcome above = compared(RangeForm::greater_equal, value, low);
  const Outcome below = compared(RangeForm::less_equal, value, high);
  if (above.fault != Fault::none) static_cast<void>(faulty(above.fault, "between", value, low));
  if (below.fault != Fault::none) static_cast<void>(faulty(below.fault, "between", value, high));
  if (above.value.is_false() || below.value.is_false()) return false;
  if (above.value.is_null() || below.value.is_null()) return {};
  return true;
}

// One test of `in`, without making a range where the test writes one down.
Value Evaluator::in_test(std::uint32_t id, const Value& value, std::uint32_t value_id, bool of_rule) {
  const Node& test = node_at(id);
  if (!recorder_ && test.op == Op::half_range && value.kind() != Kind::range && spend(1)) {
    Value room;
    return std::move(compared(test.form, value, peek(child(test, 0), room)).value);
  }
  if (!recorder_ && test.op == Op::range && value.kind() != Kind::range && spend(1)) {
    Range range;
    range.low = eval(child(test, 0));
    range.high = eval(child(test, 1));
    range.low_included = test.flag;
    range.high_included = test.flag2;
    const bool open = range.low.is_null() || range.high.is_null();
    return open || compare(range.low, range.high) ? contains(range, value) : Value();
  }
  Value room;
  const Value& made = peek(id, room);
  // A range whose ends do not compare is none: neither in it nor out of it.
  if (made.is_null() && test.op == Op::range) return {};
  // Nor does anybody know what is less than a value that is not there.
  if (made.kind() == Kind::range && orders(made.as_range().form) && made.as_range().low.is_null() &&
      made.as_range().high.is_null())
    return {};
  Value truth = spend(made.weight() - 1) ? satisfies(value, made) : Value();
  return of_rule && may_be_among({value_id, value}, {id, made}, truth.is_true()) ? Value() : truth;
}

// Whether an expression writes a value down, so that a null in it is none that a plan leaves out.
bool Evaluator::is_written(std::uint32_t id) const {
  const Node& node = node_at(id);
  if (node.op != Op::list) return node.op == Op::constant;
  for (std::uint32_t i = 0; i < node.count; ++i) {
    if (!is_written(child(node, i))) return false;
  }
  return true;
}

// Whether nobody can say that a value is one of those in a list, or equal to another one, though it was found there or
// was not: one of them is a fact that was not given. Where null is written down, just that is asked.
bool Evaluator::may_be_among(const Member& member, const Member& others, bool found) {
  if (member.value.is_null()) return !is_written(member.id) && !(found && is_written(others.id));
  if (found || is_written(others.id)) return false;
  if (others.value.kind() != Kind::list) return others.value.is_null();
  const auto elements = others.value.elements();
  return spend(elements.size()) &&
         std::any_of(elements.begin(), elements.end(), [](const Value& each) { return each.is_null(); });
}

Value Evaluator::in(const Node& node) {
  Value room;
  const Value& value = peek(child(node, 0), room);
  if (node.b > 0) set_local(node.b - 1, value, recorder_.last());
  const std::string& kinds = code().texts[node.a];
  bool unknown = false;
  for (std::size_t i = 1; i < node.count; ++i) {
    const std::uint32_t test = child(node, i);
    Value truth;
    if (kinds[i - 1] == '?') {
      truth = eval(test);
      // A condition that cannot be told is no value to compare with.
      if (truth.kind() != Kind::boolean && !truth.is_null()) {
        truth = spend(truth.weight() - 1) ? satisfies(value, truth) : Value();
      }
    } else {
      truth = in_test(test, value, child(node, 0), node.flag);
    }
    if (truth.is_true()) {
      for (std::size_t rest = i + 1; rest < node.count; ++rest) skip(child(node, rest));
      return true;
    }
    unknown = unknown || !truth.is_false();
  }
  // In a rule a value that is not there is a fact that was not given: nobody can say that it is none of these.
  return unknown || (node.flag && value.is_null() && !is_written(child(node, 0))) ? Value() : Value(false);
}

}  // namespace ducha::feel
