// SPDX-License-Identifier: Apache-2.0
// Calling built-ins and functions as values (DMN 1.5, 10.3.2.13).
#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
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

// What makes two values one object, where they are shared at all.
const void* identity_of(const Value& value) {
  if (value.kind() == Kind::context) return &value.as_context();
  if (value.kind() == Kind::list) return &value.as_list();
  return nullptr;
}

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
  Evaluator evaluator(code_, {}, call.limits(), call.environment(), nullptr);
  return evaluator.apply_user(*this, arguments, {});
}

// Built-ins hand on elements of their arguments (sort, reverse, sublist); such an element is still what was read.
void Evaluator::keep_lineages(const Value& result, std::span<const Value> arguments,
                              std::span<const LineagePtr> lineages) {
  recorder_->last = nullptr;
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
  recorder_->last = lineage_of(result);
  if (recorder_->last || result.kind() != Kind::list) return;
  std::vector<LineagePtr> parts;
  for (const Value& each : result.elements()) parts.push_back(lineage_of(each));
  recorder_->last = lineage_of_parts(std::move(parts));
}

Value Evaluator::call_builtin(const Node& node) {
  const BuiltinCall& call = code().calls[node.a];
  Buffer<Value, kFew> arguments(node.count);
  std::vector<LineagePtr> lineages;
  for (std::size_t i = 0; i < node.count; ++i) {
    arguments[i] = eval(child(node, i));
    if (recorder_) lineages.push_back(last());
  }
  if (halted_) return {};
  Value result = invoke(*this, call.rows, arguments.all());
  if (recorder_) keep_lineages(result, arguments.all(), lineages);
  return result;
}

Value Evaluator::call_named(const Node& node) {
  Buffer<Value, kFew> arguments(node.count);
  std::vector<LineagePtr> lineages;
  for (std::size_t i = 0; i < node.count; ++i) {
    arguments[i] = eval(child(node, i));
    if (recorder_) lineages.push_back(last());
  }
  if (halted_) return {};
  Value result = invoke_named(*this, code().calls[node.a].named, arguments.all());
  if (recorder_) keep_lineages(result, arguments.all(), lineages);
  return result;
}

Value Evaluator::call_value(const Node& node) {
  const Value callee = eval(child(node, 0));
  const std::size_t count = node.count - 1U;
  Buffer<Value, kFew> arguments(count);
  std::vector<LineagePtr> lineages(recorder_ ? count : 0);
  for (std::size_t i = 0; i < count; ++i) {
    arguments[i] = eval(child(node, i + 1));
    if (recorder_) lineages[i] = last();
  }
  if (recorder_) recorder_->last = nullptr;
  if (halted_) return {};
  if (callee.kind() != Kind::function) {
    if (node.a > 0) {
      // A name that is no function here, such as a field called `date`, does not hide the built-in one.
      Value result = invoke(*this, code().calls[node.a - 1].rows, arguments.all());
      if (recorder_) keep_lineages(result, arguments.all(), lineages);
      return result;
    }
    if (!recorder_ || callee.is_null()) return {};
    return null_because(code::feel_not_function, {Text(to_string(callee.kind()))});
  }
  if (node.b > 0) return call_by_names(callee, code().named[node.b - 1], arguments.all(), lineages);
  if (const auto* const user = dynamic_cast<const UserFunction*>(&callee.as_function())) {
    return apply_user(*user, arguments.all(), lineages);
  }
  Value result = apply(callee, arguments.all());
  if (recorder_) keep_lineages(result, arguments.all(), lineages);
  return result;
}

// Each parameter takes the argument of its name, and no argument is left over; a parameter that none is named for is
// null.
Value Evaluator::call_by_names(const Value& callee, const std::vector<std::string>& names,
                               std::span<const Value> arguments, std::span<const LineagePtr> lineages) {
  const Function& function = callee.as_function();
  const std::span<const Function::Parameter> parameters = function.parameters();
  Buffer<Value, kFew> ordered(parameters.size());
  std::vector<LineagePtr> ordered_lineages(recorder_ ? parameters.size() : 0);
  std::size_t used = 0;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const auto found = std::find(names.begin(), names.end(), parameters[i].name);
    if (found == names.end()) continue;
    const auto from = static_cast<std::size_t>(found - names.begin());
    ordered[i] = arguments[from];
    if (recorder_) ordered_lineages[i] = lineages[from];
    ++used;
  }
  if (used != names.size()) {
    if (!recorder_) return {};
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    return null_because(code::feel_argument_name, {Text(function.name()), Text(list)});
  }
  if (const auto* const user = dynamic_cast<const UserFunction*>(&function)) {
    return apply_user(*user, ordered.all(), ordered_lineages);
  }
  return apply(callee, ordered.all());
}

Value Evaluator::apply(const Value& function, std::span<const Value> arguments) {
  if (function.kind() != Kind::function) {
    if (!recorder_ || function.is_null()) return {};
    return null_because(code::feel_not_function, {Text(to_string(function.kind()))});
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
    if (!recorder_) return {};
    return null_because(code::feel_arguments, {Text(to_string(Kind::function)), Text(std::to_string(arguments.size())),
                                               Text(parameters_text(compiled))});
  }
  if (recursion_ >= limits_.recursion) return halt(code::feel_limit_recursion, limits_.recursion);
  Buffer<Local, kFew> locals(compiled.locals);
  std::vector<LineagePtr> local_lineages(recorder_ ? compiled.locals : 0);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    std::optional<Value> argument = converted(arguments[i], compiled.parameters[i].type);
    if (!argument) {
      // Arguments that do not conform make the whole invocation null (10.3.2.13.2).
      if (!recorder_) return {};
      return null_because(code::feel_argument_type,
                          {Text(compiled.parameters[i].name), Text(to_string(compiled.parameters[i].type)),
                           Text(to_string(arguments[i].kind()))});
    }
    locals[i].own = std::move(*argument);
    if (recorder_ && i < lineages.size()) local_lineages[i] = lineages[i];
  }
  const CodePtr& code = function.code();
  const Frame outer = std::exchange(
      frame_, Frame{&code, locals.data(), local_lineages.data(), function.captures(), function.lineages()});
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
    const std::size_t steps = recorder_ ? recorder_->trace.steps.size() : 0;
    captures.push_back(eval(id));
    if (recorder_) {
      const bool kept = last() && (last()->step == Step::kNone || last()->step < steps);
      lineages.push_back(kept ? last() : nullptr);
      recorder_->trace.steps.resize(steps);
    }
  }
  return Value::function(new UserFunction(*frame_.code, node.a, std::move(captures), std::move(lineages)));
}

}  // namespace ducha::feel
