// SPDX-License-Identifier: Apache-2.0
#include "feel/compile/resolve.h"

#include <algorithm>
#include <utility>

#include "feel/codes.h"
#include "feel/compile/resolver.h"
#include "feel/syntax/words.h"
#include "feel/value/meant.h"
#include "feel/value/temporal.h"

namespace ducha::feel {

namespace {

// What a program may keep ready of a computed value.
constexpr std::uint64_t kFoldedWeight = 10'000;
constexpr std::size_t kFoldedSteps = 10'000;

// Whether the operation gives the same for the same operands and needs nothing else.
bool is_pure(const Node& node) {
  switch (node.op) {
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
    case Op::path:
    case Op::call_builtin:
    case Op::call_named: return true;
    case Op::in: return node.b == 0;
    case Op::filter: return static_cast<Filtering>(node.b) == Filtering::index;
    case Op::constant:
    case Op::slot:
    case Op::local:
    case Op::captured:
    case Op::partial:
    case Op::item_entry:
    case Op::reason:
    case Op::context:
    case Op::if_:
    case Op::for_:
    case Op::some:
    case Op::every:
    case Op::iterator:
    case Op::call_value:
    case Op::function: break;
  }
  return false;
}

// .5 as 0.5, which the decimals read.
std::string with_whole_part(const std::string& written) {
  const std::size_t digits = written.starts_with('-') ? 1 : 0;
  std::string text = written;
  if (written[digits] == '.') text.insert(digits, "0");
  return text;
}

bool is_error(Code code) { return code.row().severity == Severity::error; }

}  // namespace

Resolver::Resolver(const Tree& tree, std::string_view text, const Scope& scope, const CompileOptions& options)
    : tree_(tree),
      source_(text),
      scope_(scope),
      options_(options),
      code_(std::make_shared<ProgramCode>()),
      shared_code_(code_),
      levels_(1) {
  code_->limits = options.limits;
}

Resolution Resolver::resolve() {
  const Part root = part(tree_.root);
  use(root.sources, false);
  code_->root = root.node;
  code_->locals = levels_.front().locals;
  result_.type = root.type;
  std::sort(reads_.begin(), reads_.end());
  reads_.erase(std::unique(reads_.begin(), reads_.end()), reads_.end());
  result_.reads = std::move(reads_);
  std::stable_sort(result_.problems.begin(), result_.problems.end(),
                   [](const Problem& a, const Problem& b) { return a.at.offset < b.at.offset; });
  result_.code = std::move(code_);
  return std::move(result_);
}

// Only a strict scope calls a mistake what the standard calls null.
void Resolver::problem(Code code, Span at, std::vector<Text> arguments) {
  if (options_.strict || !is_error(code)) result_.problems.push_back({code, at, shown(std::move(arguments))});
}

std::uint32_t Resolver::text(std::string text) {
  code_->texts.push_back(std::move(text));
  return static_cast<std::uint32_t>(code_->texts.size() - 1);
}

Part Resolver::constant(Value value, Span at) {
  Node node;
  node.at = at;
  node.a = static_cast<std::uint32_t>(code_->constants.size());
  Type type = type_of(value);
  code_->constants.push_back(std::move(value));
  code_->nodes.push_back(node);
  return {static_cast<std::uint32_t>(code_->nodes.size() - 1), std::move(type), {}};
}

Part Resolver::add(Node node, std::span<const std::uint32_t> children, Type type) {
  node.first = static_cast<std::uint32_t>(code_->links.size());
  node.count = static_cast<std::uint32_t>(children.size());
  code_->links.insert(code_->links.end(), children.begin(), children.end());
  code_->nodes.push_back(node);
  Part made{static_cast<std::uint32_t>(code_->nodes.size() - 1), std::move(type), {}};
  if (!is_pure(node)) return made;
  if (!std::all_of(children.begin(), children.end(), [&](std::uint32_t each) { return is_constant(each); }))
    return made;
  // Computed once, here. What gives null stays as it is, to say why when it is asked.
  Limits limits = options_.limits;
  limits.steps = std::min(limits.steps, kFoldedSteps);
  const Environment environment;
  Evaluator evaluator(shared_code_, {}, limits, environment);
  Value value = evaluator.run(made.node);
  if (value.is_null() && !evaluator.halted() && options_.strict) {
    Trace trace;
    static_cast<void>(Evaluator(shared_code_, {}, limits, environment, Recorder(trace)).run(made.node));
    report_null(trace, node.at);
  }
  if (value.is_null() || value.kind() == Kind::function || evaluator.halted()) return made;
  if (value.weight() > kFoldedWeight) return made;
  Part folded = constant(std::move(value), node.at);
  if (!made.type.is_any() && folded.type.is_any()) folded.type = std::move(made.type);
  return folded;
}

Part Resolver::fixed(Code code, std::vector<Text> arguments, Span at, std::span<const std::uint32_t> children) {
  Node node;
  node.op = Op::reason;
  node.at = at;
  node.a = static_cast<std::uint32_t>(code_->reasons.size());
  code_->reasons.push_back({code, shown(std::move(arguments))});
  return add(node, children);
}

// A problem of the strict scope, a null with its reason otherwise.
Part Resolver::null_with(Code code, std::vector<Text> arguments, Span at, std::span<const std::uint32_t> children) {
  problem(code, at, arguments);
  return fixed(code, std::move(arguments), at, children);
}

Part Resolver::part(NodeId id) {
  const Tree::Node& node = tree_[id];
  switch (node.kind) {
    case Syntax::null: return constant(Value(), node.at);
    case Syntax::boolean: return constant(Value(node.flag), node.at);
    case Syntax::number: {
      const std::string& written = tree_.text(id);
      const std::optional<Decimal> number = Decimal::read(with_whole_part(written));
      if (number) return constant(Value(*number), node.at);
      result_.problems.push_back({code::feel_number, node.at, shown({Text(written)})});
      return constant(Value(), node.at);
    }
    case Syntax::string: return constant(Value::string(tree_.text(id)), node.at);
    case Syntax::temporal: {
      std::optional<Value> value = read_temporal(tree_.text(id));
      if (value) return constant(std::move(*value), node.at);
      if (const auto meant = temporal_meant(tree_.text(id))) {
        return null_with(code::feel_temporal_near, {Text(tree_.text(id)), Text(*meant)}, node.at);
      }
      return null_with(code::feel_temporal, {Text(tree_.text(id))}, node.at);
    }
    case Syntax::name: return name(id);
    case Syntax::list: return list(id);
    case Syntax::context: return context(id);
    case Syntax::range: return range(id);
    case Syntax::half_range: return half_range(id);
    case Syntax::negate: return negate(id);
    case Syntax::arithmetic: return arithmetic(id);
    case Syntax::and_: return logical(id, Op::and_);
    case Syntax::or_: return logical(id, Op::or_);
    case Syntax::compare: return compare(id);
    case Syntax::between: return between(id);
    case Syntax::in: return in(id);
    case Syntax::instance_of: return instance_of(id);
    case Syntax::if_: return condition(id);
    case Syntax::for_:
    case Syntax::some:
    case Syntax::every: return iteration(id);
    case Syntax::path: return path(id);
    case Syntax::filter: return filter(id);
    case Syntax::call: return call(id, false);
    case Syntax::named_call: return call(id, true);
    case Syntax::function: return function(id);
    case Syntax::tests: return unary_tests(id);
    case Syntax::any_input: return constant(Value(true), node.at);
    case Syntax::entry:
    case Syntax::iterator:
    case Syntax::argument:
    case Syntax::parameter: break;  // read by what holds them
  }
  return constant(Value(), node.at);
}

Resolution resolve(const Tree& tree, std::string_view text, const Scope& scope, const CompileOptions& options) {
  return Resolver(tree, text, scope, options).resolve();
}

}  // namespace ducha::feel
