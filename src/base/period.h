// SPDX-License-Identifier: Apache-2.0
// Periods that a plan covers, and the calendar windows inside them.
//
//   period 2024-02-01/2024-12-31
//   Jan Feb Mar|Apr May Jun|Jul Aug Sep|Oct Nov Dec|
//       [======================================]
//              |---Q2------|---Q3------|---Q4--|      windows(period, quarter): those that lie whole inside
//
// Windows are calendar ones: a week begins on Monday (ISO 8601), a quarter with January, April, July, October.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace ducha {

// "2024", "2024-H1", "2024-Q3", "2024-05", "2024-W07", "2024-01-01/2024-12-31".
[[nodiscard]] std::optional<DateRange> read_period(std::string_view text);
// The shortest of the spellings above that names the range.
[[nodiscard]] std::string to_string(const DateRange& range);

// How often: weeks, or a number of months (12 a year). Windows of n months are counted from year 0, so that those
// whose length divides twelve begin with January.
// Whether it is longer than the period of a plan may be (kPeriodMonths).
[[nodiscard]] bool is_too_long(const DateRange& period);

struct Cadence {
  enum class Unit : std::uint8_t { week, months } unit = Unit::months;
  std::int32_t count = 12;  // months; 1 for week
  friend bool operator==(const Cadence&, const Cadence&) = default;
  friend auto operator<=>(const Cadence&, const Cadence&) = default;  // NOLINT(modernize-use-nullptr)
};

// "week", "month", "quarter", "half-year", "year", or a years-and-months duration (P18M, P1Y6M).
[[nodiscard]] std::optional<Cadence> read_cadence(std::string_view text);
[[nodiscard]] std::string to_string(const Cadence& cadence);

struct Window {
  std::string name;  // 2024-W07 2024-05 2024-Q2 2024-H1 2024, else first/last
  DateRange range;
};
// Those that lie whole inside the range, in order; at most limit + 1 of them are made, so that a caller can tell.
[[nodiscard]] std::vector<Window> windows(const DateRange& range, const Cadence& cadence, std::size_t limit = 10'000);
// Those that have a day in it.
[[nodiscard]] std::vector<Window> calendar_windows(const DateRange& range, const Cadence& cadence, std::size_t limit);
// Those that lie whole inside, without their names.
[[nodiscard]] std::vector<DateRange> window_ranges(const DateRange& range, const Cadence& cadence, std::size_t limit);

}  // namespace ducha
