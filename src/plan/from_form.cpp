// SPDX-License-Identifier: Apache-2.0
#include "plan/from_form.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "document/csv.h"
#include "facts/blank_marks.h"
#include "facts/read_date.h"
#include "facts/read_truth.h"
#include "plan/codes.h"
#include "plan/column_unit.h"
#include "plan/form_document.h"
#include "plan/form_lists.h"
#include "plan/form_sheet.h"
#include "plan/form_words.h"
#include "plan/head_words.h"
#include "plan/label.h"
#include "plan/table_head.h"
#include "plan/unknown_keys.h"

namespace ducha {

namespace {

class FormReader {
 public:
  FormReader(const Workbook& workbook, const SourcePtr& source, Diagnostics& diagnostics)
      : sheets_(form_sheets(workbook, source)), problems_{source, diagnostics}, lists_(form_, problems_) {}

  Form read() {
    for (const FormSheet& sheet : sheets_) note_asked(sheet);
    for (const FormSheet& sheet : sheets_) {
      if (!read_single(sheet) && !lists_.read(sheet)) tell_other(sheet);
    }
    return std::move(form_);
  }

 private:
  void tell_other(const FormSheet& sheet) const {
    const std::string& name = sheet.sheet->name;
    if (sheet.rows.empty() || says(name, FormWord::sheet_help) || says(name, FormWord::sheet_words)) return;
    problems_.diagnostics.add_file(code::plan_sheet_no_form, sheet.place);
  }

  struct Single {
    std::size_t head, item, answer;  // a row and its columns
  };

  // A head of answers that somebody called otherwise is known by the names of the cells below it.
  static std::optional<Single> single_facts(const FormSheet& sheet) {
    for (std::size_t row = 0; row < std::min(sheet.rows.size(), kFormHeadRows); ++row) {
      const auto item = sheet.rows[row].column_that_says(FormWord::item);
      if (!item) continue;
      if (const auto answer = sheet.rows[row].column_that_says(FormWord::answer)) return Single{row, *item, *answer};
      if (sheet.names.empty()) continue;
      const FormName& name = sheet.names.front();
      const bool below = name.row > sheet.rows[row].number;
      if (below && name.column > *item + 1 && sheet.rows[row].cell(name.column - 1) != nullptr)
        return Single{row, *item, name.column - 1};
    }
    return std::nullopt;
  }

  void note_asked(const FormSheet& sheet) {
    const auto single = single_facts(sheet);
    for (std::size_t i = single ? single->head + 1 : sheet.rows.size(); i < sheet.rows.size(); ++i) {
      const FormCell* label = sheet.rows[i].cell(single->item);
      const FormCell* value = sheet.rows[i].cell(single->answer);
      const bool said = value != nullptr && !value->text.empty() && !says_none(value->text);
      if (label != nullptr && !label->text.empty() && !said) lists_.note_asked(label->text);
    }
  }

  bool read_single(const FormSheet& sheet) {
    const auto single = single_facts(sheet);
    if (!single) return false;
    const auto [head, item, answer] = *single;
    if (!form_.begin) form_.begin = sheet.rows[head].cells[answer].at;
    for (std::string& unit : sheet.units_above(head)) form_.units.push_back(std::move(unit));
    for (std::size_t i = head + 1; i < sheet.rows.size(); ++i) read_answer(sheet, sheet.rows[i], item, answer);
    tell_beside(sheet, head);
    const auto is_read = [&single](std::size_t column) { return column == single->answer; };
    const auto asks = [&single](const FormRow& row) {
      const FormCell* label = row.cell(single->item);
      return label != nullptr && !label->text.empty();
    };
    for (const FormCell* merged : sheet.merged_below(head, is_read, asks)) tell(code::plan_form_merged, *merged);
    return true;
  }

  void tell(Code code, const FormCell& cell) const { problems_.tell(code, cell); }

  // What stands in a column without a head is no answer: of each such column the first cell is told.
  void tell_beside(const FormSheet& sheet, std::size_t head) const {
    const std::vector<FormCell>& heads = sheet.rows[head].cells;
    for (std::size_t column = 0; column < heads.size(); ++column) {
      if (!heads[column].text.empty()) continue;
      if (const FormCell* value = sheet.first_below(head, column)) tell(code::plan_form_beside, *value);
    }
  }

  // Who filled it in and when, below the facts: the form itself writes something beside each label of its own.
  static bool is_note_row(const FormRow& row, const FormCell& label) {
    if (label.text.empty() || is_free_key(label.text)) return false;
    const bool alone = std::all_of(row.cells.begin(), row.cells.end(),
                                   [&label](const FormCell& cell) { return &cell == &label || cell.text.empty(); });
    return is_note(label.text, alone);
  }

  // How to write it is told in words behind the blank answer; a figure, a day, yes or no was meant for an answer.
  void tell_slipped(const FormRow& row, std::size_t answer) const {
    const FormCell* behind = row.cell(answer + 1);
    if (behind == nullptr || behind->text.empty()) return;
    const std::string text = normalized(behind->text);
    if ((text.front() >= '0' && text.front() <= '9') || read_date(text) || read_truth(text))
      tell(code::plan_form_beside, *behind);
  }

  // What was typed over the question, where the answer is blank.
  void tell_typed_over(const FormRow& row, std::size_t item, std::size_t answer) const {
    const FormCell* given = row.cell(answer);
    if (given != nullptr && !given->text.empty()) return;
    for (std::size_t column = item + 1; column < answer; ++column) {
      const FormCell* asked = row.cell(column);
      if (asked == nullptr || asked->text.empty()) continue;
      const std::string text = normalized(asked->text);
      const bool figure = text.find_first_not_of("0123456789.,") == std::string::npos;
      if (figure || read_date(text) || read_truth(text)) tell(code::plan_form_beside, *asked);
    }
  }

  // Behind the answer the form says how to write it; a unit alone, which an office wrote there, is the answer's.
  void take_row_unit(const FormSheet& sheet, const FormRow& row, std::size_t answer) {
    for (std::size_t column = answer + 1; column < row.cells.size(); ++column) {
      if (const auto unit = unit_alone(row.cells[column].text))
        form_.units.push_back(unit_within(row_of(sheet.place, row.number), *unit));
    }
  }

  void read_answer(const FormSheet& sheet, const FormRow& row, std::size_t item, std::size_t answer) {
    const FormCell* label = row.cell(item);
    const FormCell* value = row.cell(answer);
    if (label == nullptr || value == nullptr) return;
    std::vector<FormCell> path = steps_of(*label);
    const std::vector<std::string>* name = sheet.name_of(row, answer);
    if (is_note_row(row, *label)) {
      // A policy may have a fact that is called so, which its words know.
      const bool of_fact = name != nullptr && name->size() == 2 && head_named(name->front()) == Head::facts;
      form_.doubtful.push_back({label->text, path.front().at, false, of_fact ? name->back() : std::string()});
      return add_fact(std::move(path), *value);
    }
    if (value->text.empty() && !label->text.empty()) {
      tell_slipped(row, answer);
      tell_typed_over(row, item, answer);
    }
    take_row_unit(sheet, row, answer);
    if (label->text.empty()) {
      // A blank cell says nothing, whatever its name: programs insert rows and leave the names where they were.
      if (value->text.empty()) return;
      if (name == nullptr) return tell(code::plan_form_no_label, *value);
      path.clear();
      for (const std::string& step : *name) path.push_back({step, value->at});
    }
    add_answer(std::move(path), *value);
  }

  void add_answer(std::vector<FormCell> path, const FormCell& value) {
    const std::string bare = bare_label(path.front().text);
    if (head_named(bare) || known_region_key(bare)) path.front().text = bare;
    const std::optional<Head> head = head_named(path.front().text);
    const bool region_part = path.size() == 1 && known_region_key(path.front().text);
    if (head == Head::facts && path.size() > 1) {
      path.erase(path.begin());
    } else if (head == Head::region && path.size() > 1) {
      form_.region.push_back({path[1], value, {}, nullptr});
      return;
    } else if (head && path.size() == 1) {
      if (head == Head::unit) form_.begin = value.at;
      form_.heads.push_back({path.front(), value, {}, nullptr});
      return;
    } else if (region_part) {
      form_.region.push_back({path.front(), value, {}, nullptr});
      return;
    }
    add_fact(std::move(path), value);
  }

  void add_fact(std::vector<FormCell> path, const FormCell& value) {
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

  std::vector<FormSheet> sheets_;
  FormProblems problems_;
  Form form_;
  FormLists lists_;
};

// Of single facts; where the cells of a workbook have the names of a form's, the head of the answers may be called
// otherwise.
bool is_single_head(const SourceText& row, bool answer) {
  bool item = false;
  bool unit = false;
  CsvCells cells(row, std::string_view(&SourceText::kCellMark, 1));
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
    name += name.empty() ? kFormNamePrefix : kFormNameStep;
    name += step;
  }
  return name;
}

bool is_form(const Workbook& workbook) {
  const bool named = std::any_of(workbook.names.begin(), workbook.names.end(),
                                 [](const NamedCell& cell) { return cell.name.starts_with(kFormNamePrefix); });
  return std::any_of(workbook.sheets.begin(), workbook.sheets.end(), [named](const Sheet& sheet) {
    const auto end = sheet.rows.begin() + static_cast<std::ptrdiff_t>(std::min(sheet.rows.size(), kFormHeadRows));
    return std::any_of(sheet.rows.begin(), end, [named](const SourcePtr& row) { return is_single_head(*row, named); });
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
