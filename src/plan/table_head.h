// SPDX-License-Identifier: Apache-2.0
// Finds the head of a table among its first rows: titles may stand above it, it may take two rows, and the cells may be
// parted by something else than the file's ending says.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace ducha {

// The separator with which a cell of the row names the unit, the likeliest first; nullopt where the row is no head.
[[nodiscard]] std::optional<std::string> head_separator(const SourceText& row, std::string_view likeliest);
// The names of a row that is a head as well, below the first one: as they are compared. Empty where it names no unit.
[[nodiscard]] std::vector<std::string> head_below(const SourceText& row, std::string_view separator);
// The names of a head in the same form.
[[nodiscard]] std::vector<std::string> folded_names(const SourceText& head, std::string_view separator);
// What a first line such as "sep=;" says.
[[nodiscard]] std::optional<std::string> declared_separator(const SourceText& row);
// Whether a row under a head is its second half: the cells under the head's blank ones, or under titles of groups, name
// columns; nothing stands under the names of the plan's head, and no cell is a figure.
[[nodiscard]] bool is_second_head(const SourceText& head, const SourceText& row, std::string_view separator);
// Whether a row under a head says the units of its columns and nothing else: (persons), ten thousand yuan.
[[nodiscard]] bool is_unit_row(const SourceText& head, const SourceText& row, std::string_view separator);
// Whether a row under a head numbers every column that has a name: 1 2 3, or letters before them for those that hold
// words.
[[nodiscard]] bool is_numbering(const SourceText& head, const SourceText& row, std::string_view separator);
// The units that a row of titles says of the whole table: "unit: ten thousand yuan, persons".
[[nodiscard]] std::vector<std::string> table_units(const SourceText& row, std::string_view separator);

// The same of a note under the table: "the sums above are all in yuan".
[[nodiscard]] std::vector<std::string> units_told(std::string_view note);

// Both as one text, where the one follows the other.
[[nodiscard]] SourcePtr joined_rows(const SourceText& head, const SourceText& second);

// A row under the table, or a title over it: one that begins with a word for a note, or holds a sentence alone.
[[nodiscard]] bool is_note(std::string_view first_cell, bool alone);

// Whether a unit's name is that of a row of sums: by the whole name only, however it is spaced.
[[nodiscard]] bool is_sum(std::string_view unit);
// Whether a cell of a list's row, in whatever column, says that the row is one of sums: a year stands before it, or the
// number of an item. Fewer words than is_sum() has: other cells hold texts.
[[nodiscard]] bool is_sum_word(std::string_view cell);
// Whether a row of that name compares the others, or says how they grew: of the year before, the median, the growth.
[[nodiscard]] bool is_comparison(std::string_view unit);
// Whether a row of that name shows how to fill in the others.
[[nodiscard]] bool is_sample(std::string_view unit);
// Whether it is any of these, and no unit's.
[[nodiscard]] inline bool is_no_unit(std::string_view unit) {
  return is_sum(unit) || is_comparison(unit) || is_sample(unit);
}

}  // namespace ducha
