// SPDX-License-Identifier: Apache-2.0
// Dates as people write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/date.h"

namespace ducha {

// 2024-06-30, 2024/6/30, 2024.6.30, with year, month and day in Chinese behind figures or Chinese numerals. The year
// has four digits. month_alone: 2024-06 and the like are the first day of that month. nullopt where it names no day of
// the calendar.
[[nodiscard]] std::optional<Date> read_date(std::string_view text, bool month_alone = false);
// A year of four figures or Chinese digits, in the form of figure_of().
[[nodiscard]] std::optional<std::int64_t> read_year(std::string_view figure);

}  // namespace ducha
