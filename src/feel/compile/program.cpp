// SPDX-License-Identifier: Apache-2.0
#include "feel/compile/program.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/suggest.h"
#include "base/utf8.h"
#include "feel/codes.h"
#include "feel/compile/parse_scope.h"
#include "feel/compile/program_parts.h"
#include "feel/compile/resolve.h"
#include "feel/run/evaluator.h"
#include "feel/syntax/parser.h"

namespace ducha::feel {

void LateCode::read() const {
  const std::lock_guard alone(reading_);
  if (at_hand_.load(std::memory_order_relaxed)) return;
  code_ = read_();
  read_ = nullptr;
  at_hand_.store(true, std::memory_order_release);
}

const ProgramParts& parts_of(const Program& program) { return *program.parts_; }

std::shared_ptr<const Program> program_of(ProgramParts parts) {
  auto* const program = new Program();
  program->parts_ = std::make_unique<const ProgramParts>(std::move(parts));
  return std::shared_ptr<const Program>(program);
}

namespace {

// Texts are counted in 32 bits.
constexpr std::size_t kMostText = 1U << 30U;
// Compiling takes some kilobytes of stack for each level, up to ten where sanitizers widen every frame.
constexpr std::size_t kMostNesting = 500;

// Models of DMN call the types of their own tName, t_name, or by a path to another model; of those a lone expression
// knows nothing.
bool is_of_a_model(const std::string& type) {
  if (type.find('.') != std::string::npos) return true;
  const auto next = [&](char least, char most) { return type[1] >= least && type[1] <= most; };
  return type.size() > 1 && type[0] == 't' && (type[1] == '_' || next('A', 'Z') || next('0', '9'));
}

}  // namespace

Program::Program() = default;
Program::~Program() = default;

Value Program::evaluate(std::span<const Value> slots, const Environment& environment) const {
  const LateCode::Code& code = parts_->code->get();
  Evaluator evaluator(code, slots, code->limits, environment);
  return evaluator.run();
}

Value Program::explain(std::span<const Value> slots, Trace& trace, const Environment& environment) const {
  const LateCode::Code& code = parts_->code->get();
  trace.steps.clear();
  // A step for each node, where nothing is gone through more than once.
  trace.steps.reserve(code->nodes.size());
  trace.truncated = false;
  trace.thinned = false;
  Evaluator evaluator(code, slots, code->limits, environment, Recorder(trace));
  Value result = evaluator.run();
  trace.halted = evaluator.halted();
  if (trace.halted && !trace.steps.empty()) trace.steps.front().value = Value();
  return result;
}

const std::string& Program::text() const { return parts_->code->get()->text; }
const Type& Program::type() const { return parts_->type; }
const std::vector<ReadPath>& Program::reads() const { return parts_->reads; }
bool Program::uses_clock() const { return parts_->uses_clock; }

std::vector<Decimal> Program::figures() const {
  std::vector<Decimal> figures;
  for (const Value& constant : parts_->code->get()->constants) {
    if (constant.kind() == Kind::number) figures.push_back(constant.as_number());
  }
  return figures;
}

namespace {

// How many of a node's children are evaluated once at most, by the names of the whole.
std::size_t plain_children(const Node& node) {
  switch (node.op) {
    case Op::constant:
    case Op::slot:
    case Op::local:
    case Op::captured:
    case Op::partial:
    case Op::reason:
    case Op::item_entry:
    case Op::context:
    case Op::in:
    case Op::for_:
    case Op::some:
    case Op::every:
    case Op::iterator:
    case Op::function: return 0;
    case Op::filter: return 1;
    case Op::list:
    case Op::range:
    case Op::half_range:
    case Op::negate:
    case Op::arithmetic:
    case Op::and_:
    case Op::or_:
    case Op::not_:
    case Op::compare:
    case Op::between:
    case Op::instance_of:
    case Op::if_:
    case Op::path:
    case Op::call_builtin:
    case Op::call_named:
    case Op::call_value: break;
  }
  return node.count;
}

std::optional<Span> once_below(const ProgramCode& code, const Node& node, std::string_view part) {
  if (std::string_view(code.text).substr(node.at.offset, node.at.length) == part) return node.at;
  for (const std::uint32_t child : code.children(node).first(plain_children(node))) {
    if (const std::optional<Span> found = once_below(code, code.nodes[child], part)) return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Span> Program::once(std::string_view part) const {
  const ProgramCode& code = *parts_->code->get();
  return part.empty() ? std::nullopt : once_below(code, code.nodes[code.root], part);
}

std::optional<Value> Program::constant() const {
  if (!parts_->reads.empty() || parts_->uses_clock) return std::nullopt;
  return evaluate({});
}

Compiled compile(std::string_view text, const Scope& scope, const CompileOptions& options) {
  Compiled compiled;
  const auto refuse = [&](Code code, Span at, std::vector<Text> arguments) {
    compiled.problems.push_back({code, at, std::move(arguments)});
    return std::move(compiled);
  };
  const std::size_t limit = std::min(options.limits.text, kMostText);
  if (text.size() > limit) return refuse(code::feel_too_long, {}, {Text(std::to_string(limit))});
  if (!is_utf8(text)) return refuse(code::feel_not_utf8, {}, {});
  Parsed parsed =
      parse(text, parse_scope(scope), {std::min(options.limits.nesting, kMostNesting), options.unary_tests});
  if (parsed.error) {
    if (parsed.error->code == code::feel_unknown_name) {
      std::vector<std::string> names;
      for (const Scope::Name& name : scope.names()) names.push_back(name.name);
      if (std::optional<std::string> near = nearest(parsed.error->arguments[0].en, names)) {
        return refuse(code::feel_unknown_name_near, parsed.error->at, {parsed.error->arguments[0], Text(*near)});
      }
    }
    return refuse(parsed.error->code, parsed.error->at, std::move(parsed.error->arguments));
  }
  Resolution resolution = resolve(*parsed.tree, text, scope, options);
  compiled.problems = std::move(resolution.problems);
  for (SyntaxError& unknown : parsed.unknown_types) {
    const bool any = !options.strict && is_of_a_model(unknown.arguments[0].en);
    compiled.problems.push_back(
        {any ? code::feel_unknown_type_any : unknown.code, unknown.at, std::move(unknown.arguments)});
  }
  bool broken = false;
  for (const Problem& problem : compiled.problems) {
    broken = broken || problem.code.row().severity == Severity::error;
  }
  if (broken) return compiled;
  resolution.code->text = text;
  compiled.program = program_of({std::make_unique<const LateCode>(std::move(resolution.code)),
                                 std::move(resolution.type), std::move(resolution.reads), resolution.uses_clock});
  return compiled;
}

}  // namespace ducha::feel
