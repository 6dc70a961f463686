// SPDX-License-Identifier: Apache-2.0
#include "document/node.h"

#include <algorithm>
#include <array>

namespace ducha {

const WordTable<NodeKind>& table_of(NodeKind /*name*/) {
  static const WordTable<NodeKind> kTable({
#define DUCHA_NODE_KIND(zh, en) Text(zh, en),
#include "document/node_words.def"
#undef DUCHA_NODE_KIND
  });
  return kTable;
}

NodeKind NodeView::kind() const { return document_->nodes[index_].kind; }

ScalarStyle NodeView::style() const { return document_->nodes[index_].style; }

bool NodeView::is_null() const {
  static constexpr std::array<std::string_view, 5> kNulls = {"", "~", "null", "Null", "NULL"};
  return is_scalar() && style() == ScalarStyle::plain &&
         std::find(kNulls.begin(), kNulls.end(), text()) != kNulls.end();
}

std::string_view NodeView::text() const {
  if (!is_scalar()) return {};
  const NodeData& node = document_->nodes[index_];
  return std::string_view(document_->text).substr(node.text_offset, node.text_length);
}

Place NodeView::place() const {
  return exists() ? Place{in_heading() ? document_->heading : document_->source, span()} : Place{};
}

bool NodeView::in_heading() const { return exists() && document_->nodes[index_].in_heading; }

Span NodeView::span() const { return exists() ? document_->nodes[index_].at : Span{}; }

std::uint32_t NodeView::size() const { return exists() ? document_->nodes[index_].size : 0; }

NodeView NodeView::first_child() const { return size() == 0 ? NodeView{} : NodeView(*document_, index_ + 1); }

NodeView NodeView::next_sibling() const { return {*document_, document_->nodes[index_].next}; }

std::vector<NodeView> NodeView::elements() const {
  std::vector<NodeView> result;
  if (!is_list()) return result;
  result.reserve(size());
  NodeView child = first_child();
  for (std::uint32_t left = size(); left > 0; --left, child = child.next_sibling()) result.push_back(child);
  return result;
}

NodeView NodeView::element(std::size_t position) const {
  if (!is_list() || position >= size()) return {};
  if (size() > Document::kFewElements) {
    const NodeData& list = document_->nodes[index_];
    return {*document_, index_ + document_->element_starts[list.text_offset + position]};
  }
  NodeView child = first_child();
  for (; position > 0; --position) child = child.next_sibling();
  return child;
}

std::vector<NodeView::Entry> NodeView::entries() const {
  std::vector<Entry> result;
  if (!is_map()) return result;
  result.reserve(size());
  NodeView key = first_child();
  for (std::uint32_t left = size(); left > 0; --left) {
    const NodeView value = key.next_sibling();
    result.push_back({key, value});
    key = value.next_sibling();
  }
  return result;
}

NodeView NodeView::find(std::string_view key) const {
  if (!is_map()) return {};
  NodeView child = first_child();
  for (std::uint32_t left = size(); left > 0; --left) {
    const NodeView value = child.next_sibling();
    if (child.text() == key) return value;
    child = value.next_sibling();
  }
  return {};
}

}  // namespace ducha
