// SPDX-License-Identifier: Apache-2.0
// What a text's surroundings say about how it is to be read.
#pragma once

#include <cstdint>
#include <optional>

#include "base/date.h"

namespace ducha {

struct WrittenIn {
  std::optional<std::int32_t> year;  // in which all of the plan's period lies: that of a day without one
  bool whole_year = false;           // the period is that year, so that a yearly sum is the period's
  bool sheet = false;                // a cell of a workbook, where a bare number may be a day
  bool listed = false;               // an element of a list
};

[[nodiscard]] inline WrittenIn written_in(const std::optional<DateRange>& period) {
  WrittenIn where;
  if (!period || period->first.year != period->last.year) return where;
  where.year = period->first.year;
  where.whole_year = period->first == Date{period->first.year, 1, 1} && period->last == Date{period->last.year, 12, 31};
  return where;
}

}  // namespace ducha
