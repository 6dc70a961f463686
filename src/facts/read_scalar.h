// SPDX-License-Identifier: Apache-2.0
// The text of a scalar to the value of its declared type; the table of spellings stands in docs/rules.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/read_event.h"
#include "facts/vocabulary.h"
#include "facts/written_in.h"
#include "feel/value/value.h"

namespace ducha {

// The spelling alone counts, not whether it was quoted: "1,126" needs quotes in YAML flow and is a count all the same.
// nullopt: the type cannot read it, or what it would read is in doubt; the caller reports it with expected_of(), and
// with cure_of() (facts/cures.h) as a note. Records and lists are no scalars: nullopt. Events are read as of `seen`,
// and where it is left out not at all.
[[nodiscard]] std::optional<feel::Value> read_scalar(std::string_view text, const FactSpec& fact,
                                                     const WrittenIn& where = {},
                                                     const std::optional<SeenUntil>& seen = std::nullopt);
// The choice of that name; nullptr: none of the declared ones.
[[nodiscard]] const Choice* known_choice(std::string_view text, const FactSpec& fact);
// Of a folded text what stands behind "other:"; all of it where it does not begin so.
[[nodiscard]] std::string_view behind_other(std::string_view folded);
// What a text that is none of the choices may mean for all that: the choice whose name stands in it (a visit to some
// place, the court of some county), in whose name it stands, or whose name is nearly it; those of which it is made up,
// with list commas. nullopt where it begins by saying that it is another one.
[[nodiscard]] std::optional<std::string> near_choice(std::string_view text, const FactSpec& fact);
// The names of one character each of which a text is made up, as the bodies of justice are written together: two or
// more, no choice twice. Empty where it is a choice itself, or where anything else stands in it.
[[nodiscard]] std::vector<std::string> run_together(std::string_view text, const FactSpec& fact);
// A text as a spreadsheet shows a long number: its last digits are lost.
[[nodiscard]] bool is_cut_number(std::string_view text);
// What a spreadsheet shows in the place of a value: what a formula could not reckon, or the formula itself.
[[nodiscard]] bool is_cell_fault(std::string_view text);
// The signs that a spreadsheet shows where a column is too narrow for its value.
[[nodiscard]] bool is_narrow_column(std::string_view text);
// Whether an element of a list stands for others, too, and says how many: "Zhang San and others, five persons".
[[nodiscard]] bool counts_others(std::string_view text);

}  // namespace ducha
