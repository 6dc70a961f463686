// SPDX-License-Identifier: Apache-2.0
#include "plan/from_form.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "document/csv.h"
#include "facts/read_date.h"
#include "facts/read_truth.h"
#include "plan/codes.h"
#include "plan/column_unit.h"
#include "plan/form_document.h"
#include "plan/form_words.h"
#include "plan/head_words.h"
#include "plan/table_head.h"
#include "plan/unknown_keys.h"

namespace ducha {

namespace {

constexpr std::string_view kNamePrefix = "ducha__";
constexpr std::string_view kNameStep = "__";
constexpr std::size_t kHeadRows = 20;  // among which a sheet's head stands
constexpr std::string_view kMark(&SourceText::kCellMark, 1);

struct Row {
  std::uint32_t number;
  std::vector<FormCell> cells;
};
using Rows = std::vector<Row>;

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

// Labels with the mark of steps between them.
std::vector<FormCell> steps_of(const FormCell& cell) {
  const std::string mark = normalized(words_of(FormWord::step).zh);
  std::vector<FormCell> steps;
  for (std::string& step : split(cell.text, mark)) steps.push_back({std::move(step), cell.at});
  return steps;
}

const FormCell* cell_at(const Row& row, std::size_t column) {
  return column < row.cells.size() ? &row.cells[column] : nullptr;
}

std::optional<std::size_t> column_that_says(const Row& row, FormWord word) {
  for (std::size_t column = 0; column < row.cells.size(); ++column) {
    if (says(row.cells[column].text, word)) return column;
  }
  return std::nullopt;
}

class FormReader {
 public:
  FormReader(const Workbook& workbook, const SourcePtr& source, Diagnostics& diagnostics)
      : workbook_(workbook), source_(source), diagnostics_(diagnostics) {
    for (const NamedCell& cell : workbook.names) {
      if (!cell.name.starts_with(kNamePrefix)) continue;
      names_[{cell.sheet, cell.row, cell.column}] =
          split(std::string_view(cell.name).substr(kNamePrefix.size()), kNameStep);
    }
  }

  Form read() {
    std::size_t other = 0;
    for (const Sheet& sheet : workbook_.sheets) {
      Rows rows = rows_of(sheet, other);
      other += sheet.rows.size();
      if (!read_single(sheet, rows) && !read_list(sheet, rows)) tell_other(sheet);
    }
    return std::move(form_);
  }

 private:
  [[nodiscard]] Rows rows_of(const Sheet& sheet, std::size_t other) const {
    Rows rows;
    for (const SourcePtr& source : sheet.rows) {
      const std::uint32_t offset = source_->offset_of(other++);
      Row row{source->row(), {}};
      CsvCells cells(*source, kMark);
      for (CsvCell cell; cells.next(cell);) {
        const bool blank = normalized(cell.text).empty();
        row.cells.push_back(
            {blank ? std::string() : std::string(cell.text), {offset + cell.at.offset, blank ? 0 : cell.at.length}});
      }
      rows.push_back(std::move(row));
    }
    return rows;
  }

  [[nodiscard]] const std::vector<std::string>* name_of(const Sheet& sheet, const Row& row, std::size_t column) const {
    const auto found = names_.find({sheet.name, row.number, static_cast<std::uint32_t>(column) + 1});
    return found == names_.end() ? nullptr : &found->second;
  }

  void tell(Code code, const FormCell& cell) {
    diagnostics_.add(code, {source_, cell.at}, {shortened(cell.text, kShownCell)});
  }

  void tell_other(const Sheet& sheet) {
    if (sheet.rows.empty() || says(sheet.name, FormWord::sheet_help) || says(sheet.name, FormWord::sheet_words)) return;
    diagnostics_.add_file(code::plan_sheet_no_form, place_of(sheet));
  }

  // As the places of its cells have it.
  [[nodiscard]] std::string place_of(const Sheet& sheet) const { return source_->name() + ':' + sheet.name; }

  // What stands above a head says the unit of the figures below it: "unit: yuan".
  void take_title_units(const Sheet& sheet, std::size_t head) {
    for (std::size_t i = 0; i < head; ++i) {
      for (const std::string& unit : table_units(*sheet.rows[i], kMark))
        form_.units.push_back(unit_within(place_of(sheet), unit));
    }
  }

  // --- Single facts

  bool read_single(const Sheet& sheet, const Rows& rows) {
    for (std::size_t head = 0; head < std::min(rows.size(), kHeadRows); ++head) {
      const auto item = column_that_says(rows[head], FormWord::item);
      const auto answer = column_that_says(rows[head], FormWord::answer);
      if (!item || !answer) continue;
      if (!form_.begin) form_.begin = rows[head].cells[*answer].at;
      take_title_units(sheet, head);
      for (std::size_t i = head + 1; i < rows.size(); ++i) read_answer(sheet, rows[i], *item, *answer);
      tell_beside(rows, head);
      return true;
    }
    return false;
  }

  // What stands in a column without a head is no answer: of each such column the first cell is told.
  void tell_beside(const Rows& rows, std::size_t head) {
    for (std::size_t column = 0; column < rows[head].cells.size(); ++column) {
      if (!rows[head].cells[column].text.empty()) continue;
      if (const FormCell* value = first_below(rows, head, column)) tell(code::plan_form_beside, *value);
    }
  }

  static const FormCell* first_below(const Rows& rows, std::size_t head, std::size_t column) {
    for (std::size_t i = head + 1; i < rows.size(); ++i) {
      const FormCell* value = cell_at(rows[i], column);
      if (value != nullptr && !value->text.empty()) return value;
    }
    return nullptr;
  }

  // Who filled it in and when, below the facts: the form itself writes something beside each label of its own.
  static bool is_note_row(const Row& row, const FormCell& label) {
    if (label.text.empty() || is_free_key(label.text)) return false;
    const bool alone = std::all_of(row.cells.begin(), row.cells.end(),
                                   [&label](const FormCell& cell) { return &cell == &label || cell.text.empty(); });
    return is_note(label.text, alone);
  }

  // How to write it is told in words behind the blank answer; a figure, a day, yes or no was meant for an answer.
  void tell_slipped(const Row& row, std::size_t answer) {
    const FormCell* behind = cell_at(row, answer + 1);
    if (behind == nullptr || behind->text.empty()) return;
    const std::string text = normalized(behind->text);
    if ((text.front() >= '0' && text.front() <= '9') || read_date(text) || read_truth(text))
      tell(code::plan_form_beside, *behind);
  }

  // Behind the answer the form says how to write it; a unit alone, which an office wrote there, is the answer's.
  void take_row_unit(const Sheet& sheet, const Row& row, std::size_t answer) {
    for (std::size_t column = answer + 1; column < row.cells.size(); ++column) {
      if (const auto unit = unit_alone(row.cells[column].text))
        form_.units.push_back(unit_within(row_of(place_of(sheet), row.number), *unit));
    }
  }

  void read_answer(const Sheet& sheet, const Row& row, std::size_t item, std::size_t answer) {
    const FormCell* label = cell_at(row, item);
    const FormCell* value = cell_at(row, answer);
    if (label == nullptr || value == nullptr) return;
    if (is_note_row(row, *label)) return tell(code::plan_row_note, *label);
    if (value->text.empty() && !label->text.empty()) tell_slipped(row, answer);
    take_row_unit(sheet, row, answer);
    std::vector<FormCell> path = steps_of(*label);
    if (label->text.empty()) {
      // A blank cell says nothing, whatever its name: programs insert rows and leave the names where they were.
      if (value->text.empty()) return;
      const std::vector<std::string>* name = name_of(sheet, row, answer);
      if (name == nullptr) return tell(code::plan_form_no_label, *value);
      path.clear();
      for (const std::string& step : *name) path.push_back({step, value->at});
    }
    add_answer(std::move(path), *value);
  }

  void add_answer(std::vector<FormCell> path, const FormCell& value) {
    const std::optional<Head> head = head_named(path.front().text);
    const bool region_part = path.size() == 1 && known_region_key(path.front().text);
    if (head == Head::facts && path.size() > 1) {
      path.erase(path.begin());
    } else if (head == Head::region && path.size() > 1) {
      form_.region.push_back({path[1], value, {}, nullptr});
      return;
    } else if (head && path.size() == 1) {
      form_.heads.push_back({path.front(), value, {}, nullptr});
      return;
    } else if (region_part) {
      form_.region.push_back({path.front(), value, {}, nullptr});
      return;
    }
    std::vector<FormItem>* items = &form_.facts;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) items = &map_in(*items, path[i]).children;
    items->push_back({path.back(), value, {}, nullptr});
  }

  static FormItem& map_in(std::vector<FormItem>& items, const FormCell& key) {
    const std::string folded = fold(key.text);
    for (FormItem& item : items) {
      if (!item.list && !item.children.empty() && fold(item.key.text) == folded) return item;
    }
    items.push_back({key, {}, {}, nullptr});
    return items.back();
  }

  // --- Lists

  bool read_list(const Sheet& sheet, const Rows& rows) {
    for (std::size_t title = 0; title < std::min(rows.size(), kHeadRows); ++title) {
      const auto mark = column_that_says(rows[title], FormWord::list);
      if (!mark) continue;
      const std::vector<FormCell>& cells = rows[title].cells;
      const auto named = std::find_if(cells.begin() + static_cast<std::ptrdiff_t>(*mark) + 1, cells.end(),
                                      [](const FormCell& cell) { return !cell.text.empty(); });
      if (named == cells.end()) continue;
      for (std::size_t head = title + 1; head < std::min(rows.size(), title + kHeadRows); ++head) {
        if (const auto number = column_that_says(rows[head], FormWord::row_number)) {
          add_list(sheet, rows, head, *number, *named);
          return true;
        }
      }
      tell(code::plan_form_no_head, *named);
      return true;
    }
    return false;
  }

  void add_list(const Sheet& sheet, const Rows& rows, std::size_t head, std::size_t number, const FormCell& named) {
    auto list = std::make_shared<FormList>();
    list->at = named.at;
    list->number = number;
    list->end = end_of(rows[head]);
    take_title_units(sheet, head);
    for (std::size_t column = 0; column < rows[head].cells.size(); ++column) {
      if (column != number) add_column(sheet, rows, head, column, *list);
    }
    for (std::size_t i = head + 1; i < rows.size(); ++i) add_record(rows[i].cells, *list);
    tell_merged(sheet, rows, head, *list);
    std::vector<FormCell> path = steps_of(named);
    if (path.size() > 1 && head_named(path.front().text) == Head::facts) path.erase(path.begin());
    form_.lists.push_back({std::move(path), std::move(list)});
  }

  // What spans several records stands in the first alone; whether it holds for each or for all together, nobody can
  // say.
  void tell_merged(const Sheet& sheet, const Rows& rows, std::size_t head, const FormList& list) {
    for (const MergedCells& merged : sheet.merged) {
      if (merged.row <= rows[head].number || merged.column >= list.end || merged.column == list.number) continue;
      auto row = std::lower_bound(rows.begin(), rows.end(), merged.row,
                                  [](const Row& each, std::uint32_t number) { return each.number < number; });
      if (row == rows.end() || row->number != merged.row) continue;
      const FormCell* value = cell_at(*row, merged.column);
      if (value == nullptr || value->text.empty()) continue;
      const auto end =
          std::find_if(row, rows.end(), [&merged](const Row& each) { return each.number >= merged.end(); });
      if (std::any_of(row + 1, end, [&list](const Row& each) { return holds_record(each.cells, list); }))
        tell(code::plan_form_merged, *value);
    }
  }

  static bool holds_record(const std::vector<FormCell>& cells, const FormList& list) {
    for (std::size_t column = 0; column < std::min(cells.size(), list.end); ++column) {
      if (column != list.number && !cells[column].text.empty()) return true;
    }
    return false;
  }

  void add_column(const Sheet& sheet, const Rows& rows, std::size_t head, std::size_t column, FormList& list) {
    const FormCell& cell = rows[head].cells[column];
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
    const FormCell* value = first_below(rows, head, column);
    if (value == nullptr) return;
    if (const std::vector<std::string>* name = name_of(sheet, rows[head], column)) {
      list.columns.push_back({column, {name->back(), cell.at}});
    } else if (column >= list.end) {
      tell(code::plan_form_beside, *value);
    } else {
      tell(code::plan_form_no_label, *value);
    }
  }

  // Behind the columns with a head and the next, which somebody may have added and not named: notes in the margin.
  static std::size_t end_of(const Row& head) {
    const auto last =
        std::find_if(head.cells.rbegin(), head.cells.rend(), [](const FormCell& cell) { return !cell.text.empty(); });
    return static_cast<std::size_t>(head.cells.rend() - last) + 1;
  }

  // A row that holds nothing but its number is none; sums and notes under the list are told.
  void add_record(const std::vector<FormCell>& cells, FormList& list) {
    const FormCell* first = nullptr;
    for (std::size_t column = 0; column < std::min(cells.size(), list.end) && first == nullptr; ++column) {
      if (column != list.number && !cells[column].text.empty()) first = &cells[column];
    }
    const FormCell* number = list.number < cells.size() ? &cells[list.number] : nullptr;
    const bool says_sum = number != nullptr && (is_sum(number->text) || is_note(number->text, false));
    // What stands where the form counts its rows was meant for a column behind it.
    if (first == nullptr && number != nullptr && !says_sum && !counts_row(number->text))
      return tell(code::plan_form_in_number, *number);
    if (first == nullptr && !says_sum) return;
    for (std::size_t column = 0; column < std::min(cells.size(), list.end); ++column) {
      if (column != list.number && is_sum_word(cells[column].text)) return tell(code::plan_row_note, cells[column]);
    }
    if (says_sum || (!list.scalars && (is_sum(first->text) || is_note(first->text, false)))) {
      return tell(code::plan_row_note, says_sum ? *number : *first);
    }
    list.rows.push_back(cells);
  }

  static constexpr std::size_t kShownCell = 40;

  const Workbook& workbook_;
  const SourcePtr& source_;
  Diagnostics& diagnostics_;
  Form form_;
  std::map<std::tuple<std::string, std::uint32_t, std::uint32_t>, std::vector<std::string>> names_;
};

bool is_single_head(const SourceText& row) {
  bool item = false;
  bool answer = false;
  bool unit = false;
  CsvCells cells(row, kMark);
  for (CsvCell cell; cells.next(cell);) {
    item = item || says(cell.text, FormWord::item);
    answer = answer || says(cell.text, FormWord::answer);
    unit = unit || head_named(cell.text) == Head::unit;
  }
  return item && answer && !unit;
}

}  // namespace

std::string form_name(const std::vector<std::string>& path) {
  std::string name;
  for (const std::string& step : path) {
    name += name.empty() ? kNamePrefix : kNameStep;
    name += step;
  }
  return name;
}

bool is_form(const Workbook& workbook) {
  return std::any_of(workbook.sheets.begin(), workbook.sheets.end(), [](const Sheet& sheet) {
    const auto end = sheet.rows.begin() + static_cast<std::ptrdiff_t>(std::min(sheet.rows.size(), kHeadRows));
    return std::any_of(sheet.rows.begin(), end, [](const SourcePtr& row) { return is_single_head(*row); });
  });
}

SourcePtr source_of(const Workbook& workbook, const std::string& name) {
  std::vector<SourcePtr> rows;
  for (const Sheet& sheet : workbook.sheets) rows.insert(rows.end(), sheet.rows.begin(), sheet.rows.end());
  return SourceText::joined(SourceText::sheet_row(name, {}, 0), std::move(rows));
}

std::optional<Document> document_of_form(const Workbook& workbook, const SourcePtr& source, Diagnostics& diagnostics) {
  return document_of(FormReader(workbook, source, diagnostics).read(), source, diagnostics);
}

}  // namespace ducha
