// SPDX-License-Identifier: Apache-2.0
#include "document/read_workbook.h"

#include <string_view>

#include "base/limits.h"
#include "document/codes.h"
#include "document/workbook_readers.h"

namespace ducha {

Workbook read_workbook(std::istream& stream, const std::string& name, Diagnostics& diagnostics) {
  std::string bytes;
  std::string piece(1U << 16U, '\0');
  while (stream.read(piece.data(), static_cast<std::streamsize>(piece.size())) || stream.gcount() > 0) {
    bytes.append(piece, 0, static_cast<std::size_t>(stream.gcount()));
    if (bytes.size() > kWorkbookFileBytes) {
      diagnostics.add_file(code::document_workbook_large, name, {std::to_string(kWorkbookFileBytes >> 20U) + " MB"});
      return {};
    }
  }
  if (bytes.empty()) return {};
  constexpr std::string_view kCompound = "\xD0\xCF\x11\xE0";  // of .xls, and of an encrypted .xlsx
  if (bytes.starts_with(kCompound)) {
    diagnostics.add_file(code::document_workbook_old, name);
    return {};
  }
  try {
    const WorkbookParts parts(bytes, name, diagnostics);
    if (parts.has("xl/workbook.xml")) return workbook_from_xlsx(parts);
    if (parts.has("content.xml")) return workbook_from_ods(parts);
    if (!parts.named(kSheetFiles).empty()) return workbook_from_tables(parts);
    diagnostics.add_file(code::document_workbook_broken, name, {Text("xl/workbook.xml")});
  } catch (const WorkbookRefused&) {
    return {};
  }
  return {};
}

}  // namespace ducha
