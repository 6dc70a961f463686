// SPDX-License-Identifier: Apache-2.0
#include "feel/compile/program.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/text.h"
#include "feel/builtins/invoke.h"
#include "feel/compile/resolve.h"
#include "feel/run/evaluator.h"
#include "feel/syntax/characters.h"
#include "feel/syntax/parser.h"

namespace ducha::feel {

struct Program::Parts {
  CodePtr code;
  Type type;
  std::vector<ReadPath> reads;
  bool uses_clock = false;
};

class ProgramBuilder {
 public:
  static std::shared_ptr<const Program> build(std::string_view text, Resolution resolution) {
    auto parts = std::make_unique<Program::Parts>();
    resolution.code->text = text;
    parts->code = std::move(resolution.code);
    parts->type = std::move(resolution.type);
    parts->reads = std::move(resolution.reads);
    parts->uses_clock = resolution.uses_clock;
    auto* const program = new Program();
    program->parts_ = std::move(parts);
    return std::shared_ptr<const Program>(program);
  }
};

namespace {

// Texts are counted in 32 bits.
constexpr std::size_t kMostText = 1U << 30U;
// How deep the entries of entries are looked for names.
constexpr int kFieldDepth = 16;

void add_fields(NameTable& fields, const Type& type, int depth) {
  if (depth == 0) return;
  if (type.tag() == Type::Tag::list) add_fields(fields, type.element(), depth - 1);
  for (const auto& [name, of] : type.fields()) {
    // Names of one word need no table.
    if (past_word(name, 0) != name.size()) fields.add(name);
    add_fields(fields, of, depth - 1);
  }
}

const NameTable& function_names() {
  static const NameTable made = [] {
    NameTable table;
    std::string_view last;
    for (const Builtin& row : builtins()) {
      if (row.name != last) table.add(row.name);
      last = row.name;
    }
    return table;
  }();
  return made;
}

const NameTable& property_names() {
  static const NameTable made = [] {
    NameTable table;
    for (const Kind kind :
         {Kind::date, Kind::time, Kind::date_time, Kind::years_months, Kind::days_time, Kind::range}) {
      for (const std::string_view name : properties_of(kind)) {
        if (past_word(name, 0) != name.size()) table.add(name);
      }
    }
    return table;
  }();
  return made;
}

ParseScope parse_scope(const Scope& scope) {
  ParseScope names{{}, property_names(), &function_names()};
  for (const Scope::Name& name : scope.names()) {
    names.names.add(name.name, name.type);
    add_fields(names.fields, name.type, kFieldDepth);
  }
  return names;
}

}  // namespace

Program::Program() = default;
Program::~Program() = default;

Value Program::evaluate(std::span<const Value> slots, const Environment& environment) const {
  Evaluator evaluator(parts_->code, slots, parts_->code->limits, environment, nullptr);
  return evaluator.run();
}

Value Program::explain(std::span<const Value> slots, Trace& trace, const Environment& environment) const {
  trace.steps.clear();
  trace.truncated = false;
  Recorder recorder{trace};
  Evaluator evaluator(parts_->code, slots, parts_->code->limits, environment, &recorder);
  Value result = evaluator.run();
  if (evaluator.halted() && !trace.steps.empty()) trace.steps.front().value = Value();
  return result;
}

const std::string& Program::text() const { return parts_->code->text; }
const Type& Program::type() const { return parts_->type; }
const std::vector<ReadPath>& Program::reads() const { return parts_->reads; }
bool Program::uses_clock() const { return parts_->uses_clock; }

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
  if (text.size() > limit) return refuse(Code::feel_too_long, {}, {Text(std::to_string(limit))});
  if (!is_utf8(text)) return refuse(Code::feel_not_utf8, {}, {});
  Parsed parsed = parse(text, parse_scope(scope), {options.limits.nesting, options.unary_tests});
  if (parsed.error) return refuse(parsed.error->code, parsed.error->at, std::move(parsed.error->arguments));
  Resolution resolution = resolve(*parsed.tree, scope, options);
  compiled.problems = std::move(resolution.problems);
  for (SyntaxError& unknown : parsed.unknown_types) {
    compiled.problems.push_back({options.strict ? Code::feel_unknown_type : Code::feel_unknown_type_any, unknown.at,
                                 std::move(unknown.arguments)});
  }
  bool broken = false;
  for (const Problem& problem : compiled.problems) {
    broken = broken || row_of(problem.code).severity == Severity::error;
  }
  if (!broken) compiled.program = ProgramBuilder::build(text, std::move(resolution));
  return compiled;
}

}  // namespace ducha::feel
