// SPDX-License-Identifier: Apache-2.0
// Workbooks as spreadsheets save them, Office Open XML (.xlsx) and OpenDocument (.ods), or as a ZIP archive of CSV
// files, one a sheet, as the rows of their sheets.
//
// libzip takes the parts out of the file and pugixml reads them: liborcus, which reads both, neither tells hidden rows
// nor which numbers are days without keeping a whole document of its own. Only texts, stored values and the formats of
// days are looked at; formulas are not computed, macros, links and entities never followed.
#pragma once

#include <istream>
#include <string>

#include "base/diagnostic.h"
#include "document/workbook.h"

namespace ducha {

// The sheets that are shown, in their order. Cells are as a person sees them: days as 2024-06-30, where their
// format shows no day as 2024-06, yes and no, numbers with at most fifteen digits, as spreadsheets keep them, and with
// the words that their format puts around them, shares as 2%. An error, a formula whose value nobody has stored, and a
// number that is shown scaled are told with their cells. Held whole: a file above
// kWorkbookFileBytes, a part above kWorkbookPartBytes once unpacked, more than kWorkbookCells cells are refused, and so
// is what is broken, encrypted, or of the old binary form. Hidden sheets and rows are told and passed over.
[[nodiscard]] Workbook read_workbook(std::istream& stream, const std::string& name, Diagnostics& diagnostics);

}  // namespace ducha
