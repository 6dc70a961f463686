// SPDX-License-Identifier: Apache-2.0
#include "feel/syntax/ast.h"

#include <utility>

namespace ducha::feel {

NodeId Tree::add(Node node, std::span<const NodeId> children) {
  node.first = static_cast<std::uint32_t>(links.size());
  node.count = static_cast<std::uint32_t>(children.size());
  links.insert(links.end(), children.begin(), children.end());
  nodes.push_back(node);
  return static_cast<NodeId>(nodes.size() - 1);
}

std::uint32_t Tree::add_text(std::string text) {
  texts.push_back(std::move(text));
  return static_cast<std::uint32_t>(texts.size() - 1);
}

std::uint32_t Tree::add_type(Type type) {
  types.push_back(std::move(type));
  return static_cast<std::uint32_t>(types.size() - 1);
}

}  // namespace ducha::feel
