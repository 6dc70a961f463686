// SPDX-License-Identifier: Apache-2.0
#include "plan/table.h"

#include <utility>

#include "document/csv.h"
#include "document/encoding.h"
#include "plan/codes.h"
#include "plan/table_head.h"

namespace ducha {

std::optional<Cut> Table::next(PlanFormat format) {
  if (!columns_) {
    Diagnostics of_head;
    if (given_up_ || !find_head(of_head)) return std::nullopt;
    // What is wrong with the head is told by itself.
    if (!of_head.empty()) return Unread{std::move(of_head)};
  }
  if (given_up_ || over_ || !columns_->read()) return std::nullopt;
  CutDocument row;
  row.format = format;
  if (second_row_) {
    row.source = std::exchange(second_row_, nullptr);
  } else if (!rows_.next(row.source, row.diagnostics)) {
    return std::nullopt;
  }
  if (!row.source) return Unread{std::move(row.diagnostics)};
  if (const std::vector<std::string> names = head_below(*row.source, separator_); !names.empty()) {
    // Of another table below nobody can say which column is which.
    over_ = names != names_;
    row.diagnostics.add(over_ ? code::plan_head_differs : code::plan_head_again, {row.source, {}});
    return Unread{std::move(row.diagnostics)};
  }
  row.columns = columns_;
  Diagnostics merged;
  row.above = columns_->above(row.source, above_, merged);
  // Once a table: where the first such cell stands.
  if (!merged.empty() && !std::exchange(merged_told_, true)) row.diagnostics.append(std::move(merged));
  return row;
}

// False where there is no row at all.
bool Table::find_head(Diagnostics& diagnostics) {
  SourcePtr first;
  std::size_t titles = 0;
  Diagnostics unread;  // faults of rows before the head matter where none is found
  for (SourcePtr row; titles < kTitleRows && rows_.next(row, unread);) {
    if (!row) continue;
    if (const auto declared = titles == 0 ? declared_separator(*row) : std::nullopt) {
      separator_ = *declared;
      rows_.set_shape(separator_, 0);
      continue;
    }
    if (!first) first = row;
    if (const auto separator = head_separator(*row, separator_)) {
      take_head(*row, *separator, diagnostics);
      if (titles > 0) diagnostics.add(code::plan_table_titles, {row, {}}, {std::to_string(titles)});
      return true;
    }
    for (std::string& unit : table_units(*row, separator_)) units_.push_back(std::move(unit));
    ++titles;
  }
  given_up_ = true;
  if (first && unread.empty()) report_no_head(first, diagnostics);
  diagnostics.append(std::move(unread));
  return first != nullptr || !diagnostics.empty();
}

void Table::report_no_head(const SourcePtr& row, Diagnostics& diagnostics) const {
  // A byte that is no text says more than a name that is missing.
  if (!is_readable(row, {0, static_cast<std::uint32_t>(row->bytes().size())}, diagnostics)) return;
  diagnostics.add(code::plan_table_no_head, {row, {}});
}

void Table::take_head(const SourceText& head, const std::string& separator, Diagnostics& diagnostics) {
  separator_ = separator;
  CsvCells cells(head, separator_);
  std::size_t count = 0;
  for (CsvCell cell; cells.next(cell);) ++count;
  rows_.set_shape(separator_, count);
  names_ = folded_names(head, separator_);
  SourcePtr second;
  Diagnostics unread;
  const bool more = rows_.next(second, unread);
  const bool halves =
      more && second && (is_second_head(head, *second, separator_) || is_unit_row(head, *second, separator_));
  auto columns = std::make_shared<CsvColumns>(head, halves ? second.get() : nullptr, separator_, diagnostics);
  columns->add_units(units_);
  columns_ = std::move(columns);
  if (halves) {
    second = nullptr;
    static_cast<void>(rows_.next(second, unread));
  }
  if (second && is_numbering(head, *second, separator_)) {
    diagnostics.add(code::plan_table_numbers, {second, {}});
  } else {
    second_row_ = second;
  }
  diagnostics.append(std::move(unread));
}

}  // namespace ducha
