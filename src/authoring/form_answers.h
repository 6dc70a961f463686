// SPDX-License-Identifier: Apache-2.0
// The sheet of a form with the single answers: one a line, under chapters.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "authoring/form_draft.h"
#include "document/book.h"
#include "document/node.h"
#include "plan/head_words.h"

namespace ducha {

struct AnswerLine {
  std::string label, question, answer, wanted, clauses;
  CellKind kind = CellKind::text;
  bool required = false;
  std::vector<std::string> names = {};  // by which the answer is found again, where the line is moved
  std::string link = {};                // the sheet that `wanted` leads to
};

class AnswerSheet {
 public:
  // Its title and heads are written. The form must outlive it.
  explicit AnswerSheet(FormDraft& form);

  void add_chapter(const std::string& title);
  void add(const AnswerLine& line);
  // Of the plan's head.
  void add_head(Head head, const std::string& text, const std::string& question);
  void add_region(const std::string& key, const std::string& name);
  // What no vocabulary knows, so that its reader finds the fault again.
  void add_other(const std::string& label, const NodeView& value);
  void add_others(const std::vector<std::pair<std::string, NodeView>>& others);
  // What is typed into the next line is held against its type.
  void check_next(const FactSpec& spec);

 private:
  [[nodiscard]] std::string head_label(Head head) const;

  FormDraft& form_;
  std::uint32_t row_ = 0;  // the next
};

}  // namespace ducha
