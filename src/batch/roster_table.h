// SPDX-License-Identifier: Apache-2.0
// A roster that an office keeps as a table: a unit a row, in a text or in the first sheet of a workbook. Titles above
// the head, columns that count the rows or say whom to call, rows of sums and notes are what such lists have; none of
// them is a unit or a part of a region.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "batch/roster_unit.h"

namespace ducha {

// The key of a roster that a word stands for, spelt as a plan's head is, in either language; else the word as it is.
[[nodiscard]] std::string roster_key(std::string_view written);

// `separator`: what parts the cells where the head does not show another.
[[nodiscard]] std::vector<RosterUnit> roster_in_text(const std::string& name, std::string bytes,
                                                     std::string_view separator, Diagnostics& diagnostics);
[[nodiscard]] std::vector<RosterUnit> roster_in_workbook(const std::string& name, std::string bytes,
                                                         Diagnostics& diagnostics);

}  // namespace ducha
