// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include "feel/builtins/invoke.h"
#include "feel/codes.h"
#include "feel/compile/resolver.h"
#include "feel/compile/static_types.h"

namespace ducha::feel {

namespace {

using Tag = Type::Tag;

// The elements of the arguments together; `singly`: of the first one, and the others as elements themselves.
Type together(std::span<const Part> arguments, bool singly) {
  Type element = Tag::null;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const Type& own = arguments[i].type;
    if (own.is_any()) return Tag::list;
    const bool single = own.tag() != Tag::list || (singly && i > 0);
    element = joined(element, single ? own : own.element());
  }
  return Type::list_of(std::move(element));
}

// The type of a call's result, as the row says that it follows from the arguments.
Type refined(Typing typing, Type type, std::span<const Part> arguments) {
  if (arguments.empty()) return type;
  const Type& first = arguments[0].type;
  switch (typing) {
    case Typing::row: return type;
    case Typing::first_list: return first.tag() == Tag::list ? first : Type(Tag::list);
    case Typing::any_list: return Tag::list;
    case Typing::appended: return together(arguments, true);
    case Typing::joined: return together(arguments, false);
    case Typing::element: {
      if (arguments.size() == 1 && first.tag() == Tag::list) return first.element();
      Type all = first;
      for (const Part& each : arguments.subspan(1)) all = joined(all, each.type);
      return all.tag() == Tag::list ? Type() : all;
    }
  }
  return type;
}

struct Arity {
  std::size_t least = 0;
  std::size_t most = 0;
};

Arity arity_of(const Builtin& row) {
  Arity arity;
  for (const Parameter& parameter : row.parameters) {
    if (!parameter.optional) ++arity.least;
    ++arity.most;
    if (parameter.variadic) arity.most = SIZE_MAX;
  }
  return arity;
}

// How many of the arguments the signature can take, up to the first that it cannot.
std::size_t fitting_arguments(const Builtin& row, std::span<const Part> arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::size_t parameter = std::min(i, row.parameters.size() - 1);
    const bool null = arguments[i].type.tag() == Tag::null && !row.parameters[parameter].nullable;
    if (null || !may_pass(arguments[i].type, type_of(row, parameter))) return i;
  }
  return arguments.size();
}

}  // namespace

std::vector<Part> Resolver::resolved(std::span<const NodeId> arguments, bool named, bool used) {
  std::vector<Part> parts;
  for (const NodeId each : arguments) {
    parts.push_back(part(named ? tree_.children(each)[0] : each));
    if (used) use(parts.back());
  }
  return parts;
}

// The type of the result; reports where no signature takes the arguments.
Type Resolver::check_signatures(const BuiltinCall& call, std::span<const Part> arguments, Span at,
                                std::span<const NodeId> places) {
  std::optional<Type> type;
  const Builtin* counted = nullptr;
  std::size_t misfit = 0;
  for (const Builtin& row : call.rows) {
    const Arity arity = arity_of(row);
    if (arguments.size() < arity.least || arguments.size() > arity.most) continue;
    const std::size_t fitting = fitting_arguments(row, arguments);
    if (fitting == arguments.size()) {
      type = type ? joined(*type, result_of(row)) : result_of(row);
    } else if (counted == nullptr) {
      misfit = fitting;
    }
    if (counted == nullptr) counted = &row;
  }
  if (type) return *type;
  if (counted == nullptr) {
    problem(code::feel_arguments, at,
            {Text(call.name), Text(std::to_string(arguments.size())), Text(signatures_text(call.rows))});
  } else {
    const Parameter& parameter = counted->parameters[std::min(misfit, counted->parameters.size() - 1)];
    problem(code::feel_argument_type, tree_[places[misfit]].at,
            {Text(parameter.name), Text(parameter.type), Text(to_string(arguments[misfit].type))});
  }
  return {};
}

Type Resolver::check_named(const BuiltinCall& call, std::span<const Part> arguments, std::span<const NodeId> places) {
  std::optional<Type> type;
  for (const NamedCall& named : call.named) {
    bool fits = true;
    for (std::size_t i = 0; i < named.order.size() && fits; ++i) {
      if (named.order[i] == NamedCall::kLeftOut) continue;
      fits = may_pass(arguments[named.order[i]].type, type_of(*named.row, i));
    }
    if (fits) type = type ? joined(*type, result_of(*named.row)) : result_of(*named.row);
  }
  if (type) return *type;
  const NamedCall& first = call.named.front();
  for (std::size_t i = 0; i < first.order.size(); ++i) {
    if (first.order[i] == NamedCall::kLeftOut) continue;
    const Type& given = arguments[first.order[i]].type;
    if (may_pass(given, type_of(*first.row, i))) continue;
    problem(code::feel_argument_type, tree_[places[first.order[i]]].at,
            {Text(first.row->parameters[i].name), Text(first.row->parameters[i].type), Text(to_string(given))});
    break;
  }
  return {};
}

Part Resolver::builtin_call(const std::string& name, NodeId id, std::span<const NodeId> arguments, bool named) {
  const Span at = tree_[id].at;
  // What is only counted is not looked into.
  const std::span<const Builtin> rows = builtins_named(name);
  const Nature nature = rows.front().nature;
  const bool counted = nature == Nature::size && arguments.size() == 1;
  const std::vector<Part> parts = resolved(arguments, named, !counted);
  if (counted) use_size(parts[0].sources);
  std::vector<std::uint32_t> nodes;
  nodes.reserve(parts.size());
  for (const Part& each : parts) nodes.push_back(each.node);
  Node node;
  node.at = at;
  if (nature == Nature::negation && arguments.size() == 1 && !named) {
    if (!may_be(parts[0].type, Tag::boolean)) {
      problem(code::feel_operand, tree_[arguments[0]].at, {Text(name), Text(to_string(parts[0].type))});
    }
    node.op = Op::not_;
    return add(node, nodes, Tag::boolean);
  }
  BuiltinCall call;
  call.name = name;
  call.rows = rows;
  Type type;
  if (named) {
    std::vector<std::string_view> names;
    names.reserve(arguments.size());
    for (const NodeId each : arguments) names.emplace_back(tree_.text(each));
    call.named = named_calls(call.rows, names);
    if (call.named.empty())
      return null_with(code::feel_argument_name, {Text(name), listed(std::vector<Text>(names.begin(), names.end()))},
                       at, nodes);
    type = check_named(call, parts, arguments);
  } else {
    type = check_signatures(call, parts, at, arguments);
    try_call(call, parts, at);
    type = refined(rows.front().typing, std::move(type), parts);
  }
  node.op = named ? Op::call_named : Op::call_builtin;
  node.flag = options_.strict && nature == Nature::membership;
  node.a = static_cast<std::uint32_t>(code_->calls.size());
  code_->calls.push_back(std::move(call));
  if (nature != Nature::clock) return add(node, nodes, std::move(type));
  result_.uses_clock = true;
  // Not a constant, though it has no operands.
  code_->nodes.push_back(node);
  Part made{static_cast<std::uint32_t>(code_->nodes.size() - 1), std::move(type), {}};
  code_->nodes[made.node].first = static_cast<std::uint32_t>(code_->links.size());
  code_->nodes[made.node].count = static_cast<std::uint32_t>(nodes.size());
  code_->links.insert(code_->links.end(), nodes.begin(), nodes.end());
  return made;
}

Part Resolver::value_call(const Part& callee, NodeId id, std::span<const NodeId> arguments, bool named,
                          const std::string& otherwise) {
  use(callee);
  const Span at = tree_[id].at;
  const std::vector<Part> parts = resolved(arguments, named, true);
  std::vector<std::uint32_t> nodes{callee.node};
  for (const Part& each : parts) nodes.push_back(each.node);
  const bool certain = callee.type.tag() == Tag::function;
  if (!certain && !callee.type.is_any()) {
    problem(code::feel_not_function, tree_[tree_.children(id)[0]].at, {Text(to_string(callee.type))});
  }
  const auto& parameters = callee.type.parameters();
  if (certain && callee.type.detailed() && !named && is_constant(callee.node) == false) {
    if (parameters.size() != parts.size()) {
      problem(code::feel_arguments, at,
              {Text(slice(tree_[tree_.children(id)[0]].at)), Text(std::to_string(parts.size())),
               Text(to_string(callee.type))});
    } else {
      for (std::size_t i = 0; i < parts.size(); ++i) {
        if (may_pass(parts[i].type, parameters[i])) continue;
        problem(code::feel_argument_type, tree_[arguments[i]].at,
                {Text(std::to_string(i + 1)), Text(to_string(parameters[i])), Text(to_string(parts[i].type))});
      }
    }
  }
  Node node;
  node.op = Op::call_value;
  node.at = at;
  if (!otherwise.empty()) {
    BuiltinCall call;
    call.name = otherwise;
    call.rows = builtins_named(otherwise);
    code_->calls.push_back(std::move(call));
    node.a = static_cast<std::uint32_t>(code_->calls.size());
  }
  if (named) {
    std::vector<std::string> names;
    for (const NodeId each : arguments) names.push_back(tree_.text(each));
    code_->named.push_back(std::move(names));
    node.b = static_cast<std::uint32_t>(code_->named.size());
  }
  return add(node, nodes, certain && callee.type.detailed() ? callee.type.result() : Type());
}

Part Resolver::call(NodeId id, bool named) {
  const auto parts = tree_.children(id);
  const NodeId callee = parts[0];
  const auto arguments = parts.subspan(1);
  if (tree_[callee].kind != Syntax::name) return value_call(part(callee), id, arguments, named, {});
  const std::string& name = tree_.text(callee);
  const bool builtin = !builtins_named(name).empty();
  const auto bound = bindings_.find(name);
  const bool local = bound != bindings_.end() && !bound->second.empty();
  const Scope::Name* const declared = scope_.find(name);
  if (!local && declared == nullptr) {
    // The item of a filter hides no built-in function: `reports[date < date("2024-07-01")]`.
    if (builtin) return builtin_call(name, id, arguments, named);
    if (items_.empty()) {
      std::string_view given;
      if (!arguments.empty()) {
        const std::uint32_t begin = tree_[arguments.front()].at.offset;
        given = slice({begin, tree_[arguments.back()].at.end() - begin});
      }
      const Part missing = unknown(name, tree_[callee].at, true, given);
      std::vector<std::uint32_t> nodes{missing.node};
      for (const Part& each : resolved(arguments, named, true)) nodes.push_back(each.node);
      return fixed(code::feel_unknown_function, {Text(name)}, tree_[id].at, nodes);
    }
  }
  if (!builtin) return value_call(part(callee), id, arguments, named, {});
  // A name of both: what is declared counts as long as it can be a function.
  const Type& type = local ? bound->second.back().type : declared->type;
  if (type.is_any() && !named) return value_call(part(callee), id, arguments, named, name);
  if (type.tag() != Tag::function) return builtin_call(name, id, arguments, named);
  return value_call(part(callee), id, arguments, named, {});
}

}  // namespace ducha::feel
