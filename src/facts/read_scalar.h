// SPDX-License-Identifier: Apache-2.0
// The text of a scalar to the value of its declared type; the table of spellings stands in docs/rules.md.
#pragma once

#include <optional>
#include <string_view>

#include "facts/vocabulary.h"
#include "facts/written_in.h"
#include "feel/value/value.h"

namespace ducha {

// The spelling alone counts, not whether it was quoted: "1,126" needs quotes in YAML flow and is a count all the same.
// nullopt: the type cannot read it, or what it would read is in doubt; the caller reports it with expected_of(), and
// with cure_of() (facts/cures.h) as a note. Records and lists are no scalars: nullopt.
[[nodiscard]] std::optional<feel::Value> read_scalar(std::string_view text, const FactSpec& fact,
                                                     const WrittenIn& where = {});
// Whether it is a yes or a no, and which.
[[nodiscard]] std::optional<bool> read_truth(std::string_view text);
// A text as a spreadsheet shows a long number: its last digits are lost.
[[nodiscard]] bool is_cut_number(std::string_view text);

}  // namespace ducha
