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

bool same_shape(const Tree& a, const Tree& b) {
  std::vector<std::pair<NodeId, NodeId>> waiting{{a.root, b.root}};
  while (!waiting.empty()) {
    const auto [left, right] = waiting.back();
    waiting.pop_back();
    const Tree::Node& x = a[left];
    const Tree::Node& y = b[right];
    if (x.kind != y.kind || x.flag != y.flag || x.flag2 != y.flag2 || x.form != y.form || x.count != y.count ||
        a.text(left) != b.text(right) || to_string(a.type(left)) != to_string(b.type(right))) {
      return false;
    }
    for (std::uint32_t i = 0; i < x.count; ++i) waiting.emplace_back(a.children(left)[i], b.children(right)[i]);
  }
  return true;
}

}  // namespace ducha::feel
