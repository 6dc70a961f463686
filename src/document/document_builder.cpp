// SPDX-License-Identifier: Apache-2.0
#include "document/document_builder.h"

#include <algorithm>
#include <string>

#include "base/limits.h"
#include "document/codes.h"

namespace ducha {

bool DocumentBuilder::has_room(std::size_t nodes, Span at) {
  if (document_.nodes.size() + nodes <= kDocumentNodes) return true;
  diagnostics_.add(code::document_too_many, {document_.source, at}, {std::to_string(kDocumentNodes)});
  return false;
}

bool DocumentBuilder::has_depth(std::size_t levels, Span at) {
  if (frames_.size() + levels <= kDocumentDepth) return true;
  diagnostics_.add(code::document_too_deep, {document_.source, at}, {std::to_string(kDocumentDepth)});
  return false;
}

// A key that is none is reported and its entry left out when the value is complete, so that the rest can be read.
void DocumentBuilder::begin_child(NodeKind kind, Span at) {
  if (frames_.empty()) return;
  Frame& frame = frames_.back();
  if (frame.kind != NodeKind::map || !frame.key_next) return;
  frame.entry = next();
  frame.key_is_none = kind != NodeKind::scalar;
  if (frame.key_is_none) diagnostics_.add(code::document_key, {document_.source, at}, {words_of(kind)});
}

void DocumentBuilder::end_child() {
  if (frames_.empty()) return;
  Frame& frame = frames_.back();
  std::uint32_t& size = document_.nodes[frame.node].size;
  if (frame.kind == NodeKind::list) {
    ++size;
  } else if (frame.key_next) {
    frame.key_next = false;
  } else {
    frame.key_next = true;
    if (frame.key_is_none) {
      document_.nodes.resize(frame.entry);
      given_up_from_ = std::min(given_up_from_, frame.entry);
    } else {
      ++size;
    }
  }
}

bool DocumentBuilder::scalar(std::string_view text, ScalarStyle style, Span at) {
  if (!has_room(1, at)) return false;
  begin_child(NodeKind::scalar, at);
  document_.nodes.push_back({NodeKind::scalar, style, false, 0, next() + 1, at,
                             static_cast<std::uint32_t>(document_.text.size()),
                             static_cast<std::uint32_t>(text.size())});
  document_.text += text;
  end_child();
  return true;
}

bool DocumentBuilder::heading_key(std::string_view text, Span at) {
  const std::uint32_t key = next();
  if (!scalar(text, ScalarStyle::plain, at)) return false;
  document_.nodes[key].in_heading = true;
  return true;
}

bool DocumentBuilder::open(NodeKind kind, Span at) {
  if (!has_room(1, at) || !has_depth(1, at)) return false;
  begin_child(kind, at);
  frames_.push_back({next(), kind, kind == NodeKind::map, false, 0});
  document_.nodes.push_back({kind, ScalarStyle::plain, false, 0, 0, at, 0, 0});
  return true;
}

void DocumentBuilder::close() {
  const std::uint32_t closed = frames_.back().node;
  NodeData& node = document_.nodes[closed];
  node.next = next();
  if (node.kind == NodeKind::list && node.size > Document::kFewElements) {
    node.text_offset = static_cast<std::uint32_t>(document_.element_starts.size());
    std::uint32_t child = closed + 1;
    for (std::uint32_t left = node.size; left > 0; --left, child = document_.nodes[child].next)
      document_.element_starts.push_back(child - closed);
  }
  frames_.pop_back();
  end_child();
}

bool DocumentBuilder::is_open(std::uint32_t node) const {
  return std::any_of(frames_.begin(), frames_.end(), [node](const Frame& frame) { return frame.node == node; });
}

bool DocumentBuilder::copy(std::uint32_t first, Span at) {
  const std::uint32_t end = document_.nodes[first].next;
  if (!has_room(end - first, at)) return false;
  std::vector<std::uint32_t> ends;  // of the containers around the node that is copied
  std::size_t levels = 0;
  for (std::uint32_t index = first; index < end; ++index) {
    while (!ends.empty() && ends.back() <= index) ends.pop_back();
    if (document_.nodes[index].kind != NodeKind::scalar) ends.push_back(document_.nodes[index].next);
    levels = std::max(levels, ends.size());
  }
  if (!has_depth(levels, at)) return false;

  begin_child(document_.nodes[first].kind, at);
  const std::uint32_t shift = next() - first;
  for (std::uint32_t index = first; index < end; ++index) {
    NodeData copied = document_.nodes[index];
    copied.next += shift;
    if (index == first) copied.at = at;
    document_.nodes.push_back(copied);
  }
  end_child();
  return true;
}

}  // namespace ducha
