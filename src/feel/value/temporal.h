// SPDX-License-Identifier: Apache-2.0
// Dates with times, times, durations: their text, their zones, their arithmetic (DMN 1.5, 10.3.2.3.4 to 10.3.2.3.8).
//
// A named zone is an IANA zone that ICU knows; its number lives as long as the process. Local time that a zone skips or
// doubles is read with the offset that was in force before the change.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "feel/value/value.h"

namespace ducha::feel {

inline constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
inline constexpr std::int64_t kSecondsPerDay = 86'400;
inline constexpr std::int64_t kNanosPerDay = kNanosPerSecond * kSecondsPerDay;

struct DateTime {
  Date date;
  Time time;
};

// A point of time: seconds since 1970-01-01T00:00:00Z without leap seconds.
struct Instant {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;  // 0 .. 999'999'999
  friend auto operator<=>(const Instant&, const Instant&) = default;
};

// The number of an IANA zone id ("Europe/Paris", "Etc/UTC"); nullopt where ICU has none of that spelling.
[[nodiscard]] std::optional<std::uint32_t> zone_of(std::string_view id);
[[nodiscard]] std::string_view zone_id(std::uint32_t zone);
// Seconds east of UTC in that zone at a local date and time of day, and at an instant.
[[nodiscard]] std::int32_t zone_offset(std::uint32_t zone, Date date, std::int64_t nanos_of_day);
[[nodiscard]] std::int32_t zone_offset(std::uint32_t zone, Instant at);

// Seconds east of UTC: nullopt where neither offset nor zone was given. A time alone takes a zone's offset of
// 1970-01-01.
[[nodiscard]] std::optional<std::int32_t> offset_of(const DateTime& value);
[[nodiscard]] std::optional<std::int32_t> offset_of(const Time& value);
// Local values are read as if in UTC.
[[nodiscard]] Instant to_instant(const DateTime& value);
// The date and time of an instant, in the offset or zone of `like`.
[[nodiscard]] std::optional<DateTime> from_instant(Instant instant, const Time& like);

// The lexical forms of XML Schema, and FEEL's zone ids after @. Nothing before or after.
[[nodiscard]] std::optional<Time> read_time(std::string_view text);  // 10:30:00.5+02:00, 10:30:00@Asia/Shanghai
[[nodiscard]] std::optional<DateTime> read_date_time(
    std::string_view text);  // 2024-06-30T10:30:00Z; a bare date is midnight
[[nodiscard]] std::optional<YearsMonths> read_years_months(std::string_view text);  // -P1Y2M
[[nodiscard]] std::optional<DaysTime> read_days_time(std::string_view text);        // P1DT2H3M4.5S
// Either duration.
[[nodiscard]] std::optional<Value> read_duration(std::string_view text);
// What stands between the quotes of @"...": a date, a time, a date and time, or a duration.
[[nodiscard]] std::optional<Value> read_temporal(std::string_view text);

[[nodiscard]] std::string to_string(const Time& value);
[[nodiscard]] std::string to_string(const DateTime& value);
[[nodiscard]] std::string to_string(YearsMonths value);  // normalised: P1Y2M, P0M
[[nodiscard]] std::string to_string(DaysTime value);     // normalised: P1DT2H, PT0S

// Arithmetic of Table 61; nullopt past the limits of dates and durations.
[[nodiscard]] std::optional<DateTime> plus(const DateTime& value, YearsMonths duration);
[[nodiscard]] std::optional<DateTime> plus(const DateTime& value, DaysTime duration);
[[nodiscard]] std::optional<Date> plus(Date value, YearsMonths duration);
// A date plus days and time: the date of midnight UTC so much later.
[[nodiscard]] std::optional<Date> plus(Date value, DaysTime duration);
[[nodiscard]] Time plus(const Time& value, DaysTime duration);  // around the clock
[[nodiscard]] std::optional<YearsMonths> plus(YearsMonths a, YearsMonths b);
[[nodiscard]] std::optional<DaysTime> plus(DaysTime a, DaysTime b);
[[nodiscard]] std::optional<YearsMonths> negated(YearsMonths value);
[[nodiscard]] std::optional<DaysTime> negated(DaysTime value);
// a - b. nullopt where only one of them has an offset or a zone.
[[nodiscard]] std::optional<DaysTime> difference(const DateTime& a, const DateTime& b);
[[nodiscard]] std::optional<DaysTime> difference(Date a, Date b);
[[nodiscard]] std::optional<DaysTime> difference(const Time& a, const Time& b);
// Multiplied and divided by a number; months are cut to whole ones toward zero, seconds to nanoseconds.
[[nodiscard]] std::optional<YearsMonths> times(YearsMonths value, const Decimal& factor);
[[nodiscard]] std::optional<DaysTime> times(DaysTime value, const Decimal& factor);
[[nodiscard]] std::optional<YearsMonths> divided(YearsMonths value, const Decimal& divisor);
[[nodiscard]] std::optional<DaysTime> divided(DaysTime value, const Decimal& divisor);
// How many of b are in a.
[[nodiscard]] std::optional<Decimal> quotient(YearsMonths a, YearsMonths b);
[[nodiscard]] std::optional<Decimal> quotient(DaysTime a, DaysTime b);
[[nodiscard]] Decimal to_seconds(DaysTime value);
// Whole months from one to the other (years and months duration()).
[[nodiscard]] std::optional<YearsMonths> months_between(Date from, Date to);

// A date as a date and time: midnight UTC (10.3.2.9.4).
[[nodiscard]] DateTime at_midnight(Date date);

}  // namespace ducha::feel
