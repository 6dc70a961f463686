// SPDX-License-Identifier: Apache-2.0
// A list of happenings as of a day: which of its records a rule sees.
#pragma once

#include <cstddef>
#include <vector>

#include "base/date.h"
#include "facts/read_event.h"
#include "facts/vocabulary.h"
#include "feel/value/value.h"

namespace ducha {

// Positions are those of the list as it was written, from 0, ascending.
struct Ledger {
  struct Planned {
    std::size_t written;
    Date day;
    feel::Value record;
  };
  std::vector<std::size_t> seen;         // by the rules, in the value's order; those in undated too
  std::vector<std::size_t> undated;      // nobody says when they happened
  std::vector<Planned> planned;          // for a day after as_of, of the period
  std::vector<std::size_t> passed_over;  // of another period
};

// Records whose day could not be read count as undated. A list that covers the period is one of all times where no
// period is given.
[[nodiscard]] Ledger ledger_of(const FactSpec& list, const std::vector<feel::Value>& records, const SeenUntil& seen);

}  // namespace ducha
