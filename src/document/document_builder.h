// SPDX-License-Identifier: Apache-2.0
// Builds a document from events in their order: what the readers of YAML and JSON share.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/node.h"

namespace ducha {

// After a call has answered false a limit was met and reported, and nothing more may be added.
class DocumentBuilder {
 public:
  DocumentBuilder(Document& document, Diagnostics& diagnostics) : document_(document), diagnostics_(diagnostics) {}

  [[nodiscard]] bool scalar(std::string_view text, ScalarStyle style, Span at);
  // A key that stands in the document's heading.
  [[nodiscard]] bool heading_key(std::string_view text, Span at);
  [[nodiscard]] bool open(NodeKind kind, Span at);
  void close();
  // A copy of the finished nodes from `first` on to the end of that one, standing at `at`.
  [[nodiscard]] bool copy(std::uint32_t first, Span at);

  // Index of the node that comes next.
  [[nodiscard]] std::uint32_t next() const { return static_cast<std::uint32_t>(document_.nodes.size()); }
  // Whether a node is still open.
  [[nodiscard]] bool is_open(std::uint32_t node) const;
  // Nodes from here on were given up because their key was none; next() has gone back to it.
  [[nodiscard]] std::uint32_t given_up_from() const { return given_up_from_; }
  void clear_given_up() { given_up_from_ = kNone; }
  static constexpr std::uint32_t kNone = UINT32_MAX;

 private:
  struct Frame {
    std::uint32_t node;
    NodeKind kind;
    bool key_next;        // of a map
    bool key_is_none;     // a map or a list stands where a key should
    std::uint32_t entry;  // where the entry of a map began
  };

  [[nodiscard]] bool has_room(std::size_t nodes, Span at);
  [[nodiscard]] bool has_depth(std::size_t levels, Span at);
  void begin_child(NodeKind kind, Span at);
  void end_child();

  Document& document_;
  Diagnostics& diagnostics_;
  std::vector<Frame> frames_;
  std::uint32_t given_up_from_ = kNone;
};

}  // namespace ducha
