// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <xlsxwriter.h>

#include "base/late_library.h"
#include "base/temporary_file.h"
#include "base/text.h"
#include "document/book.h"

namespace ducha {

namespace {

#ifdef DUCHA_LATE_XLSXWRITER
DUCHA_LATE_LIBRARY(xlsxwriter, DUCHA_LATE_XLSXWRITER);
DUCHA_LATE(xlsxwriter, format_set_align);
DUCHA_LATE(xlsxwriter, format_set_bg_color);
DUCHA_LATE(xlsxwriter, format_set_bold);
DUCHA_LATE(xlsxwriter, format_set_border);
DUCHA_LATE(xlsxwriter, format_set_font_size);
DUCHA_LATE(xlsxwriter, format_set_num_format);
DUCHA_LATE(xlsxwriter, format_set_text_wrap);
DUCHA_LATE(xlsxwriter, workbook_add_format);
DUCHA_LATE(xlsxwriter, workbook_add_worksheet);
DUCHA_LATE(xlsxwriter, workbook_close);
DUCHA_LATE(xlsxwriter, workbook_define_name);
DUCHA_LATE(xlsxwriter, workbook_new);
DUCHA_LATE(xlsxwriter, workbook_set_properties);
DUCHA_LATE(xlsxwriter, worksheet_data_validation_range);
DUCHA_LATE(xlsxwriter, worksheet_fit_to_pages);
DUCHA_LATE(xlsxwriter, worksheet_freeze_panes);
DUCHA_LATE(xlsxwriter, worksheet_set_column);
DUCHA_LATE(xlsxwriter, worksheet_set_landscape);
DUCHA_LATE(xlsxwriter, worksheet_set_paper);
DUCHA_LATE(xlsxwriter, worksheet_write_blank);
DUCHA_LATE(xlsxwriter, worksheet_write_comment);
DUCHA_LATE(xlsxwriter, worksheet_write_number);
DUCHA_LATE(xlsxwriter, worksheet_write_string);
DUCHA_LATE(xlsxwriter, worksheet_write_url_opt);
#endif

constexpr std::size_t kLooks = static_cast<std::size_t>(CellLook::required) + 1;
constexpr std::size_t kKinds = static_cast<std::size_t>(CellKind::number) + 1;
constexpr std::size_t kPrompt = 250;  // characters of a prompt or a doubt, of 255

struct Paint {
  std::uint32_t ground;
  bool bold;
  double size;
  bool framed;
};

Paint paint_of(CellLook look) {
  switch (look) {
    case CellLook::title: return {0, true, 15, false};
    case CellLook::remark: return {0, false, 10, false};
    case CellLook::head: return {0xDDE5EE, true, 11, true};
    case CellLook::chapter: return {0xF0EFEA, true, 11, false};
    case CellLook::label: return {0, false, 11, true};
    case CellLook::question: return {0, false, 10, true};
    case CellLook::answer: return {0xFBFBF5, false, 11, true};
    case CellLook::required: return {0xFFF2CC, false, 11, true};
  }
  return {0, false, 11, false};
}

class XlsxBook {
 public:
  explicit XlsxBook(const std::string& path) : book_(workbook_new(path.c_str())) {}
  XlsxBook(const XlsxBook&) = delete;
  XlsxBook& operator=(const XlsxBook&) = delete;
  ~XlsxBook() {
    if (book_ != nullptr) static_cast<void>(workbook_close(book_));
  }

  void add(const Book& book) {
    lxw_doc_properties properties = {};
    properties.created = 1;  // the same book gives the same bytes
    std::string title = for_xml(book.title);
    properties.title = title.data();
    workbook_set_properties(book_, &properties);
    std::vector<lxw_worksheet*> sheets;
    for (const BookSheet& sheet : book.sheets) sheets.push_back(workbook_add_worksheet(book_, sheet.name.c_str()));
    for (std::size_t i = 0; i < sheets.size(); ++i) fill(sheets[i], book.sheets[i]);
  }

  [[nodiscard]] bool close() { return workbook_close(std::exchange(book_, nullptr)) == LXW_NO_ERROR; }

 private:
  lxw_format* format(CellLook look, CellKind kind) {
    lxw_format*& made = formats_[static_cast<std::size_t>(look)][static_cast<std::size_t>(kind)];
    if (made != nullptr) return made;
    made = workbook_add_format(book_);
    const Paint paint = paint_of(look);
    if (paint.bold) format_set_bold(made);
    format_set_font_size(made, paint.size);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    if (paint.ground != 0) format_set_bg_color(made, paint.ground);
    if (paint.framed) {
      format_set_text_wrap(made);
      format_set_border(made, LXW_BORDER_HAIR);
    }
    if (kind == CellKind::text) format_set_num_format(made, "@");
    return made;
  }

  void fill(lxw_worksheet* sheet, const BookSheet& from) {
    for (std::size_t column = 0; column < from.widths.size(); ++column) {
      const auto at = static_cast<lxw_col_t>(column);
      worksheet_set_column(sheet, at, at, from.widths[column], nullptr);
    }
    if (from.frozen_rows + from.frozen_columns > 0) {
      worksheet_freeze_panes(sheet, from.frozen_rows, static_cast<lxw_col_t>(from.frozen_columns));
    }
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9);  // A4
    worksheet_fit_to_pages(sheet, 1, 0);
    for (const BookCell& cell : from.cells) write(sheet, from, cell);
    for (const BookCheck& check : from.checks) add_check(sheet, check);
  }

  void write(lxw_worksheet* sheet, const BookSheet& from, const BookCell& cell) {
    const auto column = static_cast<lxw_col_t>(cell.column);
    lxw_format* look = format(cell.look, cell.kind);
    const std::string text = for_xlsx(cell.text);
    if (!cell.link.empty()) {
      const std::string target = "internal:'" + cell.link + "'!A1";
      worksheet_write_url_opt(sheet, cell.row, column, target.c_str(), look, text.c_str(), nullptr);
    } else if (cell.text.empty()) {
      worksheet_write_blank(sheet, cell.row, column, look);
    } else if (cell.kind == CellKind::number) {
      worksheet_write_number(sheet, cell.row, column, std::strtod(cell.text.c_str(), nullptr), look);
    } else {
      worksheet_write_string(sheet, cell.row, column, text.c_str(), look);
    }
    if (!cell.note.empty()) worksheet_write_comment(sheet, cell.row, column, for_xlsx(cell.note).c_str());
    if (!cell.name.empty()) {
      const std::string place = "='" + from.name + "'!" + cell_name(cell.row, cell.column, true);
      workbook_define_name(book_, cell.name.c_str(), place.c_str());
    }
  }

  static void add_check(lxw_worksheet* sheet, const BookCheck& check) {
    lxw_data_validation made = {};
    std::string formula;
    std::string prompt = shortened(check.prompt, kPrompt);
    std::string doubt = shortened(check.doubt, kPrompt);
    made.ignore_blank = LXW_VALIDATION_ON;
    made.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
    switch (check.takes) {
      case BookCheck::Takes::words:
        made.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        formula = "='" + check.sheet + "'!" + cell_name(0, check.words_column, true) + ':' +
                  cell_name(check.words_count - 1, check.words_column, true);
        made.value_formula = formula.data();
        break;
      case BookCheck::Takes::anything: made.validate = LXW_VALIDATION_TYPE_ANY; break;
      case BookCheck::Takes::other_ends:
        made.validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA;
        formula = "=ISERROR(FIND(RIGHT(" + cell_name(check.first_row, check.column) + ",1),\"" + check.ends + "\"))";
        made.value_formula = formula.data();
        break;
      case BookCheck::Takes::whole:
        made.validate = LXW_VALIDATION_TYPE_INTEGER;
        made.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
        break;
      case BookCheck::Takes::figure:
        made.validate = LXW_VALIDATION_TYPE_DECIMAL;
        made.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
        break;
    }
    made.input_message = prompt.empty() ? nullptr : prompt.data();
    made.error_message = doubt.empty() ? nullptr : doubt.data();
    const auto column = static_cast<lxw_col_t>(check.column);
    worksheet_data_validation_range(sheet, check.first_row, column, check.last_row, column, &made);
  }

  lxw_workbook* book_;
  std::array<std::array<lxw_format*, kKinds>, kLooks> formats_{};
};

}  // namespace

std::optional<std::string> to_xlsx(const Book& book) {
  errno = 0;
  const TemporaryFile file;
  if (file.failure() != 0) return std::nullopt;
  XlsxBook made(file.path());
  made.add(book);
  if (!made.close()) return std::nullopt;
  std::ifstream written(file.path(), std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(written), {}};
  if (written.bad() || bytes.empty()) return std::nullopt;
  return bytes;
}

}  // namespace ducha
