// SPDX-License-Identifier: Apache-2.0
// DMN 1.5, Tables 65 to 67.
#include <algorithm>
#include <array>
#include <string>

#include "base/date.h"
#include "base/decimal.h"
#include "feel/builtins/invoke.h"
#include "feel/value/range.h"
#include "feel/value/temporal.h"

namespace ducha::feel {

namespace {

constexpr std::array<std::string_view, 4> kOfDates{"year", "month", "day", "weekday"};
constexpr std::array<std::string_view, 5> kOfTimes{"hour", "minute", "second", "time offset", "timezone"};
constexpr std::array<std::string_view, 9> kOfDateTimes{"year",   "month",  "day",         "weekday", "hour",
                                                       "minute", "second", "time offset", "timezone"};
constexpr std::array<std::string_view, 2> kOfMonths{"years", "months"};
constexpr std::array<std::string_view, 4> kOfDays{"days", "hours", "minutes", "seconds"};
constexpr std::array<std::string_view, 4> kOfRanges{"start", "end", "start included", "end included"};

Value number(std::int64_t value) { return Decimal(value); }

// A number of seconds with nanoseconds behind it.
Value seconds_of(std::int64_t seconds, std::int64_t nanos) {
  const std::optional<Decimal> fraction = divide(Decimal(nanos), Decimal(kNanosPerSecond));
  const std::optional<Decimal> sum = fraction ? add(Decimal(seconds), *fraction) : std::nullopt;
  return sum ? Value(*sum) : Value();
}

std::optional<Value> date_property(Date date, std::string_view name) {
  if (name == "year") return number(date.year);
  if (name == "month") return number(date.month);
  if (name == "day") return number(date.day);
  if (name == "weekday") return number(iso_weekday(date));
  return std::nullopt;
}

std::optional<Value> time_property(const Time& time, std::optional<std::int32_t> offset, std::string_view name) {
  const std::int64_t seconds = time.nanos / kNanosPerSecond;
  if (name == "hour") return number(seconds / 3'600);
  if (name == "minute") return number(seconds / 60 % 60);
  if (name == "second") return seconds_of(seconds % 60, time.nanos % kNanosPerSecond);
  if (name == "time offset") return offset ? Value(DaysTime{*offset, 0}) : Value();
  if (name == "timezone") return time.zone == 0 ? Value() : Value::string(std::string(zone_id(time.zone)));
  return std::nullopt;
}

// Components carry the sign of the whole: -PT26H has -1 days and -2 hours.
std::optional<Value> months_property(YearsMonths value, std::string_view name) {
  if (name == "years") return number(value.months / 12);
  if (name == "months") return number(value.months % 12);
  return std::nullopt;
}

std::optional<Value> days_property(DaysTime value, std::string_view name) {
  std::int64_t seconds = value.seconds;
  std::int64_t nanos = value.nanos;
  if (seconds < 0 && nanos > 0) {
    ++seconds;
    nanos -= kNanosPerSecond;
  }
  if (name == "days") return number(seconds / kSecondsPerDay);
  if (name == "hours") return number(seconds / 3'600 % 24);
  if (name == "minutes") return number(seconds / 60 % 60);
  if (name == "seconds") return seconds_of(seconds % 60, nanos);
  return std::nullopt;
}

std::optional<Value> range_property(const Range& range, std::string_view name) {
  const bool none = range.form == RangeForm::not_equal;
  if (name == "start") return none ? Value() : range.low;
  if (name == "end") return none ? Value() : range.high;
  if (name == "start included") return !none && range.low_included;
  if (name == "end included") return !none && range.high_included;
  return std::nullopt;
}

}  // namespace

std::optional<Value> property_of(const Value& value, std::string_view name) {
  switch (value.kind()) {
    case Kind::date: return date_property(value.as_date(), name);
    case Kind::time: return time_property(value.as_time(), offset_of(value.as_time()), name);
    case Kind::date_time: {
      const DateTime& date_time = value.as_date_time();
      if (std::optional<Value> of_date = date_property(date_time.date, name)) return of_date;
      return time_property(date_time.time, offset_of(date_time), name);
    }
    case Kind::years_months: return months_property(value.as_years_months(), name);
    case Kind::days_time: return days_property(value.as_days_time(), name);
    case Kind::range: return range_property(value.as_range(), name);
    case Kind::null:
    case Kind::boolean:
    case Kind::number:
    case Kind::string:
    case Kind::list:
    case Kind::context:
    case Kind::function: break;
  }
  return std::nullopt;
}

std::span<const std::string_view> properties_of(Kind kind) {
  switch (kind) {
    case Kind::date: return kOfDates;
    case Kind::time: return kOfTimes;
    case Kind::date_time: return kOfDateTimes;
    case Kind::years_months: return kOfMonths;
    case Kind::days_time: return kOfDays;
    case Kind::range: return kOfRanges;
    case Kind::null:
    case Kind::boolean:
    case Kind::number:
    case Kind::string:
    case Kind::list:
    case Kind::context:
    case Kind::function: break;
  }
  return {};
}

}  // namespace ducha::feel
