// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>

#include "feel/builtins/invoke.h"
#include "feel/run/buffer.h"
#include "feel/run/evaluator.h"
#include "feel/value/context.h"
#include "feel/value/list.h"
#include "feel/value/temporal.h"

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
                     const Environment& environment, Recorder* recorder)
    : slots_(slots),
      limits_(limits),
      environment_(environment),
      recorder_(recorder),
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
  Buffer<Value, 4> locals(program.locals);
  std::vector<LineagePtr> lineages(recorder_ ? program.locals : 0);
  frame_.locals = locals.data();
  frame_.local_lineages = lineages.data();
  Value result = eval(program.root);
  return halted_ ? Value() : result;
}

Value Evaluator::run(std::uint32_t id) {
  Value result = eval(id);
  return halted_ ? Value() : result;
}

Value Evaluator::null_because(Code code, std::vector<Text> arguments) {
  // What follows a limit says nothing more.
  if (halted_) return {};
  if (recorder_) recorder_->reason(code, std::move(arguments));
  // A limit that is met ends the whole evaluation: what is made of the null would be no answer.
  if (code == Code::feel_limit_elements || code == Code::feel_limit_string || code == Code::feel_limit_steps ||
      code == Code::feel_limit_recursion || code == Code::feel_limit_stack) {
    halted_ = true;
  }
  return {};
}

Value Evaluator::halt(Code code, std::size_t limit) {
  if (halted_) return {};
  return null_because(code, recorder_ ? std::vector<Text>{Text(std::to_string(limit))} : std::vector<Text>{});
}

bool Evaluator::spend(std::size_t steps) {
  if (steps > steps_left_) {
    static_cast<void>(halt(Code::feel_limit_steps, limits_.steps));
    return false;
  }
  steps_left_ -= steps;
  return !halted_;
}

Value Evaluator::faulty(Fault fault, std::string_view sign, const Value& a, const Value& b) {
  if (!recorder_) return {};
  switch (fault) {
    case Fault::none: return {};
    case Fault::operands:
      return null_because(Code::feel_operands, {Text(sign), Text(to_string(a.kind())), Text(to_string(b.kind()))});
    case Fault::zero: return null_because(Code::feel_zero);
    case Fault::overflow: return null_because(Code::feel_overflow, {Text(sign)});
    case Fault::zones: return null_because(Code::feel_zones, {Text(sign)});
  }
  return {};
}

Value Evaluator::eval(std::uint32_t id) {
  const Node& node = node_at(id);
  if (steps_left_ == 0 || halted_) return halt(Code::feel_limit_steps, limits_.steps);
  --steps_left_;
  if (stack_here() < stack_end_) return halt(Code::feel_limit_stack, limits_.stack);
  return recorder_ ? recorded(node) : compute(node);
}

const Value& Evaluator::peek(std::uint32_t id, Value& room) {
  if (!recorder_) {
    const Node& node = node_at(id);
    // As many steps as it would take with a recorder, so that both meet the same limit.
    const std::size_t steps = node.op == Op::path ? 2 : 1;
    if (steps_left_ < steps + 1) return room = eval(id);
    steps_left_ -= steps;
    if (node.op == Op::slot) return node.a < slots_.size() ? slots_[node.a] : kNull;
    if (node.op == Op::constant) return code().constants[node.a];
    if (node.op == Op::local) return frame_.locals[node.a];
    if (node.op == Op::captured) return frame_.captures[node.a];
    if (node.op == Op::path) {
      if (const Value* const entry = peek_entry(node)) return *entry;
    }
    steps_left_ += steps;
  }
  room = eval(id);
  return room;
}

// The entry of a context that a slot or a local holds, where it stands; null: the long way.
const Value* Evaluator::peek_entry(const Node& node) const {
  const Node& base = node_at(child(node, 0));
  const Value* value = nullptr;
  if (base.op == Op::local) value = &frame_.locals[base.a];
  if (base.op == Op::slot && base.a < slots_.size()) value = &slots_[base.a];
  if (value == nullptr || value->kind() != Kind::context) return nullptr;
  const Context& context = value->as_context();
  return context.find(code().texts[node.a], node.b);
}

Value Evaluator::recorded(const Node& node) {
  const std::uint32_t outer = recorder_->current;
  const std::uint32_t index = recorder_->begin(node.at);
  if (index != Step::kNone) recorder_->current = index;
  recorder_->last = nullptr;
  Value value = compute(node);
  if (!hands_on(node.op)) recorder_->last = nullptr;
  if (index != Step::kNone) {
    const bool read = is_read(node.op) && recorder_->last && recorder_->last->origin;
    if (read) {
      // `a.b` is one read, not a read of `a` and a step into it.
      if (node.op != Op::slot && recorder_->has_lone_read()) recorder_->trace.steps.pop_back();
      recorder_->trace.steps[index].read = recorder_->last->origin;
    }
    Step& step = recorder_->trace.steps[index];
    step.value = value;
    if (value.is_null()) {
      if (!recorder_->last) {
        recorder_->last = lineage_of_step(index);
      } else if (!recorder_->last->origin && recorder_->last->step != index) {
        step.from = recorder_->last->step;
      }
    }
  }
  recorder_->current = outer;
  return value;
}

void Evaluator::skip(std::uint32_t id) {
  if (!recorder_) return;
  const std::uint32_t index = recorder_->begin(node_at(id).at);
  if (index != Step::kNone) recorder_->trace.steps[index].skipped = true;
}

void Evaluator::mark_logical() {
  if (!recorder_) return;
  if (Step* const step = recorder_->step()) step->logical = true;
}

void Evaluator::set_local(std::uint32_t index, Value value, LineagePtr lineage) {
  frame_.locals[index] = std::move(value);
  if (recorder_) frame_.local_lineages[index] = std::move(lineage);
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

Value Evaluator::slot(const Node& node) {
  if (recorder_) recorder_->last = lineage_of_slot(node.a);
  return node.a < slots_.size() ? slots_[node.a] : Value();
}

Value Evaluator::local(const Node& node) {
  if (recorder_) recorder_->last = frame_.local_lineages[node.a];
  return frame_.locals[node.a];
}

Value Evaluator::captured(const Node& node) {
  if (recorder_) {
    recorder_->last = node.a < frame_.capture_lineages.size() ? frame_.capture_lineages[node.a] : nullptr;
  }
  return frame_.captures[node.a];
}

const std::vector<Value>* Evaluator::results_of(std::uint32_t local) const {
  for (const Loop* loop = loops_; loop != nullptr; loop = loop->outer) {
    if (loop->locals == frame_.locals && loop->local == local) return loop->results;
  }
  return nullptr;
}

// A copy, paid for by its length; `partial[n]` needs none (see filter).
Value Evaluator::partial(const Node& node) {
  const std::vector<Value>* const results = results_of(node.a);
  if (results == nullptr || !spend(results->size())) return {};
  return Value::list(*results);
}

// A name in a filter over values whose entries are not known beforehand (10.3.2.5): the item's own entry, else what
// the name means outside.
Value Evaluator::item_entry(const Node& node) {
  const Node& item = node_at(child(node, 0));
  // The item is a local or was taken along; looking at it is no step.
  const bool here = item.op == Op::local;
  const Value& value = here ? frame_.locals[item.a] : frame_.captures[item.a];
  if (value.kind() == Kind::context) {
    const Context& context = value.as_context();
    const std::string& name = code().texts[node.a];
    if (const std::size_t index = context.names()->index_of(name); index != Names::kNone) {
      if (recorder_) {
        LineagePtr lineage;
        if (here) {
          lineage = frame_.local_lineages[item.a];
        } else if (item.a < frame_.capture_lineages.size()) {
          lineage = frame_.capture_lineages[item.a];
        }
        recorder_->last = entry_of(lineage, index, name);
      }
      return context.value(index);
    }
  }
  return eval(child(node, 1));
}

// What was seen to be wrong when it was compiled: its operands are evaluated for their own sake.
Value Evaluator::fixed_reason(const Node& node) {
  for (std::size_t i = 0; i < node.count; ++i) static_cast<void>(eval(child(node, i)));
  if (!recorder_) return {};
  const FixedReason& reason = code().reasons[node.a];
  return null_because(reason.code, reason.arguments);
}

Value Evaluator::list(const Node& node) {
  if (node.count > limits_.elements) return halt(Code::feel_limit_elements, limits_.elements);
  std::vector<Value> elements;
  std::vector<LineagePtr> lineages;
  elements.reserve(node.count);
  for (std::size_t i = 0; i < node.count; ++i) {
    elements.push_back(eval(child(node, i)));
    if (recorder_) lineages.push_back(last());
  }
  if (recorder_) recorder_->last = lineage_of_parts(std::move(lineages));
  return Value::list(std::move(elements));
}

Value Evaluator::context(const Node& node) {
  std::vector<Value> values;
  std::vector<LineagePtr> lineages;
  values.reserve(node.count);
  for (std::uint32_t i = 0; i < node.count; ++i) {
    values.push_back(eval(child(node, i)));
    set_local(node.b + i, values.back(), last());
    if (recorder_) lineages.push_back(last());
  }
  if (recorder_) recorder_->last = lineage_of_parts(std::move(lineages));
  return Value::context(code().shapes[node.a], std::move(values));
}

Value Evaluator::range(const Node& node) {
  Range made;
  made.low = eval(child(node, 0));
  made.high = eval(child(node, 1));
  made.low_included = node.flag;
  made.high_included = node.flag2;
  if (!made.low.is_null() && !made.high.is_null() && !compare(made.low, made.high)) {
    if (!recorder_) return {};
    return null_because(Code::feel_range_ends, {Text(to_string(made.low.kind())), Text(to_string(made.high.kind()))});
  }
  return Value::range(std::move(made));
}

Value Evaluator::half_range(const Node& node) {
  Range made;
  made.form = node.form;
  Value end = eval(child(node, 0));
  const bool included = node.form != RangeForm::less && node.form != RangeForm::greater;
  if (node.form != RangeForm::greater && node.form != RangeForm::greater_equal) {
    made.high = end;
    made.high_included = included && node.form != RangeForm::not_equal;
  }
  if (node.form != RangeForm::less && node.form != RangeForm::less_equal) {
    made.low = std::move(end);
    made.low_included = included && node.form != RangeForm::not_equal;
  }
  return Value::range(std::move(made));
}

Value Evaluator::negate(const Node& node) {
  Value room;
  const Value& value = peek(child(node, 0), room);
  Outcome outcome = negated_value(value);
  if (outcome.fault == Fault::operands && recorder_) {
    return null_because(Code::feel_operand, {Text("-"), Text(to_string(value.kind()))});
  }
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
    Outcome next = combined(signs[i - 1], *so_far, operand);
    if (next.fault != Fault::none) static_cast<void>(faulty(next.fault, sign_text(signs[i - 1]), *so_far, operand));
    if (next.value.kind() == Kind::string) {
      const std::size_t size = next.value.as_string().size();
      if (size > limits_.string) return halt(Code::feel_limit_string, limits_.string);
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
  // Lists, contexts and long strings are compared part by part, at most as many as the lighter one has.
  if (!spend(std::min(left.weight(), right.weight()) - 1)) return {};
  Outcome outcome = compared(node.form, left, right);
  if (outcome.fault != Fault::none) {
    static constexpr std::string_view kSigns[] = {"..", "<", "<=", ">", ">=", "=", "!="};
    return faulty(outcome.fault, kSigns[static_cast<std::size_t>(node.form)], left, right);
  }
  return std::move(outcome.value);
}

// Anything but true takes the other branch (Table 44).
Value Evaluator::condition(const Node& node) {
  for (std::size_t i = 0; i + 1 < node.count; i += 2) {
    Value room;
    const Value& truth = peek(child(node, i), room);
    if (!truth.is_true()) {
      if (recorder_ && !truth.is_null() && !truth.is_false()) {
        recorder_->reason(Code::feel_condition, {Text(to_string(truth.kind()))});
      }
      skip(child(node, i + 1));
      continue;
    }
    Value value = eval(child(node, i + 1));
    if (recorder_) {
      const LineagePtr lineage = last();
      for (std::size_t rest = i + 2; rest < node.count; ++rest) skip(child(node, rest));
      recorder_->last = lineage;
    }
    return value;
  }
  return eval(child(node, node.count - 1U));
}

// One value's entry or property (10.3.2.5); of a list, that of each element.
Value Evaluator::step_into(const Value& base, const Node& node) {
  const std::string& name = code().texts[node.a];
  if (base.kind() == Kind::context) {
    const Context& context = base.as_context();
    if (node.b < context.size() && context.name(node.b) == name) {
      if (recorder_) recorder_->last = entry_of(recorder_->last, node.b, name);
      return context.value(node.b);
    }
    const std::size_t index = context.names()->index_of(name);
    if (index != Names::kNone) {
      if (recorder_) recorder_->last = entry_of(recorder_->last, index, name);
      return context.value(index);
    }
    if (recorder_) {
      recorder_->last = nullptr;
      return null_because(Code::feel_unknown_field, {Text(name)});
    }
    return {};
  }
  if (base.is_null()) {
    if (recorder_) recorder_->last = node.flag ? entry_of(recorder_->last, 0, name) : nullptr;
    return {};
  }
  if (recorder_) recorder_->last = nullptr;
  std::optional<Value> property = property_of(base, name);
  if (property) return std::move(*property);
  if (!recorder_) return {};
  return null_because(Code::feel_unknown_property, {Text(name), Text(to_string(base.kind()))});
}

Value Evaluator::path(const Node& node) {
  Value room;
  const Value& base = peek(child(node, 0), room);
  if (base.kind() != Kind::list) return step_into(base, node);
  const LineagePtr lineage = last();
  const std::span<const Value> elements = base.elements();
  std::vector<Value> values;
  values.reserve(elements.size());
  if (!recorder_) {
    if (!spend(elements.size())) return {};
    for (const Value& each : elements) values.push_back(step_into(each, node));
    return Value::list(std::move(values));
  }
  // The list itself is no read of its own where only entries of its elements are asked for.
  if (recorder_->has_lone_read()) recorder_->trace.steps.pop_back();
  std::vector<LineagePtr> lineages;
  for (std::size_t i = 0; i < elements.size() && spend(1); ++i) {
    const std::uint32_t outer = recorder_->current;
    const std::uint32_t index = recorder_->begin(node.at);
    if (index != Step::kNone) recorder_->current = index;
    recorder_->last = element_of(lineage, i);
    values.push_back(step_into(elements[i], node));
    if (index != Step::kNone) {
      recorder_->trace.steps[index].value = values.back();
      if (recorder_->last) recorder_->trace.steps[index].read = recorder_->last->origin;
    }
    lineages.push_back(recorder_->last);
    recorder_->current = outer;
  }
  recorder_->last = lineage_of_parts(std::move(lineages));
  return Value::list(std::move(values));
}

}  // namespace ducha::feel
