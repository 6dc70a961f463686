// SPDX-License-Identifier: Apache-2.0
#include "authoring/form_cell.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "authoring/known_facts.h"
#include "facts/blank_marks.h"
#include "facts/read_list.h"

namespace ducha {

namespace {

// A number that a spreadsheet keeps as it is written.
bool is_plain_number(const std::string& text) {
  if (text.empty() || text.size() > 15 || text.find_first_not_of("0123456789.-") != std::string::npos) return false;
  char printed[40];
  std::snprintf(printed, sizeof(printed), "%.15g", std::strtod(text.c_str(), nullptr));
  return text == printed;
}

}  // namespace

std::string cell_text(FormDraft& form, const FactSpec& spec, const NodeView& value, std::string_view unit) {
  if (!value.exists() || value.is_null()) return {};
  if (!value.is_scalar()) {
    form.lose(value);
    return {};
  }
  return plain_text(value, spec, unit);
}

std::optional<std::string> list_in_cell(const FormDraft& form, const FactSpec& list, const NodeView& value) {
  if (!value.exists() || value.is_null()) return std::string();
  const auto elements = elements_of(value, list);
  if (!elements) return std::nullopt;
  if (elements->empty()) return form.text_of(FormWord::none);
  std::string text;
  for (const std::string& each : *elements)
    text += (text.empty() ? "" : form.language == Language::en ? "; " : "\xE3\x80\x81") + each;
  const std::vector<std::string> again = split_elements(text, list.element.front());
  const bool same = std::equal(again.begin(), again.end(), elements->begin(), elements->end());
  return same && !says_none(text) ? std::optional(text) : std::nullopt;
}

CellKind cell_kind(const FactSpec& spec, const std::string& text) {
  switch (spec.type) {
    case FactType::count:
    case FactType::number:
    case FactType::money: return is_plain_number(text) ? CellKind::number : CellKind::general;
    // Spreadsheets would give a day without a year this one, and make a time of day of 1:50.
    case FactType::share:
    case FactType::date:
    case FactType::event:
    case FactType::boolean:
    case FactType::choice:
    case FactType::name:
    case FactType::text:
    case FactType::record:
    case FactType::list: break;
  }
  return CellKind::text;
}

}  // namespace ducha
