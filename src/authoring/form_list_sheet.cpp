// SPDX-License-Identifier: Apache-2.0
#include "authoring/form_list_sheet.h"

#include <utility>

#include "authoring/form_cell.h"
#include "authoring/form_check.h"

namespace ducha {

namespace {

constexpr std::uint32_t kPreparedRows = 30;   // numbered and framed
constexpr std::uint32_t kCheckedRows = 1000;  // with drop-downs
constexpr std::uint32_t kHeadRow = 2;
constexpr std::uint32_t kFirstRow = 3;

}  // namespace

ListSheet::ListSheet(FormDraft& form, const std::vector<std::string>& labels, const FactSpec& list,
                     std::vector<ListColumn> columns)
    : form_(form), sheet_(form.book.sheets.size()), columns_(std::move(columns)), row_(kFirstRow) {
  BookSheet sheet;
  sheet.name = sheet_name(labels.back(), form_.book.sheets);
  sheet.widths = {6};
  sheet.frozen_rows = kFirstRow;
  sheet.cells.push_back({0, 0, form_.text_of(FormWord::list), CellLook::head});
  sheet.cells.push_back({0, 1, form_.path_text(labels), CellLook::title});
  sheet.cells.push_back({1, 1, form_.in(list.ask), CellLook::remark});
  sheet.cells.push_back({kHeadRow, 0, form_.text_of(FormWord::row_number), CellLook::head});
  std::uint32_t at = 1;
  for (const ListColumn& column : columns_) {
    sheet.widths.push_back(column.spec != nullptr && column.spec->type == FactType::text ? 40 : 20);
    BookCell head{kHeadRow, at, column.head, CellLook::head};
    head.name = column.name;
    if (column.spec != nullptr) head.note = note_of(form_, *column.spec);
    sheet.cells.push_back(std::move(head));
    if (column.spec != nullptr && column.spec->type != FactType::list)
      add_check(form_, sheet, {kFirstRow, kCheckedRows, at}, *column.spec);
    ++at;
  }
  form_.book.sheets.push_back(std::move(sheet));
}

void ListSheet::add_row(const std::vector<std::string>& texts) {
  std::vector<BookCell>& cells = form_.book.sheets[sheet_].cells;
  cells.push_back({row_, 0, std::to_string(row_ - kHeadRow), CellLook::question, CellKind::number});
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const std::string text = i < texts.size() ? texts[i] : std::string();
    const CellKind kind = columns_[i].spec != nullptr ? cell_kind(*columns_[i].spec, text) : CellKind::text;
    cells.push_back({row_, static_cast<std::uint32_t>(i + 1), text, CellLook::answer, kind});
  }
  ++row_;
}

void ListSheet::prepare_rows() {
  for (std::uint32_t i = 0; i < kPreparedRows; ++i) add_row({});
}

}  // namespace ducha
