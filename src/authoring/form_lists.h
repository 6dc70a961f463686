// SPDX-License-Identifier: Apache-2.0
// The lists of a plan on sheets of a form: a record a row, what names it first; lists inside records on sheets of their
// own, whose rows say whose they are.
#pragma once

#include <string>
#include <vector>

#include "authoring/form_draft.h"
#include "document/node.h"
#include "facts/vocabulary.h"

namespace ducha {

// Gives the name of the sheet. Of a blank form rows to fill in.
std::string add_records_sheet(FormDraft& form, const FactSpec& list, const FormPlace& place,
                              const std::vector<NodeView>& records);
// Of a list of single values that fit no cell: one a row.
void add_values_sheet(FormDraft& form, const FactSpec& list, const FormPlace& place, const NodeView& value);

}  // namespace ducha
