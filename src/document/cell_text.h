// SPDX-License-Identifier: Apache-2.0
// The stored content of a spreadsheet's cell as a person sees it. Private to the readers of workbooks.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/number_format.h"
#include "document/workbook.h"

namespace ducha {

// What Office Open XML cannot hold is kept as _x000D_ (ECMA-376, part 1, 22.9.2.19): the characters themselves, and
// nothing of those that nobody sees.
[[nodiscard]] std::string unescaped(std::string text);

// Spreadsheets keep fifteen digits; what stands behind them is the machine's.
[[nodiscard]] std::string number_text(const std::string& stored);
// A number with the words that its cell's format puts around it, and the commas that it puts into it: 50,000 is how
// sums in yuan are shown, and of a column of ten thousands whoever reads the cell has to doubt it. One that is shown
// scaled as a formula stands, so that whoever reads the cell refuses it.
[[nodiscard]] std::string in_words(const std::string& number, const NumberFormat::Words& words);
// The words around the digits of a number as it is shown, whether these are parted by commas, and whether they are of
// another magnitude than its value.
[[nodiscard]] NumberFormat::Words shown_words(std::string_view shown, const std::string& stored);
// A day of which less is shown than its day, by the numbers that are: 2024-07 of July 2024.
[[nodiscard]] std::string shown_day(std::string_view shown, const std::string& stored);
// Two per cent is kept as 0.02.
[[nodiscard]] std::string percent_text(const std::string& stored);
// Part of a day as 01:50:00, with the seconds: nobody takes it for a ratio. What is no part of a day stays a number.
[[nodiscard]] std::string time_text(const std::string& stored);
// The same of PT01H50M00S; what is no such text as it is.
[[nodiscard]] std::string duration_text(std::string_view stored);
// A formula of which no result is kept stands as it is, so that whoever reads the cell refuses it: an empty cell would
// say that nothing was filled in.
[[nodiscard]] std::string formula_text(std::string_view formula);

// The one cell that a name stands for: 'sheet'!$C$7, $sheet.$C$7, $'sheet'.$C$7; nullopt where it is none.
[[nodiscard]] std::optional<NamedCell> named_cell(const std::string& name, std::string_view place, char behind_sheet);

}  // namespace ducha
