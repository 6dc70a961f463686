// SPDX-License-Identifier: Apache-2.0
#include "report/xlsx_file.h"

#include <cerrno>
#include <fstream>
#include <optional>
#include <string_view>
#include <utility>

#include <xlsxwriter.h>

#include "base/date.h"
#include "base/late_library.h"
#include "base/text.h"

namespace ducha {

namespace {

#ifdef DUCHA_LATE_XLSXWRITER
DUCHA_LATE_LIBRARY(xlsxwriter, DUCHA_LATE_XLSXWRITER);
DUCHA_LATE(xlsxwriter, chart_add_series);
DUCHA_LATE(xlsxwriter, chart_axis_set_reverse);
DUCHA_LATE(xlsxwriter, chart_legend_set_position);
DUCHA_LATE(xlsxwriter, chart_series_set_categories);
DUCHA_LATE(xlsxwriter, chart_series_set_fill);
DUCHA_LATE(xlsxwriter, chart_series_set_values);
DUCHA_LATE(xlsxwriter, chart_title_set_name);
DUCHA_LATE(xlsxwriter, format_set_align);
DUCHA_LATE(xlsxwriter, format_set_bg_color);
DUCHA_LATE(xlsxwriter, format_set_bold);
DUCHA_LATE(xlsxwriter, format_set_font_color);
DUCHA_LATE(xlsxwriter, format_set_font_size);
DUCHA_LATE(xlsxwriter, format_set_num_format);
DUCHA_LATE(xlsxwriter, format_set_text_wrap);
DUCHA_LATE(xlsxwriter, format_set_underline);
DUCHA_LATE(xlsxwriter, workbook_add_chart);
DUCHA_LATE(xlsxwriter, workbook_add_format);
DUCHA_LATE(xlsxwriter, workbook_add_worksheet);
DUCHA_LATE(xlsxwriter, workbook_close);
DUCHA_LATE(xlsxwriter, workbook_new_opt);
DUCHA_LATE(xlsxwriter, workbook_set_properties);
DUCHA_LATE(xlsxwriter, worksheet_autofilter);
DUCHA_LATE(xlsxwriter, worksheet_freeze_panes);
DUCHA_LATE(xlsxwriter, worksheet_insert_chart);
DUCHA_LATE(xlsxwriter, worksheet_set_column);
DUCHA_LATE(xlsxwriter, worksheet_write_number);
DUCHA_LATE(xlsxwriter, worksheet_write_string);
DUCHA_LATE(xlsxwriter, worksheet_write_url_opt);
#endif

std::uint32_t tint_of(Status status) {
  switch (status) {
    case Status::fail: return 0xE6A5A3;
    case Status::error: return 0xD9C3E6;
    case Status::unknown: return 0xF7E3A8;
    case Status::pending: return 0xD3E5F2;
    case Status::waived: return 0xE2E5EA;
    case Status::pass: return 0xE5F3E5;
    case Status::not_applicable: return 0xF3F3F1;
  }
  return 0xFFFFFF;
}

}  // namespace

XlsxFile::XlsxFile(Output& output) : output_(output) {
  if (file_.failure() != 0) output_.reject(file_.failure());
  lxw_workbook_options options = {};
  options.constant_memory = LXW_TRUE;
  book_ = workbook_new_opt(file_.path().c_str(), &options);
  lxw_doc_properties properties = {};
  properties.created = 1;
  workbook_set_properties(book_, &properties);
  add_formats();
}

XlsxFile::~XlsxFile() {
  if (book_ != nullptr) static_cast<void>(workbook_close(book_));
}

template <typename Set>
lxw_format* XlsxFile::format(Set set) {
  lxw_format* made = workbook_add_format(book_);
  set(made);
  return made;
}

void XlsxFile::add_formats() {
  const auto look = [this](Look of) -> lxw_format*& { return looks_[static_cast<std::size_t>(of)]; };
  look(Look::head) = format([](lxw_format* made) {
    format_set_bold(made);
    format_set_bg_color(made, 0xECEAE4);
    format_set_text_wrap(made);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
  });
  look(Look::text) = format([](lxw_format* made) {
    format_set_text_wrap(made);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
  });
  look(Look::day) = format([](lxw_format* made) {
    format_set_num_format(made, "yyyy-mm-dd");
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
  });
  look(Look::title) = format([](lxw_format* made) {
    format_set_bold(made);
    format_set_font_size(made, 16);
  });
  look(Look::link) = format([](lxw_format* made) {
    format_set_font_color(made, 0x7A1F1F);
    format_set_underline(made, LXW_UNDERLINE_SINGLE);
    format_set_text_wrap(made);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
  });
  for (const Status status : kStatuses) {
    tints_[static_cast<std::size_t>(status)] = format([status](lxw_format* made) {
      format_set_bg_color(made, tint_of(status));
      format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    });
  }
}

XlsxFile::Sheet XlsxFile::add_sheet(const std::string& name) { return workbook_add_worksheet(book_, name.c_str()); }

void XlsxFile::set_width(Sheet sheet, std::uint16_t first, std::uint16_t last, double width) {
  worksheet_set_column(sheet, first, last, width, nullptr);
}

void XlsxFile::freeze(Sheet sheet, std::uint32_t rows, std::uint16_t columns) {
  worksheet_freeze_panes(sheet, rows, columns);
}

void XlsxFile::filter(Sheet sheet, std::uint32_t last_row, std::size_t columns) {
  worksheet_autofilter(sheet, 0, 0, last_row, static_cast<std::uint16_t>(columns - 1));
}

void XlsxFile::write(Sheet sheet, std::uint32_t row, std::uint16_t column, const std::string& text, Look look) {
  if (text.empty() && look == Look::text) return;
  worksheet_write_string(sheet, row, column, for_xlsx(text).c_str(), looks_[static_cast<std::size_t>(look)]);
}

void XlsxFile::write(Sheet sheet, std::uint32_t row, std::uint16_t column, const std::string& text, Status status) {
  worksheet_write_string(sheet, row, column, for_xlsx(text).c_str(), tints_[static_cast<std::size_t>(status)]);
}

void XlsxFile::write_number(Sheet sheet, std::uint32_t row, std::uint16_t column, double number) {
  worksheet_write_number(sheet, row, column, number, looks_[static_cast<std::size_t>(Look::text)]);
}

void XlsxFile::write_number(Sheet sheet, std::uint32_t row, std::uint16_t column, double number, Status status) {
  worksheet_write_number(sheet, row, column, number, tints_[static_cast<std::size_t>(status)]);
}

void XlsxFile::write_day(Sheet sheet, std::uint32_t row, std::uint16_t column, const std::string& text) {
  const std::optional<Date> day = read_iso_date(text);
  if (!day || day->year < 1901) return write(sheet, row, column, text);
  constexpr Date kBefore{1899, 12, 30};
  worksheet_write_number(sheet, row, column, static_cast<double>(to_days(*day) - to_days(kBefore)),
                         looks_[static_cast<std::size_t>(Look::day)]);
}

bool XlsxFile::write_link(Sheet sheet, std::uint32_t row, std::uint16_t column, const std::string& text,
                          const std::string& to, std::uint32_t to_row) {
  const std::string target = "internal:'" + to + "'!A" + std::to_string(to_row + 1);
  return worksheet_write_url_opt(sheet, row, column, target.c_str(), looks_[static_cast<std::size_t>(Look::link)],
                                 for_xlsx(text).c_str(), nullptr) == LXW_NO_ERROR;
}

void XlsxFile::add_bars(Sheet sheet, const std::string& sheet_name, std::uint32_t first, std::uint32_t last,
                        const std::string& title) {
  lxw_chart* chart = workbook_add_chart(book_, LXW_CHART_BAR);
  lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
  chart_series_set_categories(series, sheet_name.c_str(), first, 0, last, 0);
  chart_series_set_values(series, sheet_name.c_str(), first, 1, last, 1);
  lxw_chart_fill fill = {};
  fill.color = 0xB23B38;
  chart_series_set_fill(series, &fill);
  chart_title_set_name(chart, title.c_str());
  chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
  chart_axis_set_reverse(chart->y_axis);
  worksheet_insert_chart(sheet, first - 1, 3, chart);
}

void XlsxFile::finish() {
  const lxw_error error = workbook_close(std::exchange(book_, nullptr));
  if (error != LXW_NO_ERROR) return output_.reject(EIO);
  std::ifstream made(file_.path(), std::ios::binary);
  std::string piece(1U << 16U, '\0');
  while (made) {
    made.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    output_.write(std::string_view(piece.data(), static_cast<std::size_t>(made.gcount())));
  }
}

}  // namespace ducha
