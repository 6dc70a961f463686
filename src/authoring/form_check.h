// SPDX-License-Identifier: Apache-2.0
// What the cells of a form take, and what it says of that: drop-downs, prompts, and the doubt about anything else.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "authoring/form_draft.h"
#include "document/book.h"
#include "facts/vocabulary.h"

namespace ducha {

// Cells of one column.
struct CellRange {
  std::uint32_t first_row = 0, last_row = 0, column = 0;
};

void add_check(FormDraft& form, BookSheet& sheet, const CellRange& cells, const FactSpec& spec);
// A drop-down of these words. Each set of them stands once in the book.
void add_words(FormDraft& form, BookSheet& sheet, const CellRange& cells, const std::vector<std::string>& words,
               const std::string& doubt);

// What is wanted in the cell, as the form says it beside the answer; of what has a sheet or a drop-down of its own
// nothing.
[[nodiscard]] std::string wanted(const FormDraft& form, const FactSpec& spec);
// The question and what is wanted, as a note at a column's head.
[[nodiscard]] std::string note_of(const FormDraft& form, const FactSpec& spec);

}  // namespace ducha
