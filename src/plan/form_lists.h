// SPDX-License-Identifier: Apache-2.0
// The sheets of a form that are lists. Private to the reader of forms.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "plan/form_document.h"
#include "plan/form_sheet.h"

namespace ducha {

class FormLists {
 public:
  FormLists(Form& form, FormProblems problems) : form_(form), problems_(problems) {}

  // A label of the single facts that may be a list's: they say no more of it than that there are none.
  void note_asked(std::string_view label);
  // False where the sheet is no list. One whose title somebody deleted is known by its sheet's name, where the single
  // facts ask for one of that name, or by the names of its columns.
  bool read(const FormSheet& sheet);

 private:
  struct ListHead {
    std::size_t row = 0, number = 0;  // and the column that counts the rows
  };

  bool read_untitled(const FormSheet& sheet);
  void add_list(const FormSheet& sheet, const ListHead& head, const FormCell& named);
  void add_column(const FormSheet& sheet, std::size_t head, std::size_t column, FormList& list) const;
  void tell_row(const FormCell& cell, bool sum) const;
  void add_record(const FormSheet& sheet, const std::vector<FormCell>& cells, FormList& list) const;
  [[nodiscard]] bool take_units(const FormSheet& sheet, const std::vector<FormCell>& cells,
                                const FormCell& first) const;

  Form& form_;
  FormProblems problems_;
  std::set<std::string> asked_;  // folded
};

}  // namespace ducha
