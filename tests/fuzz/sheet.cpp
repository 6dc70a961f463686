// SPDX-License-Identifier: Apache-2.0
// Any text as the inside of a workbook, packed into one here, so that what is tried is the sheet and not the archive.
// The first byte says which part of which kind: a sheet, the texts, the styles or the list of sheets of an .xlsx, the
// content of an .ods, or a sheet of an archive of CSV files.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/zip_archive.h"
#include "fuzz/plans.h"

namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view kBook =
    R"(<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>)";
constexpr std::string_view kLinks =
    R"(<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>)";
constexpr std::string_view kSheet =
    R"(<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>count</t></is></c></row>
<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>45000</v></c></row></sheetData></worksheet>)";
constexpr std::string_view kTexts = R"(<sst><si><t>unit</t></si><si><r><t>A</t></r></si></sst>)";
constexpr std::string_view kStyles =
    R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>)";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  static constexpr std::array kNames = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",
                                        "xl/workbook.xml", "xl/_rels/workbook.xml.rels"};
  Parts parts;
  const std::size_t which = data[0] % (kNames.size() + 2);
  if (which == kNames.size()) {
    parts = {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", text}};
  } else if (which > kNames.size()) {
    parts = {{"1.csv", text}, {"2.csv", "unit,count\nA,1\n"}};
  } else {
    parts = {{"[Content_Types].xml", "<Types/>"}};
    for (std::size_t i = 0; i < kNames.size(); ++i) {
      static constexpr std::array kGood = {kSheet, kTexts, kStyles, kBook, kLinks};
      parts.emplace_back(kNames.at(i), i == which ? text : std::string(kGood.at(i)));
    }
  }
  const std::string book = ducha::zipped(parts).value_or("");
  ducha::read_everything(reinterpret_cast<const std::uint8_t*>(book.data()), book.size(), ducha::PlanFormat::xlsx);
  return 0;
}
