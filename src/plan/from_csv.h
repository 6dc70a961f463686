// SPDX-License-Identifier: Apache-2.0
// The header of a table of plans, and a plan from each row under it: a column a fact, or a part of the plan's head.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "document/csv.h"
#include "document/node.h"

namespace ducha {

// A column is called as in YAML: by a word of head.def, by `region.province` or the part of a region alone, else by any
// name of a fact; `facts.` before a name says that it is a fact's. Immutable once made.
class CsvColumns {
 public:
  // The row must come from CsvSplitter. A column that can be none is reported. Of a head in two rows
  // (plan/table_head.h) `second` is its second row, and a name there stands for the group's above it, a unit behind it.
  CsvColumns(const SourceText& row, const SourceText* second, std::string_view separator, Diagnostics& diagnostics);
  // What the titles above the head say of the figures under it.
  void add_units(const std::vector<std::string>& units) { units_.insert(units_.end(), units.begin(), units.end()); }
  // Whether there is a header under which rows can be read.
  [[nodiscard]] bool read() const { return count_ > 0; }
  [[nodiscard]] std::size_t count() const { return count_; }

  // A cell that stands for blank ones below it, as merged cells are exported: of a region, the policy or the period.
  struct Above {
    std::size_t index = 0;
    std::string text;  // empty: nothing was seen
  };
  // What stands above a row's blank cells, from the rows before it: to be asked of each row in its order. `last` holds
  // what was seen; a column that is so read for the first time is told, as a warning. Not so of a part of a region that
  // is narrower than the unit's own level, or than another that the row names anew: there it has none.
  [[nodiscard]] std::vector<Above> above(const SourcePtr& row, std::vector<Above>& last,
                                         Diagnostics& diagnostics) const;

  // The document that YAML would give: heads, the region, the facts; an empty cell is null, a row of empty cells an
  // empty Document, and so is, with a warning, a note under the table. Too many cells or too few are reported: which
  // belong to which column, nobody can say.
  [[nodiscard]] std::optional<Document> document_of(const SourcePtr& row, const std::vector<Above>& above,
                                                    Diagnostics& diagnostics) const;

 private:
  struct Column {
    std::size_t index;  // in the row
    std::string key;
    Span at;  // in the heading
  };

  static constexpr std::size_t kNoDepth = 99;  // below every part of a region

  [[nodiscard]] std::size_t own_depth(const std::vector<CsvCell>& cells, const std::vector<Above>& last) const;
  void forget_below(const std::vector<CsvCell>& cells, std::vector<Above>& last) const;
  void add(std::size_t index, std::string_view name, Span at, Diagnostics& diagnostics);

  SourcePtr heading_;
  std::string separator_;
  std::vector<std::string> units_;
  std::size_t count_ = 0;
  std::vector<Column> heads_, region_, facts_;
  std::vector<Column> merged_;       // those whose blank cells may be merged ones
  std::optional<std::size_t> unit_;  // the column of the unit
};

}  // namespace ducha
