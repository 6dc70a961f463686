// SPDX-License-Identifier: Apache-2.0
#include "plan/form_sheet.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "document/csv.h"
#include "plan/column_unit.h"
#include "plan/table_head.h"

namespace ducha {

namespace {

constexpr std::string_view kMark(&SourceText::kCellMark, 1);

std::vector<std::string> split(std::string_view text, std::string_view mark) {
  std::vector<std::string> steps;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(mark, begin), text.size());
    std::string_view step = text.substr(begin, end - begin);
    step.remove_prefix(std::min(step.find_first_not_of(' '), step.size()));
    steps.emplace_back(step.substr(0, step.find_last_not_of(' ') + 1));
    begin = end + mark.size();
  }
  return steps;
}

// `other`: which of the sources that `joined` joins the row is.
FormRow row_in(const SourceText& joined, const SourceText& source, std::size_t other) {
  const std::uint32_t offset = joined.offset_of(other);
  FormRow row{source.row(), {}};
  CsvCells cells(source, kMark);
  for (CsvCell cell; cells.next(cell);) {
    const bool blank = normalized(cell.text).empty();
    row.cells.push_back(
        {blank ? std::string() : std::string(cell.text), {offset + cell.at.offset, blank ? 0 : cell.at.length}});
  }
  return row;
}

bool is_before(const FormName& a, const FormName& b) { return std::tie(a.row, a.column) < std::tie(b.row, b.column); }

// By sheet.
std::map<std::string, std::vector<FormName>> names_in(const Workbook& workbook) {
  std::map<std::string, std::vector<FormName>> names;
  for (const NamedCell& cell : workbook.names) {
    if (!cell.name.starts_with(kFormNamePrefix)) continue;
    const std::string_view path = std::string_view(cell.name).substr(kFormNamePrefix.size());
    names[cell.sheet].push_back({cell.row, cell.column, split(path, kFormNameStep)});
  }
  for (auto& [sheet, own] : names) std::stable_sort(own.begin(), own.end(), is_before);
  return names;
}

}  // namespace

const FormCell* FormRow::cell(std::size_t column) const { return column < cells.size() ? &cells[column] : nullptr; }

std::optional<std::size_t> FormRow::column_that_says(FormWord word) const {
  for (std::size_t column = 0; column < cells.size(); ++column) {
    if (says(cells[column].text, word)) return column;
  }
  return std::nullopt;
}

const std::vector<std::string>* FormSheet::name_of(const FormRow& row, std::size_t column) const {
  const FormName wanted{row.number, static_cast<std::uint32_t>(column) + 1, {}};
  const auto found = std::lower_bound(names.begin(), names.end(), wanted, is_before);
  return found == names.end() || is_before(wanted, *found) ? nullptr : &found->path;
}

const FormCell* FormSheet::first_below(std::size_t row, std::size_t column) const {
  for (std::size_t i = row + 1; i < rows.size(); ++i) {
    const FormCell* value = rows[i].cell(column);
    if (value != nullptr && !value->text.empty()) return value;
  }
  return nullptr;
}

std::vector<std::string> FormSheet::units_above(std::size_t head) const {
  std::vector<std::string> units;
  for (std::size_t i = 0; i < head; ++i) {
    for (const std::string& unit : table_units(*sheet->rows[i], kMark)) units.push_back(unit_within(place, unit));
  }
  return units;
}

std::vector<const FormCell*> FormSheet::merged_below(std::size_t head, const std::function<bool(std::size_t)>& is_read,
                                                     const std::function<bool(const FormRow&)>& asks) const {
  std::vector<const FormCell*> found;
  for (const MergedCells& merged : sheet->merged) {
    if (merged.row <= rows[head].number || !is_read(merged.column)) continue;
    const auto row = std::lower_bound(rows.begin(), rows.end(), merged.row,
                                      [](const FormRow& each, std::uint32_t number) { return each.number < number; });
    if (row == rows.end() || row->number != merged.row) continue;
    const FormCell* value = row->cell(merged.column);
    if (value == nullptr || value->text.empty()) continue;
    const auto end =
        std::find_if(row, rows.end(), [&merged](const FormRow& each) { return each.number >= merged.end(); });
    if (std::any_of(row + 1, end, asks)) found.push_back(value);
  }
  return found;
}

std::vector<FormSheet> form_sheets(const Workbook& workbook, const SourcePtr& source) {
  std::vector<FormSheet> sheets;
  std::map<std::string, std::vector<FormName>> names = names_in(workbook);
  std::size_t other = 0;
  for (const Sheet& sheet : workbook.sheets) {
    FormSheet read{&sheet, source->name() + ':' + sheet.name, {}, std::move(names[sheet.name])};
    for (const SourcePtr& row : sheet.rows) read.rows.push_back(row_in(*source, *row, other++));
    sheets.push_back(std::move(read));
  }
  return sheets;
}

std::vector<FormCell> steps_of(const FormCell& cell) {
  const std::string mark = normalized(words_of(FormWord::step).zh);
  std::vector<FormCell> steps;
  for (std::string& step : split(cell.text, mark)) steps.push_back({std::move(step), cell.at});
  return steps;
}

void FormProblems::tell(Code code, const FormCell& cell) const {
  constexpr std::size_t kShown = 40;
  diagnostics.add(code, {source, cell.at}, {shortened(cell.text, kShown)});
}

}  // namespace ducha
