// SPDX-License-Identifier: Apache-2.0
#include "authoring/form_check.h"

#include <utility>

namespace ducha {

namespace {

// Of a list of single values several stand in one cell.
std::string expected_in_cell(const FormDraft& form, const FactSpec& spec) {
  if (spec.type != FactType::list) return form.in(expected_of(spec));
  return filled(PageWord::form_elements, form.language, {form.in(expected_of_element(spec))});
}

std::vector<std::string> choice_labels(const FormDraft& form, const FactSpec& spec) {
  std::vector<std::string> labels;
  labels.reserve(spec.choices.size());
  for (const Choice& choice : spec.choices) labels.push_back(choice.label.empty() ? choice.key : form.in(choice.label));
  return labels;
}

}  // namespace

void add_check(FormDraft& form, BookSheet& sheet, const CellRange& cells, const FactSpec& spec) {
  BookCheck check{cells.first_row, cells.last_row, cells.column};
  check.prompt = note_of(form, spec);
  check.doubt = filled(PageWord::form_doubt, form.language, {expected_in_cell(form, spec)});
  switch (spec.type) {
    case FactType::choice: return add_words(form, sheet, cells, choice_labels(form, spec), check.doubt);
    case FactType::boolean:
      return add_words(form, sheet, cells, {form.text_of(PageWord::form_yes), form.text_of(PageWord::form_no)},
                       check.doubt);
    case FactType::count: check.takes = BookCheck::Takes::whole; break;
    case FactType::number:
    case FactType::money: check.takes = BookCheck::Takes::figure; break;
    case FactType::share: check.takes = BookCheck::Takes::anything; break;
    case FactType::date:
    case FactType::event:
      check.takes = spec.takes_months() ? BookCheck::Takes::anything : BookCheck::Takes::other_ends;
      check.ends = form.text_of(FormWord::no_day);
      break;
    case FactType::name:
    case FactType::text:
    case FactType::record:
    case FactType::list: return;
  }
  sheet.checks.push_back(std::move(check));
}

void add_words(FormDraft& form, BookSheet& sheet, const CellRange& cells, const std::vector<std::string>& words,
               const std::string& doubt) {
  if (words.empty()) return;
  const auto column = static_cast<std::uint32_t>(form.word_columns.size());
  const auto [known, fresh] = form.word_columns.try_emplace(words, column);
  BookCheck check{cells.first_row, cells.last_row, cells.column};
  check.sheet = form.text_of(FormWord::sheet_words);
  check.words_column = known->second;
  check.words_count = static_cast<std::uint32_t>(words.size());
  check.doubt = doubt;
  sheet.checks.push_back(std::move(check));
}

std::string wanted(const FormDraft& form, const FactSpec& spec) {
  const bool elsewhere = spec.type == FactType::list && spec.element.empty();  // on a sheet of its own
  std::string text = spec.type == FactType::choice || elsewhere ? std::string() : expected_in_cell(form, spec);
  if (!spec.unit.empty() && spec.type != FactType::money)
    text = filled(PageWord::blank_in_unit, form.language, {text, spec.unit});
  return text;
}

std::string note_of(const FormDraft& form, const FactSpec& spec) {
  std::string text = form.in(spec.ask);
  const std::string wants = wanted(form, spec);
  if (!text.empty() && !wants.empty()) text += '\n';
  return text + wants;
}

}  // namespace ducha
