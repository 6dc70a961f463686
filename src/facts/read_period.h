// SPDX-License-Identifier: Apache-2.0
// Periods as people write them.
#pragma once

#include <optional>
#include <string_view>

#include "base/period.h"

namespace ducha {

// Those of base/period.h, in full width, small letters and without the hyphen too; a year, a half, a quarter, the first
// quarters, a month or a row of them in Chinese (src/facts/spelling.def) behind figures or Chinese numerals; a school
// year, from 1 September to 31 August; two of these, or two dates as of read_date(), with a word for "to" or a dash
// between them, either leaving out what the other says; 202406; 2024-01/2024-06; the like in English (english_dates.h).
// nullopt where it names no days of the calendar, for 2024/25, and for 2024.1, which a spreadsheet writes of 2024.10
// too.
[[nodiscard]] std::optional<DateRange> read_written_period(std::string_view text);

}  // namespace ducha
