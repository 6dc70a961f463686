// SPDX-License-Identifier: Apache-2.0
// The shape of an expression as it was written, before its names mean anything.
//
// Nodes lie in one array and name each other by index, so that making, comparing and dropping a tree needs no stack.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/source.h"
#include "feel/value/range.h"
#include "feel/value/type.h"

namespace ducha::feel {

using NodeId = std::uint32_t;

enum class Syntax : std::uint8_t {
  null,
  boolean,      // flag: true
  number,       // text: as written
  string,       // text: what it means
  temporal,     // text: what stands in @"..."
  name,         // text
  list,         // children: elements
  context,      // children: entries
  entry,        // text: key; child: value
  range,        // children: low, high; flag: low included, flag2: high included
  half_range,   // form; child: end                     (< 10)
  negate,       // child
  arithmetic,   // children: operands; text: one of + - * / ^ between each two, of one precedence
  and_,         // children: two or more
  or_,          // children: two or more
  compare,      // form; children: left, right
  between,      // children: value, low, high
  in,           // children: value, tests; flag: the tests stood in brackets
  instance_of,  // child; type
  if_,          // children: condition, then, condition, then, ..., else
  for_,         // children: iterators, body
  some,         // children: iterators, condition
  every,        // children: iterators, condition
  iterator,     // text: name; children: a domain, or the two ends of a range
  path,         // child; text: name
  filter,       // children: base, filter
  call,         // children: callee, arguments
  named_call,   // children: callee, arguments that are `argument`
  argument,     // text: parameter; child
  function,     // children: parameters, body
  parameter,    // text: name; type
  tests,        // children: unary tests; flag: not(...)
  any_input     // the unary test -
};

struct Tree {
  struct Node {
    Syntax kind = Syntax::null;
    bool flag = false;
    bool flag2 = false;
    RangeForm form = RangeForm::interval;
    std::uint32_t first = 0;  // of its children, in links
    std::uint32_t count = 0;
    std::uint32_t text = 0;  // in texts
    std::uint32_t type = 0;  // in types
    Span at;
  };

  std::vector<Node> nodes;
  std::vector<NodeId> links;
  std::vector<std::string> texts{std::string()};
  std::vector<Type> types{Type()};
  NodeId root = 0;

  [[nodiscard]] const Node& operator[](NodeId id) const { return nodes[id]; }
  [[nodiscard]] std::span<const NodeId> children(NodeId id) const {
    return std::span<const NodeId>(links).subspan(nodes[id].first, nodes[id].count);
  }
  [[nodiscard]] const std::string& text(NodeId id) const { return texts[nodes[id].text]; }
  [[nodiscard]] const Type& type(NodeId id) const { return types[nodes[id].type]; }

  NodeId add(Node node, std::span<const NodeId> children = {});
  std::uint32_t add_text(std::string text);
  std::uint32_t add_type(Type type);
};

}  // namespace ducha::feel
