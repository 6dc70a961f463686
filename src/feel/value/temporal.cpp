// SPDX-License-Identifier: Apache-2.0
#include "feel/value/temporal.h"

#include "base/date.h"
#include "base/decimal.h"

namespace ducha::feel {

namespace {

std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

// seconds + nanos with nanos brought into a second.
std::optional<DaysTime> carried(std::int64_t seconds, std::int64_t nanos) {
  const std::int64_t more = floor_divide(nanos, kNanosPerSecond);
  if (__builtin_add_overflow(seconds, more, &seconds)) return std::nullopt;
  return DaysTime{seconds, static_cast<std::int32_t>(nanos - more * kNanosPerSecond)};
}

std::optional<DaysTime> difference(Instant a, Instant b) {
  std::int64_t seconds = 0;
  if (__builtin_sub_overflow(a.seconds, b.seconds, &seconds)) return std::nullopt;
  return carried(seconds, std::int64_t{a.nanos} - b.nanos);
}

// A number of seconds, cut toward zero to nanoseconds.
std::optional<DaysTime> from_seconds(const std::optional<Decimal>& seconds) {
  if (!seconds) return std::nullopt;
  const std::optional<Decimal> whole = round(*seconds, 0, Rounding::floor);
  const std::optional<Decimal> rest = whole ? subtract(*seconds, *whole) : std::nullopt;
  const std::optional<Decimal> nanos = rest ? multiply(*rest, Decimal(kNanosPerSecond)) : std::nullopt;
  const std::optional<Decimal> cut =
      nanos ? round(*nanos, 0, seconds->is_negative() ? Rounding::ceiling : Rounding::floor) : std::nullopt;
  const auto whole_seconds = whole ? whole->to_int64() : std::nullopt;
  const auto whole_nanos = cut ? cut->to_int64() : std::nullopt;
  if (!whole_seconds || !whole_nanos) return std::nullopt;
  return carried(*whole_seconds, *whole_nanos);
}

std::optional<YearsMonths> from_months(const std::optional<Decimal>& months) {
  const std::optional<Decimal> whole = months ? round(*months, 0, Rounding::down) : std::nullopt;
  const auto count = whole ? whole->to_int64() : std::nullopt;
  return count ? std::optional(YearsMonths{*count}) : std::nullopt;
}

}  // namespace

std::optional<std::int32_t> offset_of(const DateTime& value) {
  if (value.time.zone != 0) return zone_offset(value.time.zone, value.date, value.time.nanos);
  if (value.time.offset == Time::kLocal) return std::nullopt;
  return value.time.offset;
}

std::optional<std::int32_t> offset_of(const Time& value) { return offset_of(DateTime{Date{1970, 1, 1}, value}); }

Instant to_instant(const DateTime& value) {
  const std::int64_t seconds = to_days(value.date) * kSecondsPerDay + value.time.nanos / kNanosPerSecond;
  return {seconds - offset_of(value).value_or(0), static_cast<std::int32_t>(value.time.nanos % kNanosPerSecond)};
}

std::optional<DateTime> from_instant(Instant instant, const Time& like) {
  std::int64_t offset = 0;
  if (like.zone != 0) {
    offset = zone_offset(like.zone, instant);
  } else if (like.offset != Time::kLocal) {
    offset = like.offset;
  }
  std::int64_t local = 0;
  if (__builtin_add_overflow(instant.seconds, offset, &local)) return std::nullopt;
  const std::int64_t days = floor_divide(local, kSecondsPerDay);
  const std::optional<Date> date = from_days(days);
  if (!date) return std::nullopt;
  Time time = like;
  time.nanos = (local - days * kSecondsPerDay) * kNanosPerSecond + instant.nanos;
  return DateTime{*date, time};
}

std::optional<DateTime> plus(const DateTime& value, YearsMonths duration) {
  const std::optional<Date> date = plus_months(value.date, duration.months);
  return date ? std::optional(DateTime{*date, value.time}) : std::nullopt;
}

std::optional<DateTime> plus(const DateTime& value, DaysTime duration) {
  const Instant from = to_instant(value);
  std::int64_t seconds = 0;
  if (__builtin_add_overflow(from.seconds, duration.seconds, &seconds)) return std::nullopt;
  const std::optional<DaysTime> sum = carried(seconds, std::int64_t{from.nanos} + duration.nanos);
  return sum ? from_instant({sum->seconds, sum->nanos}, value.time) : std::nullopt;
}

std::optional<Date> plus(Date value, YearsMonths duration) { return plus_months(value, duration.months); }

std::optional<Date> plus(Date value, DaysTime duration) {
  const std::optional<DateTime> sum = plus(at_midnight(value), duration);
  return sum ? std::optional(sum->date) : std::nullopt;
}

Time plus(const Time& value, DaysTime duration) {
  const std::int64_t seconds = (duration.seconds % kSecondsPerDay + kSecondsPerDay) % kSecondsPerDay;
  Time sum = value;
  sum.nanos = (value.nanos + seconds * kNanosPerSecond + duration.nanos) % kNanosPerDay;
  return sum;
}

std::optional<YearsMonths> plus(YearsMonths a, YearsMonths b) {
  std::int64_t months = 0;
  if (__builtin_add_overflow(a.months, b.months, &months)) return std::nullopt;
  return YearsMonths{months};
}

std::optional<DaysTime> plus(DaysTime a, DaysTime b) {
  std::int64_t seconds = 0;
  if (__builtin_add_overflow(a.seconds, b.seconds, &seconds)) return std::nullopt;
  return carried(seconds, std::int64_t{a.nanos} + b.nanos);
}

std::optional<YearsMonths> negated(YearsMonths value) {
  std::int64_t months = 0;
  if (__builtin_sub_overflow(std::int64_t{0}, value.months, &months)) return std::nullopt;
  return YearsMonths{months};
}

std::optional<DaysTime> negated(DaysTime value) {
  std::int64_t seconds = 0;
  if (__builtin_sub_overflow(std::int64_t{0}, value.seconds, &seconds)) return std::nullopt;
  return carried(seconds, -std::int64_t{value.nanos});
}

std::optional<DaysTime> difference(const DateTime& a, const DateTime& b) {
  if (offset_of(a).has_value() != offset_of(b).has_value()) return std::nullopt;
  return difference(to_instant(a), to_instant(b));
}

std::optional<DaysTime> difference(Date a, Date b) { return DaysTime{(to_days(a) - to_days(b)) * kSecondsPerDay, 0}; }

std::optional<DaysTime> difference(const Time& a, const Time& b) {
  return difference(DateTime{Date{1970, 1, 1}, a}, DateTime{Date{1970, 1, 1}, b});
}

std::optional<YearsMonths> times(YearsMonths value, const Decimal& factor) {
  return from_months(multiply(Decimal(value.months), factor));
}

std::optional<DaysTime> times(DaysTime value, const Decimal& factor) {
  return from_seconds(multiply(to_seconds(value), factor));
}

std::optional<YearsMonths> divided(YearsMonths value, const Decimal& divisor) {
  return from_months(divide(Decimal(value.months), divisor));
}

std::optional<DaysTime> divided(DaysTime value, const Decimal& divisor) {
  return from_seconds(divide(to_seconds(value), divisor));
}

std::optional<Decimal> quotient(YearsMonths a, YearsMonths b) { return divide(Decimal(a.months), Decimal(b.months)); }
std::optional<Decimal> quotient(DaysTime a, DaysTime b) { return divide(to_seconds(a), to_seconds(b)); }

// Nineteen digits before the point and nine behind it fit into thirty-four.
Decimal to_seconds(DaysTime value) {
  const std::optional<Decimal> nanos = divide(Decimal(value.nanos), Decimal(kNanosPerSecond));
  return add(Decimal(value.seconds), nanos.value_or(Decimal())).value_or(Decimal());
}

std::optional<YearsMonths> months_between(Date from, Date to) {
  if (to < from) {
    const std::optional<YearsMonths> back = months_between(to, from);
    return back ? negated(*back) : std::nullopt;
  }
  std::int64_t months = (std::int64_t{to.year} - from.year) * 12 + to.month - from.month;
  if (to.day < from.day) --months;
  return YearsMonths{months};
}

DateTime at_midnight(Date date) {
  DateTime value{date, Time{}};
  value.time.offset = 0;
  return value;
}

}  // namespace ducha::feel
