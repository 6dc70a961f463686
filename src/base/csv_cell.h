// SPDX-License-Identifier: Apache-2.0
// A cell of a CSV file as it is written (RFC 4180).
#pragma once

#include <string>
#include <string_view>

namespace ducha {

// In quotes where it holds a quote, a line's end or one of the separators; else as it is. What is put `in_front` of it
// within the cell has it quoted too.
void append_csv_cell(std::string& out, std::string_view text, std::string_view separators,
                     std::string_view in_front = {});
// The same for a file whose cells some spreadsheets part by semicolons.
[[nodiscard]] std::string csv_cell(std::string_view text);

// Whether a spreadsheet might compute what begins so. Those of East Asia take the full-width signs for the same.
[[nodiscard]] bool looks_like_formula(std::string_view cell);
// csv_cell() of what somebody else wrote: with an apostrophe in front that keeps it a text.
[[nodiscard]] std::string guarded_csv_cell(std::string_view text);
// Without such an apostrophe, also one that keeps a figure a text.
[[nodiscard]] std::string_view unguarded(std::string_view text);

}  // namespace ducha
