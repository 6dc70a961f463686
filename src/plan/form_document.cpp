// SPDX-License-Identifier: Apache-2.0
#include "plan/form_document.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "document/document_builder.h"
#include "facts/blank_marks.h"
#include "plan/codes.h"
#include "plan/form_words.h"
#include "plan/head_words.h"
#include "plan/label.h"

namespace ducha {

namespace {

using Cells = std::vector<FormCell>;

const FormCell kNothing;

// What the questions of a plan's own text call a list without entries.
bool says_no_entries(std::string_view text) { return normalized(text) == "[]"; }

// Whether two cells name one thing, whatever an office wrote around one of the labels.
bool same_label(const FormCell& one, const FormCell& other) {
  return fold(one.text) == fold(other.text) || fold(bare_label(one.text)) == fold(bare_label(other.text));
}

const FormCell& cell_of(const Cells& row, std::size_t column) { return column < row.size() ? row[column] : kNothing; }

class FormDocument {
 public:
  FormDocument(Form form, const SourcePtr& source, Diagnostics& diagnostics)
      : form_(std::move(form)), diagnostics_(diagnostics), tape_(document_, diagnostics) {
    document_.source = source;
    document_.table_units = std::move(form_.units);
    document_.doubtful_rows = std::move(form_.doubtful);
  }

  std::optional<Document> made() {
    std::stable_sort(form_.lists.begin(), form_.lists.end(),
                     [](const Form::List& a, const Form::List& b) { return a.path.size() < b.path.size(); });
    for (const Form::List& list : form_.lists) hang(list);
    const Span begin = form_.begin.value_or(Span{});
    bool whole = tape_.open(NodeKind::map, begin) && add_all(form_.heads);
    if (whole && !form_.region.empty()) {
      whole = add_key(to_string(Head::region), form_.region.front().key.at) && tape_.open(NodeKind::map, begin) &&
              add_all(form_.region);
      if (whole) tape_.close();
    }
    whole = whole && add_key(to_string(Head::facts), begin) && tape_.open(NodeKind::map, begin) && add_all(form_.facts);
    if (!whole) return std::nullopt;
    tape_.close();
    tape_.close();
    return std::move(document_);
  }

 private:
  using Nested = std::vector<std::pair<FormCell, const FormList*>>;  // the lists inside a list's records, by field

  // A list hangs on a fact, on a field of a record, or on a field of another list's records.
  void hang(const Form::List& list) {
    std::vector<FormItem>* items = &form_.facts;
    for (std::size_t i = 0; i + 1 < list.path.size(); ++i) {
      const auto same = [&](const FormItem& item) { return same_label(item.key, list.path[i]); };
      const auto owner =
          std::find_if(items->begin(), items->end(), [&](const FormItem& item) { return item.list && same(item); });
      if (owner != items->end()) return hang_in(*owner->list, list, i);
      auto record = std::find_if(items->begin(), items->end(),
                                 [&](const FormItem& item) { return item.value.text.empty() && same(item); });
      if (record == items->end()) {
        items->push_back({list.path[i], {}, {}, nullptr});
        record = items->end() - 1;
      }
      items = &record->children;
    }
    add_list_item(*items, list.path.back(), list.list);
  }

  // The row of single facts that names a list may say that there is none, or nothing.
  void add_list_item(std::vector<FormItem>& items, const FormCell& key, const std::shared_ptr<const FormList>& list) {
    const auto same = std::find_if(items.begin(), items.end(), [&key](const FormItem& item) {
      return !item.list && item.children.empty() && same_label(item.key, key);
    });
    if (same != items.end() && !same->value.text.empty() && list->rows.size() == list->doubtful.size())
      return tell_doubtful(*list);
    if (same != items.end() && list->rows.empty()) return;
    if (same != items.end() && same->value.text.empty()) items.erase(same);
    items.push_back({key, {}, {}, list});
  }

  void hang_in(const FormList& owner, const Form::List& list, std::size_t step) {
    const FormList* in = &owner;
    for (std::size_t i = step + 1; i + 1 < list.path.size(); ++i) {
      const std::string folded = fold(list.path[i].text);
      const Nested& nested = nested_[in];
      const auto next = std::find_if(nested.begin(), nested.end(),
                                     [&folded](const auto& one) { return fold(one.first.text) == folded; });
      if (next == nested.end()) return tell(code::plan_form_owner, list.path.back());
      in = next->second;
    }
    nested_[in].push_back({list.path.back(), list.list.get()});
    find_owners(*in, *list.list);
  }

  void tell(Code code, const FormCell& cell) {
    diagnostics_.add(code, {document_.source, cell.at}, {shortened(cell.text, 40)});
  }

  void tell_doubtful(const std::vector<DoubtfulRow>& cells) {
    const DoubtfulRow& first = cells.front();
    tell(first.sum ? code::plan_row_sum : code::plan_row_note, {first.text, first.cell});
  }
  void tell_doubtful(const FormList& list) {
    for (const auto& [row, cells] : list.doubtful) tell_doubtful(cells);
  }

  // Of a row that may be none; null: it is one.
  static const std::vector<DoubtfulRow>* doubts_of(const FormList& list, const Cells& row) {
    const auto found = list.doubtful.find(static_cast<std::size_t>(&row - list.rows.data()));
    return found == list.doubtful.end() ? nullptr : &found->second;
  }

  using RowsByText = std::map<std::string, std::vector<std::size_t>>;

  static std::vector<std::size_t> rows_of(const RowsByText& rows, const std::string& text) {
    const auto found = rows.find(text);
    return found == rows.end() ? std::vector<std::size_t>{} : found->second;
  }

  static std::vector<std::size_t> fitting_rows(const RowsByText& by_number, const RowsByText& by_name,
                                               const std::string& owner) {
    const std::string number = owner.starts_with(kOwnerNumber) ? owner.substr(1) : owner;
    std::vector<std::size_t> fitting = rows_of(by_number, fold(number));
    if (number != owner) return fitting;
    // The name of one record and the number of another: which is meant, nobody can say.
    for (const std::size_t named : rows_of(by_name, fold(number))) {
      if (std::find(fitting.begin(), fitting.end(), named) == fitting.end()) fitting.push_back(named);
    }
    return fitting;
  }

  // Of a row that belongs to no record: a note, or one that lacks the name of its owner.
  void tell_no_owner(const FormList& list, const Cells& row, const FormCell& owner_cell) {
    if (const std::vector<DoubtfulRow>* doubts = doubts_of(list, row)) return tell_doubtful(*doubts);
    const auto first = std::find_if(row.begin(), row.end(), [&](const FormCell& cell) {
      return !cell.text.empty() && &cell != &cell_of(row, list.number);
    });
    const FormCell& said = first == row.end() ? kNothing : *first;
    // At the cell that is empty, where the row reaches so far.
    const Span at = owner_cell.at.offset > 0 ? owner_cell.at : said.at;
    diagnostics_.add(code::plan_form_no_owner, {document_.source, at}, {shortened(said.text, 40)});
  }

  // To which record of `owners` each row of `list` belongs: by what stands in the first column there, or by number.
  void find_owners(const FormList& owners, const FormList& list) {
    RowsByText by_name;
    RowsByText by_number;
    for (std::size_t i = 0; i < owners.rows.size(); ++i) {
      const Cells& row = owners.rows[i];
      const FormCell& name = owners.columns.empty() ? kNothing : cell_of(row, owners.columns.front().index);
      if (!name.text.empty()) by_name[fold(name.text)].push_back(i);
      const FormCell& number = cell_of(row, owners.number);
      if (!number.text.empty()) by_number[fold(number.text)].push_back(i);
    }
    for (const Cells& row : list.rows) {
      const FormCell& owner_cell = list.owner ? cell_of(row, *list.owner) : kNothing;
      if (owner_cell.text.empty()) {
        tell_no_owner(list, row, owner_cell);
        continue;
      }
      const std::vector<std::size_t> fitting = fitting_rows(by_number, by_name, owner_cell.text);
      if (fitting.size() != 1) {
        tell(fitting.empty() ? code::plan_form_owner : code::plan_form_owners, owner_cell);
        continue;
      }
      owned_[{&list, fitting.front()}].push_back(&row);
    }
  }

  // --- The document

  bool add_key(std::string_view text, Span at) { return tape_.scalar(text, ScalarStyle::plain, at); }

  bool add_value(const FormCell& cell) {
    if (says_no_entries(cell.text)) {
      if (!tape_.open(NodeKind::list, cell.at)) return false;
      tape_.close();
      return true;
    }
    const bool blank = cell.text.empty();
    return tape_.scalar(cell.text, blank ? ScalarStyle::plain : ScalarStyle::double_quoted, cell.at);
  }

  bool add_all(const std::vector<FormItem>& items) {
    return std::all_of(items.begin(), items.end(), [this](const FormItem& item) { return add(item); });
  }

  static bool is_blank(const std::vector<FormItem>& items) {
    return std::all_of(items.begin(), items.end(), [](const FormItem& item) {
      return item.list ? item.list->rows.empty() : item.value.text.empty() && is_blank(item.children);
    });
  }

  bool add(const FormItem& item) {
    if (!add_key(item.key.text, item.key.at)) return false;
    if (item.list) {
      std::vector<const Cells*> rows;
      for (const Cells& row : item.list->rows) rows.push_back(&row);
      return add_list(*item.list, rows);
    }
    if (item.children.empty()) return add_value(item.value);
    // A record of which nothing is said is not given.
    if (is_blank(item.children)) return add_value({{}, {item.children.front().value.at.offset, 0}});
    if (!tape_.open(NodeKind::map, item.key.at) || !add_all(item.children)) return false;
    tape_.close();
    return true;
  }

  // The one word of a list that says that it is empty.
  static const FormCell* none_of(const FormList& list, const std::vector<const Cells*>& rows) {
    if (rows.size() != 1) return nullptr;
    const FormCell* only = nullptr;
    for (std::size_t column = 0; column < rows.front()->size(); ++column) {
      const FormCell& cell = (*rows.front())[column];
      if (cell.text.empty() || column == list.number || column == list.owner) continue;
      if (only != nullptr) return nullptr;
      only = &cell;
    }
    return only != nullptr && (says_none(only->text) || says_no_entries(only->text)) ? only : nullptr;
  }

  bool add_list(const FormList& list, const std::vector<const Cells*>& rows) {
    if (rows.empty()) return add_value({{}, {list.at.offset, 0}});
    std::vector<const Cells*> sure;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(sure),
                 [&list](const Cells* row) { return doubts_of(list, *row) == nullptr; });
    if (const FormCell* none = none_of(list, sure)) {
      for (const Cells* row : rows) {
        if (const std::vector<DoubtfulRow>* doubts = doubts_of(list, *row)) tell_doubtful(*doubts);
      }
      return add_value(*none);
    }
    if (!tape_.open(NodeKind::list, list.at)) return false;
    for (const Cells* row : rows) {
      if (const std::vector<DoubtfulRow>* doubts = doubts_of(list, *row))
        document_.doubtful_rows.insert(document_.doubtful_rows.end(), doubts->begin(), doubts->end());
      if (list.scalars ? !add_value(cell_of(*row, *list.scalars)) : !add_record(list, *row)) return false;
    }
    tape_.close();
    return true;
  }

  bool add_record(const FormList& list, const Cells& row) {
    const auto first = std::find_if(list.columns.begin(), list.columns.end(), [&](const FormList::Column& column) {
      return !cell_of(row, column.index).text.empty();
    });
    const Span at = first == list.columns.end() ? list.at : cell_of(row, first->index).at;
    if (!tape_.open(NodeKind::map, {at.offset, 0})) return false;
    for (const FormList::Column& column : list.columns) {
      if (!add_key(column.head.text, column.head.at) || !add_value(cell_of(row, column.index))) return false;
    }
    const auto nested = nested_.find(&list);
    if (nested != nested_.end()) {
      const auto index = static_cast<std::size_t>(&row - list.rows.data());
      for (const auto& [key, inner] : nested->second) {
        const auto owned = owned_.find({inner, index});
        const std::vector<const Cells*> rows = owned == owned_.end() ? std::vector<const Cells*>{} : owned->second;
        if (!add_key(key.text, key.at) || !add_list(*inner, rows)) return false;
      }
    }
    tape_.close();
    return true;
  }

  Form form_;
  Diagnostics& diagnostics_;
  Document document_;
  DocumentBuilder tape_;
  std::map<const FormList*, Nested> nested_;
  std::map<std::pair<const FormList*, std::size_t>, std::vector<const Cells*>> owned_;  // by list and its owner's index
};

}  // namespace

std::optional<Document> document_of(Form form, const SourcePtr& source, Diagnostics& diagnostics) {
  return FormDocument(std::move(form), source, diagnostics).made();
}

}  // namespace ducha
