// SPDX-License-Identifier: Apache-2.0
// The ranges of `during`. Their ends may be events or null, which FEEL's ranges know nothing of: each is therefore
// evaluated as a context {first: ..., last: ...}. A list of records whose last day is marked by `not_before: FIRST` is
// a list of ranges by its name alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "facts/vocabulary.h"
#include "feel/compile/program.h"
#include "feel/value/type.h"

namespace ducha {

// The expression with every range between brackets written as such a context; as it is where it cannot be read.
[[nodiscard]] std::string with_open_ranges(std::string_view text, const feel::Scope& scope);

struct DaysOfRecords {
  std::string first, last;  // names of fields
};
// Of a list of records in which exactly one day is marked as no earlier than another beside it.
[[nodiscard]] std::optional<DaysOfRecords> days_of_records(const FactSpec& list);
// An expression for the ranges of the records that stand at a path.
[[nodiscard]] std::string ranges_of_records(std::string_view path, const DaysOfRecords& days);
// How an author may write the ranges of what gives records: with the names of their days, as far as they have two.
[[nodiscard]] std::string example_of_ranges(std::string_view written, const feel::Type& records);

}  // namespace ducha
