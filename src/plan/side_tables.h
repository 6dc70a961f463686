// SPDX-License-Identifier: Apache-2.0
// Lists that a plan keeps in a table of its own: `subject_register: {from: ledger.csv}`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/vocabulary.h"
#include "plan/format.h"
#include "plan/plan.h"

namespace ducha {

[[nodiscard]] bool is_workbook(PlanFormat format);
// Whether a list may stand in a file of that format.
[[nodiscard]] bool is_table(PlanFormat format);

// The plan with the rows of such tables as the records of its lists; nullopt where it names none that can be read. A
// table is CSV, TSV or a workbook, found from the folder of the plan's file, and lies in that folder or below: a plan
// that somebody submits does not reach for other files. Reported: a table that is not there, lies elsewhere or has no
// head; the list is then what the plan wrote, which no list can be read from. Places in the table are those of its
// rows.
[[nodiscard]] std::optional<Plan> with_side_tables(const Plan& plan, const std::vector<const Vocabulary*>& vocabularies,
                                                   Diagnostics& diagnostics);

// The files that a plan may name as such tables, whatever its vocabulary says of the facts: those that are there.
// `from`: the plan says that it is one; a name alone may be a text too.
struct SideTableFile {
  std::string name;
  bool from = false;
};
[[nodiscard]] std::vector<SideTableFile> side_table_files(const Plan& plan);

}  // namespace ducha
