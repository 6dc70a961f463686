// SPDX-License-Identifier: Apache-2.0
// A workbook that is a form, one plan: single facts as rows of label and answer, a sheet for each list. `ducha
// template` prints such workbooks, and `ducha convert` fills them.
//
//   single facts                          a list                            a list inside its records
//   ...| item | question | answer |...    list | training courses           list | courses > lessons
//      | unit |          | A      |       no.  | date       | topic         no.  | belongs to > courses | day
//      | county |        | B      |       1    | 2024-03-01 | safety        1    | safety               | ...
//
// What a row or a column is, the words in it say, so that moving, inserting and sorting rows and columns does no harm;
// where a label was lost, the name of the cell says it (form_name()).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/node.h"
#include "document/workbook.h"

namespace ducha {

// The name of a cell for an answer or of a column's head: form_name({"facts", "courses", "date"}).
[[nodiscard]] std::string form_name(const std::vector<std::string>& path);

[[nodiscard]] bool is_form(const Workbook& workbook);
// All rows of a workbook as one source, whose places are cells.
[[nodiscard]] SourcePtr source_of(const Workbook& workbook, const std::string& name);
// The document that YAML would give; `source` is source_of() the workbook. Reported: what has no label, records that
// belong to none, sheets that are no part of a form.
[[nodiscard]] std::optional<Document> document_of_form(const Workbook& workbook, const SourcePtr& source,
                                                       Diagnostics& diagnostics);

}  // namespace ducha
