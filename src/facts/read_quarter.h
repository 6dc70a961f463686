// SPDX-License-Identifier: Apache-2.0
// A quarter of the calendar, where one is asked for (`precision: quarter`).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "facts/cure.h"
#include "facts/written_in.h"

namespace ducha {

// The first day of the quarter that is meant: 2024-Q3, one in words as of read_written_period(), its three months, or
// the month with which it begins as of read_date(), which off the calendar may be any. One without its year is of the
// year in which it is written. nullopt where it names more or less.
[[nodiscard]] std::optional<Date> read_quarter(std::string_view text, const WrittenIn& where);

// 2024-Q3 of the day with which it begins; 2024-08 of one with which none of the calendar does.
[[nodiscard]] std::string written_quarter(Date first);

// What to do about a text that read_quarter() does not take; nullopt where nothing is known of it.
[[nodiscard]] std::optional<Cure> quarter_cure_of(std::string_view text, const WrittenIn& where);

}  // namespace ducha
