// SPDX-License-Identifier: Apache-2.0
#include "authoring/form_answers.h"

#include <array>
#include <cstdint>

#include "authoring/form_check.h"
#include "plan/from_form.h"

namespace ducha {

namespace {

// The columns.
constexpr std::uint32_t kItem = 0, kQuestion = 1, kAnswer = 2, kWanted = 3, kClauses = 4;

}  // namespace

AnswerSheet::AnswerSheet(FormDraft& form) : form_(form) {
  BookSheet& sheet = form_.answers();
  sheet.widths = {30, 46, 30, 34, 40};
  sheet.frozen_rows = 3;
  sheet.frozen_columns = 1;
  sheet.cells.push_back({0, 0, form_.book.title, CellLook::title});
  sheet.cells.push_back({1, 0, form_.text_of(PageWord::form_required), CellLook::remark});
  const std::array heads = {form_.text_of(FormWord::item), form_.text_of(PageWord::form_question),
                            form_.text_of(FormWord::answer), form_.text_of(PageWord::form_wanted),
                            form_.text_of(PageWord::form_clauses)};
  for (std::uint32_t column = 0; column < heads.size(); ++column) {
    sheet.cells.push_back({2, column, heads[column], CellLook::head});
  }
  row_ = 3;
}

void AnswerSheet::add_chapter(const std::string& title) {
  form_.answers().cells.push_back({row_++, kQuestion, title, CellLook::chapter});
}

void AnswerSheet::add(const AnswerLine& line) {
  std::vector<BookCell>& cells = form_.answers().cells;
  cells.push_back({row_, kItem, line.label, CellLook::label});
  cells.push_back({row_, kQuestion, line.question, CellLook::question});
  cells.push_back({row_, kAnswer, line.answer, line.required ? CellLook::required : CellLook::answer, line.kind});
  if (!line.names.empty()) cells.back().name = form_name(line.names);
  cells.push_back({row_, kWanted, line.wanted, CellLook::question});
  cells.back().link = line.link;
  cells.push_back({row_, kClauses, line.clauses, CellLook::question});
  ++row_;
}

void AnswerSheet::add_head(Head head, const std::string& text, const std::string& question) {
  const std::vector<Level>& levels = form_.rules.policy.levels;
  if (head == Head::level && !levels.empty()) {
    std::vector<std::string> labels;
    labels.reserve(levels.size());
    for (const Level& level : levels) labels.push_back(form_.in(level.label));
    add_words(form_, form_.answers(), {row_, row_, kAnswer}, labels, {});
  }
  add({head_label(head),
       question,
       text,
       {},
       {},
       CellKind::text,
       head == Head::unit || head == Head::period,
       {std::string(to_string(head))}});
}

std::string AnswerSheet::head_label(Head head) const {
  static const std::array kKeys = {
#define DUCHA_HEAD(key, zh, ...) Text(zh, #key),
#include "plan/head.def"
  };
  return form_.in(kKeys[static_cast<std::size_t>(head)]);
}

void AnswerSheet::add_region(const std::string& key, const std::string& name) {
  add({head_label(Head::region) + form_.text_of(FormWord::step) + region_label(key, form_.language),
       {},
       name,
       form_.text_of(PageWord::blank_name),
       {},
       CellKind::text,
       false,
       {"region", key}});
}

void AnswerSheet::add_other(const std::string& label, const NodeView& value) {
  if (!value.is_scalar()) return form_.lose(value);
  add({label, {}, std::string(value.text()), {}, {}});
}

void AnswerSheet::add_others(const std::vector<std::pair<std::string, NodeView>>& others) {
  for (const auto& [key, value] : others) add_other(key, value);
}

void AnswerSheet::check_next(const FactSpec& spec) { add_check(form_, form_.answers(), {row_, row_, kAnswer}, spec); }

}  // namespace ducha
