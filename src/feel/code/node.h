// SPDX-License-Identifier: Apache-2.0
// What an expression is compiled to: nodes in one array, names turned into slots and locals. Immutable; read by
// feel/run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "feel/builtins/environment.h"
#include "feel/builtins/invoke.h"
#include "feel/builtins/registry.h"
#include "feel/value/context.h"
#include "feel/value/function.h"
#include "feel/value/range.h"
#include "feel/value/type.h"

namespace ducha::feel {

enum class Op : std::uint8_t {
  constant,      // constants[a]
  slot,          // slots[a]
  local,         // local a of the frame
  captured,      // what the function took along when it was made, number a
  partial,       // the results so far of the loop that has local a
  item_entry,    // children: item, else; the entry texts[a] of an item that has it, else the other
  reason,        // children: evaluated and dropped; null because of reasons[a]
  list,          // children
  context,       // children; names shapes[a]; entry i is also local b + i
  range,         // children: low, high; flag: low included, flag2: high included
  half_range,    // child; form
  negate,        // child
  arithmetic,    // children; signs texts[a]
  and_,          // children
  or_,           // children
  not_,          // child
  compare,       // children: left, right; form; flag: of an equality, a null on either side makes it null
  between,       // children: value, low, high
  in,            // children: value, tests; kinds texts[a]: 'v' a value, '?' a condition; b: 1 + local of `?`, or 0;
                 // flag: a null that is none of them leaves the answer open
  instance_of,   // child; types[a]
  if_,           // children: condition, then, ..., else
  for_,          // children: iterators, body; local b stands for `partial`
  some,          // children: iterators, condition
  every,         // children: iterators, condition
  iterator,      // children: domain or two ends; local a
  path,          // child; texts[a]; flag: a null base may have had the entry
  filter,        // children: base, condition; local a is the item; b: how (Filtering)
  call_builtin,  // children: arguments; calls[a]; flag: of a membership, as of `in`
  call_named,    // children: arguments; calls[a] by its names
  call_value,    // children: callee, arguments; a: 1 + calls index of the built-in to fall back to; b: 1 + named[]
  function       // functions[a]
};

enum class Filtering : std::uint32_t { unknown, index, condition };

struct Node {
  Op op = Op::constant;
  bool flag = false;
  bool flag2 = false;
  RangeForm form = RangeForm::interval;
  std::uint32_t first = 0;  // of its children, in links
  std::uint32_t count = 0;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  Span at;
};

struct BuiltinCall {
  std::string name;
  std::span<const Builtin> rows;
  std::vector<NamedCall> named;  // of a call with named arguments: the signatures that have them
};

struct FunctionCode {
  std::vector<Function::Parameter> parameters;
  Type result;
  std::vector<std::uint32_t> captures;  // nodes, evaluated where the function is made
  std::uint32_t body = 0;
  std::uint32_t locals = 0;  // parameters first
};

struct FixedReason {
  Code code;
  std::vector<Text> arguments;
};

// One compiled text. What is numbered above is an index into one of these.
struct ProgramCode {
  std::string text;
  std::vector<Node> nodes;
  std::vector<std::uint32_t> links;
  std::vector<Value> constants;
  std::vector<std::string> texts;
  std::vector<Type> types;
  std::vector<std::shared_ptr<const Names>> shapes;
  std::vector<BuiltinCall> calls;
  std::vector<std::vector<std::string>> named;
  std::vector<FunctionCode> functions;
  std::vector<FixedReason> reasons;
  std::uint32_t root = 0;
  std::uint32_t locals = 0;
  Limits limits;

  [[nodiscard]] std::span<const std::uint32_t> children(const Node& node) const {
    return {links.data() + node.first, node.count};
  }
};

}  // namespace ducha::feel
