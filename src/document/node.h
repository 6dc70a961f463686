// SPDX-License-Identifier: Apache-2.0
// One YAML or JSON document as a flat list of nodes with places: what rulebooks and plans are read from.
//
// The list is a preorder of the document; a map's children are key, value, key, value. Aliases are replayed, so a
// reader never sees one. Keys are always scalars, empty or doubled as they were written. Scalars are text with the way
// they were written; what they mean is the reader's affair (a county called NO stays text).
//
//   {unit: A, facts: {x: 1}}     0 map(2) 1 "unit" 2 "A" 3 "facts" 4 map(1) 5 "x" 6 "1"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "base/word_table.h"

namespace ducha {

enum class NodeKind : std::uint8_t { scalar, list, map };
[[nodiscard]] const WordTable<NodeKind>& table_of(NodeKind kind);  // "a single value", "a list", "a map"
// How a scalar was written. Only a plain one can be null or a number; JSON's true, 12 and null count as plain.
enum class ScalarStyle : std::uint8_t { plain, single_quoted, double_quoted, literal, folded };

struct NodeData {
  NodeKind kind = NodeKind::scalar;
  ScalarStyle style = ScalarStyle::plain;
  bool in_heading = false;        // a key that stands in the heading, not in the source
  std::uint32_t size = 0;         // entries of a map, elements of a list
  std::uint32_t next = 0;         // index of the node after this one and all it holds
  Span at;                        // bytes of the source; of a map or list its start; of an alias's copy the alias
  std::uint32_t text_offset = 0;  // into Document::text; of a list of many elements into Document::element_starts
  std::uint32_t text_length = 0;
};

class Document;

// A view of one node; cheap to copy, valid as long as its document.
class NodeView {
 public:
  NodeView() = default;
  NodeView(const Document& document, std::uint32_t index) : document_(&document), index_(index) {}

  [[nodiscard]] bool exists() const { return document_ != nullptr; }
  [[nodiscard]] std::uint32_t index() const { return index_; }
  [[nodiscard]] NodeKind kind() const;
  [[nodiscard]] bool is_scalar() const { return exists() && kind() == NodeKind::scalar; }
  [[nodiscard]] bool is_list() const { return exists() && kind() == NodeKind::list; }
  [[nodiscard]] bool is_map() const { return exists() && kind() == NodeKind::map; }
  // Plain and one of: empty, ~, null, Null, NULL (YAML 1.2 core schema).
  [[nodiscard]] bool is_null() const;
  [[nodiscard]] ScalarStyle style() const;
  [[nodiscard]] std::string_view text() const;  // of a scalar, decoded
  [[nodiscard]] Place place() const;
  [[nodiscard]] Span span() const;
  // Whether it is a column's name: many documents have it from the same place.
  [[nodiscard]] bool in_heading() const;
  [[nodiscard]] std::uint32_t size() const;
  [[nodiscard]] const Document& document() const { return *document_; }

  // Children of a list, or keys and values of a map, in order.
  struct Entry;  // key and value
  [[nodiscard]] std::vector<NodeView> elements() const;
  // The one at that position; none where the list is shorter, or no list.
  [[nodiscard]] NodeView element(std::size_t position) const;
  [[nodiscard]] std::vector<Entry> entries() const;         // with doubled keys, as written
  [[nodiscard]] NodeView find(std::string_view key) const;  // the first of exactly that key; else none
  [[nodiscard]] NodeView first_child() const;
  [[nodiscard]] NodeView next_sibling() const;  // walks without allocating; the caller counts by size()

 private:
  const Document* document_ = nullptr;
  std::uint32_t index_ = 0;
};

struct NodeView::Entry {
  NodeView key;
  NodeView value;
};

// A row of a form that is a note below it, or one of sums, unless a word of the plan's policies is what its cell says.
struct DoubtfulRow {
  std::string text;
  Span cell;
  bool sum = false;
  std::string name = {};  // that the workbook gives the cell of its answer; empty: none
};

class Document {
 public:
  SourcePtr source;
  SourcePtr heading;                     // where the names of the columns stand; null but for CSV
  std::vector<std::string> table_units;  // in which a table says above its head that its bare figures are
  std::vector<DoubtfulRow> doubtful_rows;
  std::uint32_t begins = 0;  // in the source: an element of an array begins behind others
  bool from_yaml = false;    // of which there are slips that no other form has
  std::vector<NodeData> nodes;
  std::string text;  // decoded scalars, one behind the other
  // Of each list of more than kFewElements: how far behind it each element stands, so that the last is found as soon as
  // the first.
  std::vector<std::uint32_t> element_starts;
  static constexpr std::uint32_t kFewElements = 8;

  [[nodiscard]] NodeView root() const { return nodes.empty() ? NodeView{} : NodeView(*this, 0); }
};

}  // namespace ducha
