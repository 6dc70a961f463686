// SPDX-License-Identifier: Apache-2.0
// Periods as people write them.
#pragma once

#include <optional>
#include <string_view>

#include "base/period.h"

namespace ducha {

// Those of base/period.h, in full width too; a year, a half, a quarter or a month in Chinese (src/facts/spelling.def)
// behind figures or Chinese numerals; two of these, or two dates as of read_date(), with the word for "to" between
// them, the second with or without its year. nullopt where it names no days of the calendar.
[[nodiscard]] std::optional<DateRange> read_written_period(std::string_view text);

}  // namespace ducha
