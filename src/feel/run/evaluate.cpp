// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>

#include "base/limits.h"
#include "feel/codes.h"
#include "feel/run/buffer.h"
#include "feel/run/evaluator.h"

namespace ducha::feel {

namespace {

const Value kNull;

// Text costs steps by its length, so that the limit of steps bounds memory as well.
constexpr std::size_t kBytesPerStep = 16;

std::uintptr_t stack_here() { return reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0)); }

std::string_view sign_text(const char& sign) {
  return sign == '^' ? std::string_view("**") : std::string_view(&sign, 1);
}

// Whether a step of this kind hands on a value that came from somewhere.
bool hands_on(Op op) {
  switch (op) {
    case Op::slot:
    case Op::local:
    case Op::captured:
    case Op::item_entry:
    case Op::list:
    case Op::context:
    case Op::if_:
    case Op::for_:
    case Op::path:
    case Op::filter:
    case Op::call_builtin:
    case Op::call_named:
    case Op::call_value: return true;
    case Op::constant:
    case Op::partial:
    case Op::reason:
    case Op::range:
    case Op::half_range:
    case Op::negate:
    case Op::arithmetic:
    case Op::and_:
    case Op::or_:
    case Op::not_:
    case Op::compare:
    case Op::between:
    case Op::in:
    case Op::instance_of:
    case Op::some:
    case Op::every:
    case Op::iterator:
    case Op::function: break;
  }
  return false;
}

bool is_read(Op op) {
  return op == Op::slot || op == Op::local || op == Op::captured || op == Op::item_entry || op == Op::path;
}

}  // namespace

Evaluator::Evaluator(const CodePtr& code, std::span<const Value> slots, const Limits& limits,
                     const Environment& environment, Recorder recorder)
    : slots_(slots),
      limits_(limits),
      environment_(environment),
      recorder_(std::move(recorder)),
      steps_left_(limits.steps),
      stack_end_(stack_here()) {
  frame_.code = &code;
  // The stack grows downward wherever this runs.
  stack_end_ -= limits.stack < stack_end_ ? limits.stack : stack_end_;
}

Value Evaluator::run() {
  const ProgramCode& program = code();
  if (program.locals == 0) {
    Value result = eval(program.root);
    return halted_ ? Value() : result;
  }
  Buffer<Local, 4> locals(program.locals);
  std::vector<LineagePtr> lineages = recorder_.lineages(program.locals);
  frame_.locals = locals.data();
  frame_.local_lineages = lineages;
  Value result = eval(program.root);
  return halted_ ? Value() : result;
}

Value Evaluator::run(std::uint32_t id) {
  Value result = eval(id);
  return halted_ ? Value() : result;
}

// NOLINTNEXTLINE(performance-unnecessary-value-param): as it is declared for every call
Value Evaluator::null_because(Code code, std::vector<Text> arguments) {
  // What follows a limit says nothing more.
  if (halted_) return {};
  recorder_.reason(code, arguments);
  // A limit that is met ends the whole evaluation: what is made of the null would be no answer.
  if (is_limit(code)) halted_ = true;
  return {};
}

Value Evaluator::halt(Code code, std::size_t limit) {
  if (!halted_) recorder_.reason(code, limit);
  halted_ = true;
  return {};
}

bool Evaluator::cannot_spend() {
  static_cast<void>(halt(code::feel_limit_steps, limits_.steps));
  return false;
}

Value Evaluator::faulty(Fault fault, std::string_view sign, const Value& a, const Value& b) {
  switch (fault) {
    case Fault::none: return {};
    case Fault::operands: return no_value(*this, code::feel_operands, sign, a.kind(), b.kind());
    case Fault::zero: return no_value(*this, code::feel_zero);
    case Fault::overflow: return no_value(*this, code::feel_overflow, sign);
    case Fault::zones: return no_value(*this, code::feel_zones, sign);
  }
  return {};
}

Value Evaluator::eval(std::uint32_t id) {
  const Node& node = node_at(id);
  if (steps_left_ == 0 || halted_) return halt(code::feel_limit_steps, limits_.steps);
  --steps_left_;
  if (stack_here() < stack_end_) return halt(code::feel_limit_stack, limits_.stack);
  return recorder_ ? recorded(node) : compute(node);
}

const Value& Evaluator::peek(std::uint32_t id, Value& room) {
  if (!recorder_) {
    const Node& node = node_at(id);
    // As many steps as it would take if it were written down, so that both meet the same limit.
    const std::size_t steps = node.op == Op::path ? 2 : 1;
    if (steps_left_ < steps + 1) return room = eval(id);
    steps_left_ -= steps;
    if (node.op == Op::slot) return node.a < slots_.size() ? slots_[node.a] : kNull;
    if (node.op == Op::constant) return code().constants[node.a];
    if (node.op == Op::local) return *frame_.locals[node.a].at;
    if (node.op == Op::captured) return frame_.captures[node.a];
    if (node.op == Op::path) {
      if (const Value* const entry = peek_entry(node)) return *entry;
    }
    steps_left_ += steps;
  }
  room = eval(id);
  return room;
}

Value Evaluator::recorded(const Node& node) {
  const Recorder::Entered entered = recorder_.enter(node.at);
  recorder_.came_from_nowhere();
  Value value = compute(node);
  if (!hands_on(node.op)) recorder_.came_from_nowhere();
  const LineagePtr& last = recorder_.last();
  if (is_read(node.op) && node.op != Op::slot && last && last->origin && recorder_.step(entered) != nullptr)
    recorder_.merge_lone_read();
  if (Step* const step = recorder_.step(entered)) {
    if (is_read(node.op) && last && last->origin) step->read = read_of(last);
    step->value = value;
    if (node.op == Op::compare) step->comparison = node.form;
    if (node.op == Op::call_builtin || node.op == Op::call_named) step->function = code().calls[node.a].name;
    if (value.is_null() && !last) {
      recorder_.came_from(lineage_of_step(entered.step));
    } else if (value.is_null() && !last->origin && last->step != entered.step) {
      step->from = last->step;
    }
  }
  recorder_.leave(entered);
  return value;
}

Value Evaluator::compute(const Node& node) {
  switch (node.op) {
    case Op::constant: return code().constants[node.a];
    case Op::slot: return slot(node);
    case Op::local: return local(node);
    case Op::captured: return captured(node);
    case Op::partial: return partial(node);
    case Op::item_entry: return item_entry(node);
    case Op::reason: return fixed_reason(node);
    case Op::list: return list(node);
    case Op::context: return context(node);
    case Op::range: return range(node);
    case Op::half_range: return half_range(node);
    case Op::negate: return negate(node);
    case Op::arithmetic: return arithmetic(node);
    case Op::and_: return conjunction(node, false);
    case Op::or_: return conjunction(node, true);
    case Op::not_: return negation(node);
    case Op::compare: return comparison(node);
    case Op::between: return between(node);
    case Op::in: return in(node);
    case Op::instance_of: {
      const Value value = eval(child(node, 0));
      const Type& type = code().types[node.a];
      return type.detailed() && !spend(value.weight() - 1) ? Value() : Value(conforms(value, type));
    }
    case Op::if_: return condition(node);
    case Op::for_: return for_each(node);
    case Op::some: return quantified(node, true);
    case Op::every: return quantified(node, false);
    case Op::iterator: break;  // evaluated by its loop
    case Op::path: return path(node);
    case Op::filter: return filter(node);
    case Op::call_builtin: return call_builtin(node);
    case Op::call_named: return call_named(node);
    case Op::call_value: return call_value(node);
    case Op::function: return make_function(node);
  }
  return {};
}

Value Evaluator::negate(const Node& node) {
  Value room;
  const Value& value = peek(child(node, 0), room);
  Outcome outcome = negated_value(value);
  if (outcome.fault == Fault::operands) return no_value(*this, code::feel_operand, std::string_view("-"), value.kind());
  if (outcome.fault != Fault::none) return faulty(outcome.fault, "-", value, value);
  return std::move(outcome.value);
}

Value Evaluator::arithmetic(const Node& node) {
  const std::string& signs = code().texts[node.a];
  Value left;
  Value right;
  Outcome outcome;
  const Value* so_far = &peek(child(node, 0), left);
  for (std::size_t i = 1; i < node.count; ++i) {
    const Value& operand = peek(child(node, i), right);
    if (signs[i - 1] == '^' && operand.kind() == Kind::number && !spend(kFeelPowerSteps)) return {};
    Outcome next = combined(signs[i - 1], *so_far, operand);
    if (next.fault != Fault::none) static_cast<void>(faulty(next.fault, sign_text(signs[i - 1]), *so_far, operand));
    if (next.value.kind() == Kind::string) {
      const std::size_t size = next.value.as_string().size();
      if (size > limits_.string) return halt(code::feel_limit_string, limits_.string);
      if (!spend(size / kBytesPerStep)) return {};
    }
    // Null stays null, but what follows may lack something too.
    outcome = std::move(next);
    so_far = &outcome.value;
  }
  return std::move(outcome.value);
}

Value Evaluator::comparison(const Node& node) {
  Value left_room;
  Value right_room;
  const Value& left = peek(child(node, 0), left_room);
  const Value& right = peek(child(node, 1), right_room);
  // In a rule, count(reports) = 0 is no answer where nothing is said of any report.
  if (node.flag && (left.is_null() || right.is_null())) return {};
  // Lists, contexts and long strings are compared part by part, at most as many as the lighter one has.
  if (!spend(std::min(left.weight(), right.weight()) - 1)) return {};
  Outcome outcome = compared(node.form, left, right);
  if (outcome.fault != Fault::none) {
    static constexpr std::string_view kSigns[] = {"..", "<", "<=", ">", ">=", "=", "!="};
    return faulty(outcome.fault, kSigns[static_cast<std::size_t>(node.form)], left, right);
  }
  return std::move(outcome.value);
}

// Anything but true takes the other branch (Table 49).
Value Evaluator::condition(const Node& node) {
  for (std::size_t i = 0; i + 1 < node.count; i += 2) {
    Value room;
    const Value& truth = peek(child(node, i), room);
    if (!truth.is_true()) {
      if (!truth.is_null() && !truth.is_false()) recorder_.reason(code::feel_condition, truth.kind());
      skip(child(node, i + 1));
      continue;
    }
    Value value = eval(child(node, i + 1));
    for (std::size_t rest = i + 2; rest < node.count; ++rest) skip(child(node, rest));
    return value;
  }
  return eval(child(node, node.count - 1U));
}

}  // namespace ducha::feel
