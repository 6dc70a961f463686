// SPDX-License-Identifier: Apache-2.0
// The forms of workbooks, each read from the parts of its archive. Private to read_workbook(). Each throws
// WorkbookRefused.
#pragma once

#include <string_view>

#include "document/workbook.h"
#include "document/workbook_parts.h"

namespace ducha {

inline constexpr std::string_view kSheetFiles = ".csv";

[[nodiscard]] Workbook workbook_from_xlsx(const WorkbookParts& parts);
[[nodiscard]] Workbook workbook_from_ods(const WorkbookParts& parts);
// CSV files, one a sheet.
[[nodiscard]] Workbook workbook_from_tables(const WorkbookParts& parts);

}  // namespace ducha
