// SPDX-License-Identifier: Apache-2.0
// The header of a table of plans, and a plan from each row under it: a column a fact, or a part of the plan's head.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/node.h"

namespace ducha {

// A column is called as in YAML: by a word of head.def, by `region.province` or the part of a region alone, else by any
// name of a fact; `facts.` before a name says that it is a fact's. Immutable once made.
class CsvColumns {
 public:
  // The row must come from CsvSplitter; null, where that was no row. A column that can be none is reported.
  CsvColumns(const SourcePtr& row, char separator, Diagnostics& diagnostics);
  // Whether there is a header under which rows can be read.
  [[nodiscard]] bool read() const { return count_ > 0; }

  // The document that YAML would give: heads, the region, the facts; an empty cell is null, a row of empty cells an
  // empty Document. Too many cells or too few are reported: which belong to which column, nobody can say.
  [[nodiscard]] std::optional<Document> document_of(const SourcePtr& row, Diagnostics& diagnostics) const;

 private:
  struct Column {
    std::size_t index;  // in the row
    std::string key;
    Span at;  // in the heading
  };

  void add(std::size_t index, std::string_view name, Span at, Diagnostics& diagnostics);

  SourcePtr heading_;
  char separator_;
  std::size_t count_ = 0;
  std::vector<Column> heads_, region_, facts_;
};

}  // namespace ducha
