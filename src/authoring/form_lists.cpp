// SPDX-License-Identifier: Apache-2.0
#include "authoring/form_lists.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <utility>

#include "authoring/form_cell.h"
#include "authoring/form_list_sheet.h"
#include "authoring/known_facts.h"
#include "base/text.h"
#include "facts/blank_marks.h"
#include "plan/from_form.h"

namespace ducha {

namespace {

// Records of a list with whose they are; of a list that is no part of another's records nobody's.
struct OwnedRecords {
  std::string owner;
  std::vector<NodeView> records;
};

// What the records of a list are called by, which stands in the first column.
std::size_t naming_field(const FactSpec& list) {
  const auto named = [&list](auto fits) {
    const auto found = std::find_if(list.fields.begin(), list.fields.end(), fits);
    return static_cast<std::size_t>(found - list.fields.begin());
  };
  std::size_t found = list.fields.size();
  if (!list.key.empty()) found = named([&](const FactSpec& field) { return field.name == list.key.front(); });
  if (found == list.fields.size()) {
    found = named([](const FactSpec& field) { return field.type == FactType::name || field.type == FactType::text; });
  }
  return found == list.fields.size() ? 0 : found;
}

// What the rows of an inner list call their record by: its name where no other has it, else its number.
std::vector<std::string> owner_names(const FactSpec& list, const std::vector<KnownFields>& records) {
  std::map<std::string, std::size_t> count;
  std::vector<std::string> names;
  for (const KnownFields& fields : records) {
    const NodeView value = fields.known[naming_field(list)];
    names.push_back(value.exists() && value.is_scalar() ? std::string(value.text()) : std::string());
    ++count[fold(names.back())];
  }
  std::vector<std::string> labels = names;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool as_number = names[i].find_first_not_of("0123456789") == std::string::npos;
    if (!as_number && count[fold(names[i])] == 1) continue;
    // A number that is also somebody's name says that it is a number.
    labels[i] = std::to_string(i + 1);
    if (count.contains(labels[i])) labels[i] = kOwnerNumber + labels[i];
  }
  return labels;
}

// The records of one list, on a sheet, and the lists inside them.
class RecordsSheet {
 public:
  // `owner_label`: what the records are parts of; empty: of nothing.
  RecordsSheet(FormDraft& form, const FactSpec& list, FormPlace place, std::vector<OwnedRecords> owned,
               std::string owner_label)
      : form_(form),
        list_(list),
        place_(std::move(place)),
        owned_(std::move(owned)),
        owner_label_(std::move(owner_label)) {}

  // Gives the name of the sheet.
  std::string write() {
    sort_fields();
    ListSheet sheet(form_, place_.labels, list_, columns());
    for (const auto& [owner, records] : owned_) {
      if (records.empty() && !owner_label_.empty()) sheet.add_row({owner, form_.text_of(FormWord::none)});
      for (const NodeView& record : records) add_record(sheet, owner, record);
    }
    if (form_.is_blank()) sheet.prepare_rows();
    const std::string name = sheet.name();
    for (const std::size_t field : nested_) add_nested(field);
    return name;
  }

 private:
  // An inner list, and what a record says of it.
  struct Inner {
    std::string owner;
    NodeView value;
    std::vector<NodeView> elements;
  };

  // --- columns

  // Which fields are columns, what names the record first, and which stand on sheets of their own.
  void sort_fields() {
    const std::size_t first = naming_field(list_);
    const auto take = [&](std::size_t i) { (fits_column(i) ? shown_ : nested_).push_back(i); };
    if (!list_.fields.empty()) take(first);
    for (std::size_t i = 0; i < list_.fields.size(); ++i) {
      if (i != first) take(i);
    }
    others_ = unknown_fields();
  }

  [[nodiscard]] bool fits_column(std::size_t index) const {
    const FactSpec& field = list_.fields[index];
    if (field.type == FactType::record) return false;
    if (field.type != FactType::list) return true;
    if (field.element.empty()) return false;
    for (const OwnedRecords& owned : owned_) {
      for (const NodeView& record : owned.records) {
        const NodeView value = known_fields(record, list_).known[index];
        if (value.exists() && !list_in_cell(form_, field, value)) return false;
      }
    }
    return true;
  }

  // What its records hold that the vocabulary does not know: a column each, so that the fault is found again.
  [[nodiscard]] std::vector<std::string> unknown_fields() const {
    std::vector<std::string> keys;
    for (const OwnedRecords& owned : owned_) {
      for (const NodeView& record : owned.records) {
        for (const auto& [key, value] : known_fields(record, list_).others) {
          if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
        }
      }
    }
    return keys;
  }

  [[nodiscard]] std::string owner_head(const std::string& owner) const {
    return form_.text_of(FormWord::belongs_to) + form_.text_of(FormWord::step) + owner;
  }

  [[nodiscard]] std::vector<ListColumn> columns() const {
    std::vector<ListColumn> columns;
    columns.reserve(shown_.size() + others_.size() + 1);
    if (!owner_label_.empty()) columns.push_back({owner_head(owner_label_), nullptr, {}});
    for (const std::size_t i : shown_) {
      const FactSpec& field = list_.fields[i];
      columns.push_back(
          {form_.label_of(field), &field, form_name(place_.below(form_.label_of(field), field.name).names)});
    }
    for (const std::string& key : others_) columns.push_back({key, nullptr, {}});
    return columns;
  }

  // --- rows

  void add_record(ListSheet& sheet, const std::string& owner, const NodeView& record) {
    if (!record.is_map()) form_.lose(record);
    KnownFields fields = known_fields(record, list_);
    std::vector<std::string> texts = texts_of(fields);
    // A row of empty cells is none to whoever reads it.
    const bool blank = std::all_of(texts.begin(), texts.end(), [](const std::string& text) { return text.empty(); });
    if (blank && owner_label_.empty() && record.is_map()) form_.lose(record);
    if (!owner_label_.empty()) texts.insert(texts.begin(), owner);
    sheet.add_row(texts);
    fields_.push_back(std::move(fields));
  }

  // The fields that are columns, then what the vocabulary does not know.
  [[nodiscard]] std::vector<std::string> texts_of(const KnownFields& fields) {
    std::vector<std::string> texts;
    for (const std::size_t i : shown_) {
      const FactSpec& field = list_.fields[i];
      texts.push_back(field.type == FactType::list ? list_in_cell(form_, field, fields.known[i]).value_or("")
                                                   : cell_text(form_, field, fields.known[i], fields.units[i]));
    }
    for (const std::string& key : others_) {
      const auto given = std::find_if(fields.others.begin(), fields.others.end(),
                                      [&key](const auto& one) { return one.first == key; });
      const NodeView other = given == fields.others.end() ? NodeView() : given->second;
      if (other.exists() && !other.is_scalar()) form_.lose(other);
      texts.emplace_back(other.text());
    }
    return texts;
  }

  // --- lists inside the records

  void add_nested(std::size_t field) {
    const FactSpec& inner = list_.fields[field];
    const FormPlace place = place_.below(form_.label_of(inner), inner.name);
    const std::vector<Inner> given = inner_of(field);
    if (!inner.element.empty()) {
      add_values(inner, place, given);
    } else if (inner.type == FactType::record) {
      for (const Inner& one : given) {
        for (const NodeView& element : one.elements) form_.lose(element);
      }
    } else if (form_.is_blank() || !given.empty()) {
      std::vector<OwnedRecords> owned;
      owned.reserve(given.size());
      for (const Inner& one : given) owned.push_back({one.owner, one.elements});
      RecordsSheet(form_, inner, place, std::move(owned), place_.labels.back()).write();
    }
  }

  [[nodiscard]] std::vector<Inner> inner_of(std::size_t field) {
    const std::vector<std::string> owners = owner_names(list_, fields_);
    std::vector<Inner> given;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      const NodeView value = fields_[i].known[field];
      if (!value.exists() || value.is_null()) continue;
      Inner one{owners[i], value, {}};
      if (value.is_list()) {
        one.elements = value.elements();
      } else if (value.is_map()) {
        one.elements.push_back(value);
      } else if (!says_none(value.text())) {
        form_.lose(value);
      }
      given.push_back(std::move(one));
    }
    return given;
  }

  void add_values(const FactSpec& inner, const FormPlace& place, const std::vector<Inner>& given) {
    ListSheet sheet(form_, place.labels, inner,
                    {{owner_head(place_.labels.back()), nullptr, {}},
                     {form_.text_of(FormWord::one_a_row), &inner.element.front(), {}}});
    for (const Inner& one : given) {
      const auto elements = elements_of(one.value, inner);
      if (elements && elements->empty()) sheet.add_row({one.owner, form_.text_of(FormWord::none)});
      for (const std::string& text : elements.value_or(std::vector<std::string>{})) sheet.add_row({one.owner, text});
    }
  }

  FormDraft& form_;
  const FactSpec& list_;
  FormPlace place_;
  std::vector<OwnedRecords> owned_;
  std::string owner_label_;
  std::vector<std::size_t> shown_, nested_;  // fields
  std::vector<std::string> others_;
  std::vector<KnownFields> fields_;  // of each record
};

}  // namespace

std::string add_records_sheet(FormDraft& form, const FactSpec& list, const FormPlace& place,
                              const std::vector<NodeView>& records) {
  return RecordsSheet(form, list, place, {{std::string(), records}}, {}).write();
}

void add_values_sheet(FormDraft& form, const FactSpec& list, const FormPlace& place, const NodeView& value) {
  const auto elements = elements_of(value, list);
  if (!elements) return form.lose(value);
  ListSheet sheet(form, place.labels, list, {{form.text_of(FormWord::one_a_row), &list.element.front(), {}}});
  for (const std::string& text : *elements) sheet.add_row({text});
}

}  // namespace ducha
