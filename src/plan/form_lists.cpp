// SPDX-License-Identifier: Apache-2.0
#include "plan/form_lists.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "base/text.h"
#include "facts/spelling.h"
#include "plan/codes.h"
#include "plan/column_unit.h"
#include "plan/head_words.h"
#include "plan/label.h"
#include "plan/table_head.h"

namespace ducha {

namespace {

constexpr std::size_t kNoColumn = std::string::npos;  // counts the rows

bool holds_record(const std::vector<FormCell>& cells, const FormList& list) {
  for (std::size_t column = 0; column < std::min(cells.size(), list.end); ++column) {
    if (column != list.number && !cells[column].text.empty()) return true;
  }
  return false;
}

// Behind the columns with a head and the next, which somebody may have added and not named: notes in the margin.
std::size_t end_of(const FormRow& head) {
  const auto last =
      std::find_if(head.cells.rbegin(), head.cells.rend(), [](const FormCell& cell) { return !cell.text.empty(); });
  return static_cast<std::size_t>(head.cells.rend() - last) + 1;
}

bool is_field(const FormList& list, std::size_t column) {
  return column == list.scalars || std::any_of(list.columns.begin(), list.columns.end(),
                                               [column](const FormList::Column& each) { return each.index == column; });
}

std::optional<std::size_t> row_that_counts(const FormSheet& sheet, std::size_t first) {
  for (std::size_t row = first; row < std::min(sheet.rows.size(), first + kFormHeadRows); ++row) {
    if (sheet.rows[row].column_that_says(FormWord::row_number)) return row;
  }
  return std::nullopt;
}

// The row whose cells have the names of a list's columns; programs that leave names where they were leave them to
// another, whose texts then name no fields.
std::optional<std::size_t> row_of_names(const FormSheet& sheet) {
  if (sheet.names.empty()) return std::nullopt;
  const auto row = std::find_if(sheet.rows.begin(), sheet.rows.end(),
                                [&sheet](const FormRow& each) { return each.number == sheet.names.front().row; });
  return row == sheet.rows.end() ? std::nullopt : std::optional(static_cast<std::size_t>(row - sheet.rows.begin()));
}

const FormCell* first_cell(const FormRow& row, std::size_t begin) {
  for (std::size_t column = begin; column < row.cells.size(); ++column) {
    if (!row.cells[column].text.empty()) return &row.cells[column];
  }
  return nullptr;
}

// Beside the column that counts the rows; null: the row holds nothing there.
const FormCell* first_given(const std::vector<FormCell>& cells, const FormList& list) {
  for (std::size_t column = 0; column < std::min(cells.size(), list.end); ++column) {
    if (column != list.number && !cells[column].text.empty()) return &cells[column];
  }
  return nullptr;
}

// What stands for a row's number where the row is no record.
bool says_no_number(std::string_view text) {
  return is_sum(text) || is_note(text, false) || to_simplified(narrowed(text)) == Spelt::kWholeYear;
}

}  // namespace

void FormLists::note_asked(std::string_view label) { asked_.insert(fold(bare_label(label))); }

bool FormLists::read(const FormSheet& sheet) {
  for (std::size_t title = 0; title < std::min(sheet.rows.size(), kFormHeadRows); ++title) {
    const auto mark = sheet.rows[title].column_that_says(FormWord::list);
    const FormCell* named = mark ? first_cell(sheet.rows[title], *mark + 1) : nullptr;
    if (named == nullptr) continue;
    if (const auto row = row_that_counts(sheet, title + 1)) {
      add_list(sheet, {*row, *sheet.rows[*row].column_that_says(FormWord::row_number)}, *named);
    } else if (const auto head = row_of_names(sheet)) {
      add_list(sheet, {*head, kNoColumn}, *named);
    } else {
      problems_.tell(code::plan_form_no_head, *named);
    }
    return true;
  }
  return read_untitled(sheet);
}

bool FormLists::read_untitled(const FormSheet& sheet) {
  // Facts, the list and its field: one inside another's records says of which in its title alone.
  constexpr std::size_t kSteps = 3;
  if (sheet.rows.empty()) return false;
  FormCell named{sheet.sheet->name, {}};
  if (!asked_.contains(fold(named.text))) {
    if (sheet.names.empty() || sheet.names.front().path.size() != kSteps) return false;
    named.text = sheet.names.front().path[1];
  }
  const auto counted = row_that_counts(sheet, 0);
  const auto head = counted ? counted : row_of_names(sheet);
  if (const FormCell* first = first_cell(sheet.rows[head.value_or(0)], 0)) named.at = first->at;
  if (!head) {
    problems_.tell(code::plan_form_no_head, named);
  } else {
    add_list(sheet, {*head, sheet.rows[*head].column_that_says(FormWord::row_number).value_or(kNoColumn)}, named);
  }
  return true;
}

void FormLists::add_list(const FormSheet& sheet, const ListHead& head, const FormCell& named) {
  auto list = std::make_shared<FormList>();
  list->at = named.at;
  list->number = head.number;
  list->end = end_of(sheet.rows[head.row]);
  for (std::string& unit : sheet.units_above(head.row)) form_.units.push_back(std::move(unit));
  for (std::size_t column = 0; column < sheet.rows[head.row].cells.size(); ++column) {
    if (column != head.number) add_column(sheet, head.row, column, *list);
  }
  for (std::size_t i = head.row + 1; i < sheet.rows.size(); ++i) add_record(sheet, sheet.rows[i].cells, *list);
  const auto is_read = [&list](std::size_t column) { return column < list->end && column != list->number; };
  const auto is_record = [&list](const FormRow& row) { return holds_record(row.cells, *list); };
  for (const FormCell* merged : sheet.merged_below(head.row, is_read, is_record))
    problems_.tell(code::plan_form_merged, *merged);
  std::vector<FormCell> path = steps_of(named);
  if (path.size() > 1 && head_named(path.front().text) == Head::facts) path.erase(path.begin());
  form_.lists.push_back({std::move(path), std::move(list)});
}

void FormLists::add_column(const FormSheet& sheet, std::size_t head, std::size_t column, FormList& list) const {
  const FormRow& row = sheet.rows[head];
  const FormCell& cell = row.cells[column];
  if (!cell.text.empty()) {
    const std::vector<FormCell> steps = steps_of(cell);
    if (steps.size() > 1 && says(steps.front().text, FormWord::belongs_to)) {
      list.owner = column;
    } else if (says(cell.text, FormWord::one_a_row)) {
      list.scalars = column;
    } else {
      list.columns.push_back({column, cell});
    }
    return;
  }
  const FormCell* value = sheet.first_below(head, column);
  if (value == nullptr) return;
  if (const std::vector<std::string>* name = sheet.name_of(row, column)) {
    list.columns.push_back({column, {name->back(), cell.at}});
  } else if (column >= list.end) {
    problems_.tell(code::plan_form_beside, *value);
  } else {
    problems_.tell(code::plan_form_no_label, *value);
  }
}

// A row under the list that says its unit and nothing else holds for all of it, as one above it does.
bool FormLists::take_units(const FormSheet& sheet, const std::vector<FormCell>& cells, const FormCell& first) const {
  const bool alone = std::all_of(cells.begin(), cells.end(),
                                 [&first](const FormCell& cell) { return &cell == &first || cell.text.empty(); });
  const std::vector<std::string> units = alone ? units_told(first.text) : std::vector<std::string>();
  for (const std::string& unit : units) form_.units.push_back(unit_within(sheet.place, unit));
  return !units.empty();
}

// A row that holds nothing but its number is none; sums and notes under the list are told.
void FormLists::add_record(const FormSheet& sheet, const std::vector<FormCell>& cells, FormList& list) const {
  const FormCell* const first = first_given(cells, list);
  const FormCell* const number = list.number < cells.size() ? &cells[list.number] : nullptr;
  const bool says_sum = number != nullptr && says_no_number(number->text);
  const FormCell* const note = first != nullptr ? first : number;
  if (note != nullptr && take_units(sheet, cells, *note)) return;
  // What stands where the form counts its rows was meant for a column behind it.
  if (first == nullptr && number != nullptr && !says_sum && !counts_row(number->text))
    return problems_.tell(code::plan_form_in_number, *number);
  if (first == nullptr && !says_sum) return;
  // In the column of a field its word may be one of the field's choices.
  std::vector<DoubtfulRow> doubts;
  for (std::size_t column = 0; column < std::min(cells.size(), list.end); ++column) {
    const FormCell& cell = cells[column];
    if (column == list.number || cell.text.empty()) continue;
    const bool begins = !list.scalars && &cell == first;
    const bool noted = begins && is_note(cell.text, false);
    const bool sum = is_sum_word(cell.text) || (begins && !noted && is_sum(cell.text));
    if (!noted && !sum) continue;
    if (column == list.owner || !is_field(list, column)) return tell_row(cell, sum);
    doubts.push_back({cell.text, cell.at, sum});
  }
  if (says_sum) return tell_row(*number, !is_note(number->text, false));
  if (!doubts.empty()) list.doubtful.emplace(list.rows.size(), std::move(doubts));
  list.rows.push_back(cells);
}

void FormLists::tell_row(const FormCell& cell, bool sum) const {
  problems_.tell(sum ? code::plan_row_sum : code::plan_row_note, cell);
}

}  // namespace ducha
