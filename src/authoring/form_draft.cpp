// SPDX-License-Identifier: Apache-2.0
#include "authoring/form_draft.h"

#include <algorithm>
#include <utility>

#include "authoring/codes.h"
#include "document/codes.h"

namespace ducha {

FormDraft::FormDraft(const PolicyRules& of_policy, Language in_language, Diagnostics* of_filled)
    : rules(of_policy), language(in_language), diagnostics(of_filled) {
  for (const FormWord word : {FormWord::sheet_help, FormWord::sheet_single, FormWord::sheet_words}) {
    book.sheets.push_back({text_of(word), {}, {}, {}});
  }
  book.title = filled(PageWord::form_title, language, {in(rules.policy.title)});
}

Book FormDraft::done() {
  write_words();
  write_help();
  std::rotate(book.sheets.begin() + 2, book.sheets.begin() + 3, book.sheets.end());
  return std::move(book);
}

void FormDraft::write_words() {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> cells;
  for (const auto& [labels, column] : word_columns) {
    for (std::uint32_t row = 0; row < labels.size(); ++row) cells[{row, column}] = labels[row];
  }
  for (auto& [at, text] : cells) words().cells.push_back({at.first, at.second, text, CellLook::label});
}

void FormDraft::write_help() {
  help().widths = {90};
  std::uint32_t row = 0;
  std::vector<BookCell>& cells = help().cells;
  cells.push_back({row++, 0, book.title, CellLook::title});
  for (const PageWord line : {PageWord::form_help_1, PageWord::form_help_2, PageWord::form_help_3,
                              PageWord::form_help_4, PageWord::form_help_5, PageWord::form_required}) {
    cells.push_back({row++, 0, text_of(line), CellLook::question});
  }
  cells.push_back({row++, 0, text_of(PageWord::form_sheets), CellLook::head});
  for (const BookSheet& sheet : book.sheets) {
    if (&sheet == &help() || &sheet == &words()) continue;
    cells.push_back({row++, 0, sheet.name, CellLook::label});
    cells.back().link = sheet.name;
  }
}

std::string FormDraft::label_of(const FactSpec& fact) const {
  const bool labelled = !fact.label.empty() && !(language == Language::en ? fact.label.en : fact.label.zh).empty();
  return labelled ? in(fact.label) : fact.name;
}

std::string FormDraft::path_text(const std::vector<std::string>& labels) const {
  std::string text;
  for (const std::string& label : labels) text += (text.empty() ? "" : text_of(FormWord::step)) + label;
  return text;
}

void FormDraft::lose(const NodeView& value) {
  if (value.exists() && diagnostics != nullptr) diagnostics->add(code::form_no_room, value.place());
}

FormPlace FormPlace::below(const std::string& label, const std::string& name) const {
  FormPlace place = *this;
  place.labels.push_back(label);
  place.names.push_back(name);
  return place;
}

}  // namespace ducha
