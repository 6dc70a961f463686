// SPDX-License-Identifier: Apache-2.0
// Calling built-ins and functions as values (DMN 1.5, 10.3.2.13).
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "feel/builtins/invoke.h"
#include "feel/codes.h"
#include "feel/run/buffer.h"
#include "feel/run/evaluator.h"
#include "feel/value/list.h"
#include "feel/value/temporal.h"

namespace ducha::feel {

namespace {

constexpr std::size_t kFew = 4;  // arguments that need no allocation

std::string parameters_text(const FunctionCode& function) {
  std::string text = "function(";
  for (const Function::Parameter& each : function.parameters) {
    text += (text.back() == '(' ? "" : ", ") + std::string(each.name);
  }
  return text + ")";
}

}  // namespace

std::optional<Value> converted(const Value& value, const Type& type) {
  if (value.is_null() || type.is_any() || conforms(value, type)) return value;
  if (type.tag() == Type::Tag::list) {
    Value wrapped = Value::list({value});
    if (conforms(wrapped, type)) return wrapped;
  }
  if (value.kind() == Kind::list && value.elements().size() == 1 && conforms(value.elements()[0], type)) {
    return value.elements()[0];
  }
  if (value.kind() == Kind::date && type.tag() == Type::Tag::date_time) {
    return Value::date_time(at_midnight(value.as_date()));
  }
  return std::nullopt;
}

Value UserFunction::apply(Call& call, std::span<const Value> arguments) const {
  if (auto* const evaluator = dynamic_cast<Evaluator*>(&call)) return evaluator->apply_user(*this, arguments, {});
  Evaluator evaluator(code_, {}, call.limits(), call.environment());
  return evaluator.apply_user(*this, arguments, {});
}

Value Evaluator::call_builtin(const Node& node) {
  const BuiltinCall& call = code().calls[node.a];
  Buffer<Value, kFew> arguments(node.count);
  std::vector<LineagePtr> lineages;
  for (std::size_t i = 0; i < node.count; ++i) {
    arguments[i] = eval(child(node, i));
    recorder_.append_last(lineages);
  }
  if (halted_) return {};
  Value result = invoke(*this, call.rows, arguments.all());
  if (node.flag && may_be_among({child(node, 1), arguments[1]}, {child(node, 0), arguments[0]}, result.is_true()))
    result = Value();
  recorder_.came_from_arguments(result, arguments.all(), lineages);
  return result;
}

Value Evaluator::call_named(const Node& node) {
  Buffer<Value, kFew> arguments(node.count);
  std::vector<LineagePtr> lineages;
  for (std::size_t i = 0; i < node.count; ++i) {
    arguments[i] = eval(child(node, i));
    recorder_.append_last(lineages);
  }
  if (halted_) return {};
  Value result = invoke_named(*this, code().calls[node.a].named, arguments.all());
  recorder_.came_from_arguments(result, arguments.all(), lineages);
  return result;
}

Value Evaluator::call_value(const Node& node) {
  const Value callee = eval(child(node, 0));
  const std::size_t count = node.count - 1U;
  Buffer<Value, kFew> arguments(count);
  std::vector<LineagePtr> lineages;
  for (std::size_t i = 0; i < count; ++i) {
    arguments[i] = eval(child(node, i + 1));
    recorder_.append_last(lineages);
  }
  recorder_.came_from_nowhere();
  if (halted_) return {};
  if (callee.kind() != Kind::function) {
    if (node.a > 0) {
      // A name that is no function here, such as a field called `date`, does not hide the built-in one.
      Value result = invoke(*this, code().calls[node.a - 1].rows, arguments.all());
      recorder_.came_from_arguments(result, arguments.all(), lineages);
      return result;
    }
    return callee.is_null() ? Value() : no_value(*this, code::feel_not_function, callee.kind());
  }
  if (node.b > 0) return call_by_names(callee, code().named[node.b - 1], arguments.all(), lineages);
  if (const auto* const user = dynamic_cast<const UserFunction*>(&callee.as_function())) {
    return apply_user(*user, arguments.all(), lineages);
  }
  Value result = apply(callee, arguments.all());
  recorder_.came_from_arguments(result, arguments.all(), lineages);
  return result;
}

// Each parameter takes the argument of its name, and no argument is left over; a parameter that none is named for is
// null.
Value Evaluator::call_by_names(const Value& callee, const std::vector<std::string>& names,
                               std::span<const Value> arguments, std::span<const LineagePtr> lineages) {
  const Function& function = callee.as_function();
  const std::span<const Function::Parameter> parameters = function.parameters();
  Buffer<Value, kFew> ordered(parameters.size());
  std::vector<LineagePtr> ordered_lineages = recorder_.lineages(parameters.size());
  std::size_t used = 0;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const auto found = std::find(names.begin(), names.end(), parameters[i].name);
    if (found == names.end()) continue;
    const auto from = static_cast<std::size_t>(found - names.begin());
    ordered[i] = arguments[from];
    put_lineage(ordered_lineages, i, lineage_at(lineages, from));
    ++used;
  }
  if (used != names.size()) return no_value(*this, code::feel_argument_name, function.name(), listed(names));
  if (const auto* const user = dynamic_cast<const UserFunction*>(&function)) {
    return apply_user(*user, ordered.all(), ordered_lineages);
  }
  return apply(callee, ordered.all());
}

Value Evaluator::apply(const Value& function, std::span<const Value> arguments) {
  if (function.kind() != Kind::function) {
    return function.is_null() ? Value() : no_value(*this, code::feel_not_function, function.kind());
  }
  const Function& callee = function.as_function();
  if (const auto* const user = dynamic_cast<const UserFunction*>(&callee)) return apply_user(*user, arguments, {});
  if (recursion_ >= limits_.recursion) return halt(code::feel_limit_recursion, limits_.recursion);
  ++recursion_;
  Value result = spend(1) ? callee.apply(*this, arguments) : Value();
  --recursion_;
  return result;
}

Value Evaluator::apply_user(const UserFunction& function, std::span<const Value> arguments,
                            std::span<const LineagePtr> lineages) {
  const FunctionCode& compiled = function.compiled();
  if (arguments.size() != compiled.parameters.size()) {
    return no_value(*this, code::feel_arguments, Kind::function, arguments.size(), Text(parameters_text(compiled)));
  }
  if (recursion_ >= limits_.recursion) return halt(code::feel_limit_recursion, limits_.recursion);
  Buffer<Local, kFew> locals(compiled.locals);
  std::vector<LineagePtr> local_lineages = recorder_.lineages(compiled.locals);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    std::optional<Value> argument = converted(arguments[i], compiled.parameters[i].type);
    if (!argument) {
      // Arguments that do not conform make the whole invocation null (10.3.2.13.2).
      return no_value(*this, code::feel_argument_type, std::string_view(compiled.parameters[i].name),
                      Text(to_string(compiled.parameters[i].type)), arguments[i].kind());
    }
    locals[i].own = std::move(*argument);
    put_lineage(local_lineages, i, lineage_at(lineages, i));
  }
  const CodePtr& code = function.code();
  const Frame outer =
      std::exchange(frame_, Frame{&code, locals.data(), local_lineages, function.captures(), function.lineages()});
  ++recursion_;
  Value result = eval(compiled.body);
  --recursion_;
  frame_ = outer;
  return result;
}

Value Evaluator::make_function(const Node& node) {
  const FunctionCode& compiled = code().functions[node.a];
  std::vector<Value> captures;
  std::vector<LineagePtr> lineages;
  captures.reserve(compiled.captures.size());
  for (const std::uint32_t id : compiled.captures) {
    // What is taken along is no step of making the function.
    const std::size_t steps = recorder_.steps();
    captures.push_back(eval(id));
    recorder_.take_along(lineages, steps);
  }
  return Value::function(new UserFunction(*frame_.code, node.a, std::move(captures), std::move(lineages)));
}

}  // namespace ducha::feel
