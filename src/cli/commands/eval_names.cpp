// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/eval_names.h"

#include <algorithm>
#include <ostream>

#include "cli/codes.h"
#include "cli/commands/eval_batch.h"
#include "feel/run/trace.h"

namespace ducha {

namespace {

// The warning at its place says as much.
bool is_reported(const Diagnostic& reason, const std::vector<Diagnostic>& doubts) {
  return std::any_of(doubts.begin(), doubts.end(), [&](const Diagnostic& doubt) {
    return doubt.at.span.offset >= reason.at.span.offset && doubt.at.span.end() <= reason.at.span.end();
  });
}

}  // namespace

EvalNames::EvalNames() { environment_.now = current_time(); }

void EvalNames::set(const std::string& name, feel::Value value) {
  const auto known =
      std::find_if(values_.begin(), values_.end(), [&name](const auto& each) { return each.first == name; });
  if (known == values_.end()) {
    values_.emplace_back(name, std::move(value));
  } else {
    known->second = std::move(value);
  }
}

std::vector<feel::Value> EvalNames::slots() const {
  std::vector<feel::Value> slots;
  for (const auto& [name, value] : values_) slots.push_back(value);
  return slots;
}

feel::Scope EvalNames::scope() const {
  feel::Scope scope;
  for (const auto& [name, value] : values_) {
    scope.declare(name, value.is_null() ? feel::Type() : feel::type_of(value));
  }
  return scope;
}

std::shared_ptr<const feel::Program> EvalNames::compiled(const SourcePtr& source, Diagnostics& faults) const {
  feel::Compiled made = feel::compile(source->bytes(), scope());
  for (const feel::Problem& problem : made.problems) {
    faults.add(Diagnostic{problem.code, Place{source, problem.at}, problem.arguments, {}, false});
  }
  return std::move(made.program);
}

std::optional<feel::Value> EvalNames::evaluate(const std::string& called, const std::string& expression,
                                               Diagnostics& faults) const {
  const auto program = compiled(std::make_shared<const SourceText>(called, expression), faults);
  if (!program) return std::nullopt;
  return program->evaluate(slots(), environment_);
}

Diagnostics EvalNames::doubts(const std::string& called, const std::string& expression) const {
  Diagnostics found;
  const auto source = std::make_shared<const SourceText>(called, expression);
  for (Diagnostic& each : strict_problems(expression, source, scope(), {})) found.add(std::move(each));
  return found;
}

Diagnostics EvalNames::reasons(const std::string& called, const std::string& expression) const {
  const auto source = std::make_shared<const SourceText>(called, expression);
  Diagnostics discarded;
  Diagnostics found;
  const auto program = compiled(source, discarded);
  if (!program) return found;
  feel::Trace trace;
  static_cast<void>(program->explain(slots(), trace, environment_));
  for (const feel::Step& step : feel::reasons(trace)) {
    if (step.reason)
      found.add(Diagnostic{step.reason->code, Place{source, step.at}, step.reason->arguments, {}, false});
  }
  if (found.empty()) found.add(code::cli_null, Place{source, {}});
  return found;
}

bool answer_expression(const EvalNames& names, const std::string& expression, bool why, Language language,
                       Streams& streams) {
  static constexpr const char* kCalled = "EXPR";
  Diagnostics faults;
  const std::optional<feel::Value> value = names.evaluate(kCalled, expression, faults);
  if (value) streams.out << to_feel(*value) << '\n';
  const Diagnostics doubts = value ? names.doubts(kCalled, expression) : Diagnostics();
  if (streams.out_is_terminal) streams.out.flush();
  for (const Diagnostic& doubt : doubts.all()) {
    if (is_reported(doubt, faults.all())) continue;
    streams.err << to_text(doubt, Severity::warning, language, streams.err_is_terminal);
  }
  if (value && value->is_null() && why) {
    const Diagnostics found = names.reasons(kCalled, expression);
    for (const Diagnostic& reason : found.all()) {
      if (is_reported(reason, doubts.all())) continue;
      streams.err << to_text(reason, Severity::note, language, streams.err_is_terminal);
    }
  }
  for (const Diagnostic& fault : faults.all()) streams.err << to_text(fault, language, streams.err_is_terminal);
  return value.has_value();
}

}  // namespace ducha
