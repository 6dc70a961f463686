// SPDX-License-Identifier: Apache-2.0
// The sheets of a form as rows of cells, with the names that a workbook gives some of them. Private to the readers of
// forms.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/workbook.h"
#include "plan/form_document.h"
#include "plan/form_words.h"

namespace ducha {

inline constexpr std::string_view kFormNamePrefix = "ducha__";
inline constexpr std::string_view kFormNameStep = "__";
inline constexpr std::size_t kFormHeadRows = 20;  // among which a sheet's head stands

struct FormRow {
  std::uint32_t number;
  std::vector<FormCell> cells;

  // Null where the row ends before it.
  [[nodiscard]] const FormCell* cell(std::size_t column) const;
  [[nodiscard]] std::optional<std::size_t> column_that_says(FormWord word) const;
};

struct FormName {
  std::uint32_t row = 0, column = 0;  // from 1
  std::vector<std::string> path;      // facts, a list, its field
};

struct FormSheet {
  const Sheet* sheet = nullptr;
  std::string place;  // as the places of its cells have it
  std::vector<FormRow> rows;
  std::vector<FormName> names;  // by row and column

  // Null where the cell has none.
  [[nodiscard]] const std::vector<std::string>* name_of(const FormRow& row, std::size_t column) const;
  // In a column, the first that holds anything below a row; null where none does.
  [[nodiscard]] const FormCell* first_below(std::size_t row, std::size_t column) const;
  // What stands above a head says the unit of the figures below it: "unit: yuan".
  [[nodiscard]] std::vector<std::string> units_above(std::size_t head) const;
  // What spans several records, or answers, stands in the first alone: whether it holds for each or for all together,
  // nobody can say. Those below a head in columns that are read, where a row that they reach asks for something.
  [[nodiscard]] std::vector<const FormCell*> merged_below(std::size_t head,
                                                          const std::function<bool(std::size_t)>& is_read,
                                                          const std::function<bool(const FormRow&)>& asks) const;
};

// Of a workbook whose rows `source` joins.
[[nodiscard]] std::vector<FormSheet> form_sheets(const Workbook& workbook, const SourcePtr& source);

// Labels with the mark of steps between them.
[[nodiscard]] std::vector<FormCell> steps_of(const FormCell& cell);

// Where what a form says is told.
struct FormProblems {
  const SourcePtr& source;
  Diagnostics& diagnostics;

  void tell(Code code, const FormCell& cell) const;
};

}  // namespace ducha
