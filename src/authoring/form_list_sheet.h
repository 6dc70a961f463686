// SPDX-License-Identifier: Apache-2.0
// The sheet of one list in a form: its heads, and numbered rows under them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "authoring/form_draft.h"
#include "facts/vocabulary.h"

namespace ducha {

struct ListColumn {
  std::string head;
  const FactSpec* spec;  // null: whose record it is, or what the vocabulary does not know
  std::string name;      // by which it is found again where it is moved; empty: by its head
};

// The sheet is in the form from the beginning. The form must outlive it.
class ListSheet {
 public:
  ListSheet(FormDraft& form, const std::vector<std::string>& labels, const FactSpec& list,
            std::vector<ListColumn> columns);

  // Column by column; those that are left out are blank.
  void add_row(const std::vector<std::string>& texts);
  // Blank rows to fill in.
  void prepare_rows();
  [[nodiscard]] const std::string& name() const { return form_.book.sheets[sheet_].name; }

 private:
  FormDraft& form_;
  std::size_t sheet_;  // in the book
  std::vector<ListColumn> columns_;
  std::uint32_t row_;  // the next
};

}  // namespace ducha
