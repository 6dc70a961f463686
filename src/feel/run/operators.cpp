// SPDX-License-Identifier: Apache-2.0
#include "feel/run/operators.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "feel/value/list.h"
#include "feel/value/temporal.h"

namespace ducha::feel {

namespace {

Outcome fault(Fault why) { return {Value(), why}; }

template <typename T>
Outcome made(const std::optional<T>& result, Fault otherwise = Fault::overflow) {
  if (!result) return fault(otherwise);
  return {Value(*result), Fault::none};
}

Outcome made(const std::optional<DateTime>& result) {
  if (!result) return fault(Fault::overflow);
  return {Value::date_time(*result), Fault::none};
}

constexpr unsigned pair(Kind a, Kind b) { return static_cast<unsigned>(a) * 16U + static_cast<unsigned>(b); }

DateTime date_time_of(const Value& value) {
  return value.kind() == Kind::date ? at_midnight(value.as_date()) : value.as_date_time();
}

// A point of time plus a duration (Table 57). Precondition: b is a duration.
Outcome moved(const Value& a, const Value& b) {
  switch (pair(a.kind(), b.kind())) {
    case pair(Kind::date, Kind::years_months): return made(plus(a.as_date(), b.as_years_months()));
    case pair(Kind::date, Kind::days_time): return made(plus(a.as_date(), b.as_days_time()));
    case pair(Kind::date_time, Kind::years_months): return made(plus(a.as_date_time(), b.as_years_months()));
    case pair(Kind::date_time, Kind::days_time): return made(plus(a.as_date_time(), b.as_days_time()));
    case pair(Kind::time, Kind::days_time): return {Value(plus(a.as_time(), b.as_days_time())), Fault::none};
    case pair(Kind::years_months, Kind::years_months): return made(plus(a.as_years_months(), b.as_years_months()));
    case pair(Kind::days_time, Kind::days_time): return made(plus(a.as_days_time(), b.as_days_time()));
    default: return fault(Fault::operands);
  }
}

bool is_duration(const Value& value) { return value.kind() == Kind::years_months || value.kind() == Kind::days_time; }

Outcome sum(const Value& a, const Value& b) {
  if (a.kind() == Kind::string && b.kind() == Kind::string) {
    std::string text;
    text.reserve(a.as_string().size() + b.as_string().size());
    text += a.as_string();
    text += b.as_string();
    return {Value::string(std::move(text)), Fault::none};
  }
  if (is_duration(b)) return moved(a, b);
  if (is_duration(a)) return moved(b, a);
  return fault(Fault::operands);
}

Outcome difference_of(const Value& a, const Value& b) {
  switch (pair(a.kind(), b.kind())) {
    case pair(Kind::date, Kind::date): return made(difference(a.as_date(), b.as_date()));
    case pair(Kind::time, Kind::time): return made(difference(a.as_time(), b.as_time()), Fault::zones);
    case pair(Kind::date_time, Kind::date_time):
    case pair(Kind::date, Kind::date_time):
    case pair(Kind::date_time, Kind::date): {
      const DateTime left = date_time_of(a);
      const DateTime right = date_time_of(b);
      const bool both = offset_of(left).has_value() == offset_of(right).has_value();
      return made(difference(left, right), both ? Fault::overflow : Fault::zones);
    }
    default: break;
  }
  if (b.kind() == Kind::years_months) {
    const std::optional<YearsMonths> other = negated(b.as_years_months());
    return other ? moved(a, Value(*other)) : fault(Fault::overflow);
  }
  if (b.kind() == Kind::days_time) {
    const std::optional<DaysTime> other = negated(b.as_days_time());
    return other ? moved(a, Value(*other)) : fault(Fault::overflow);
  }
  return fault(Fault::operands);
}

Outcome product(const Value& a, const Value& b) {
  switch (pair(a.kind(), b.kind())) {
    case pair(Kind::years_months, Kind::number): return made(times(a.as_years_months(), b.as_number()));
    case pair(Kind::number, Kind::years_months): return made(times(b.as_years_months(), a.as_number()));
    case pair(Kind::days_time, Kind::number): return made(times(a.as_days_time(), b.as_number()));
    case pair(Kind::number, Kind::days_time): return made(times(b.as_days_time(), a.as_number()));
    default: return fault(Fault::operands);
  }
}

Outcome ratio(const Value& a, const Value& b) {
  switch (pair(a.kind(), b.kind())) {
    case pair(Kind::years_months, Kind::number):
      return b.as_number().is_zero() ? fault(Fault::zero) : made(divided(a.as_years_months(), b.as_number()));
    case pair(Kind::days_time, Kind::number):
      return b.as_number().is_zero() ? fault(Fault::zero) : made(divided(a.as_days_time(), b.as_number()));
    case pair(Kind::years_months, Kind::years_months):
      return b.as_years_months().months == 0 ? fault(Fault::zero)
                                             : made(quotient(a.as_years_months(), b.as_years_months()));
    case pair(Kind::days_time, Kind::days_time):
      return b.as_days_time().seconds == 0 && b.as_days_time().nanos == 0
                 ? fault(Fault::zero)
                 : made(quotient(a.as_days_time(), b.as_days_time()));
    default: return fault(Fault::operands);
  }
}

Outcome combined_numbers(char sign, const Decimal& a, const Decimal& b) {
  switch (sign) {
    case '+': return made(add(a, b));
    case '-': return made(subtract(a, b));
    case '*': return made(multiply(a, b));
    case '/': return b.is_zero() ? fault(Fault::zero) : made(divide(a, b));
    default: return made(power(a, b));
  }
}

// Days between days are what rules ask for most; they compare as one number.
bool is_days(const Range& range) {
  return range.form == RangeForm::interval && range.low.kind() == Kind::date && range.high.kind() == Kind::date;
}

std::int64_t key_of(Date date) { return (static_cast<std::int64_t>(date.year) * 16 + date.month) * 32 + date.day; }

bool day_within(Date date, const Range& range) {
  const std::int64_t day = key_of(date);
  const std::int64_t low = key_of(range.low.as_date());
  const std::int64_t high = key_of(range.high.as_date());
  return (range.low_included ? low <= day : low < day) && (range.high_included ? day <= high : day < high);
}

}  // namespace

Outcome combined(char sign, const Value& a, const Value& b) {
  if (a.kind() == Kind::number && b.kind() == Kind::number) return combined_numbers(sign, a.as_number(), b.as_number());
  if (a.is_null() || b.is_null()) return {};
  switch (sign) {
    case '+': return sum(a, b);
    case '-': return difference_of(a, b);
    case '*': return product(a, b);
    case '/': return ratio(a, b);
    default: return fault(Fault::operands);
  }
}

Outcome negated_value(const Value& value) {
  if (value.kind() == Kind::number) return {Value(-value.as_number()), Fault::none};
  if (value.kind() == Kind::years_months) return made(negated(value.as_years_months()));
  if (value.kind() == Kind::days_time) return made(negated(value.as_days_time()));
  return value.is_null() ? Outcome{} : fault(Fault::operands);
}

Outcome compared(RangeForm form, const Value& a, const Value& b) {
  if (form == RangeForm::equal || form == RangeForm::not_equal) {
    Value same = equal(a, b);
    if (same.is_null()) return fault(Fault::operands);
    if (form == RangeForm::not_equal) same = Value(!same.as_boolean());
    return {std::move(same), Fault::none};
  }
  if (a.is_null() || b.is_null()) return {};
  const std::optional<int> order = compare(a, b);
  if (!order) return fault(Fault::operands);
  switch (form) {
    case RangeForm::less: return {Value(*order < 0), Fault::none};
    case RangeForm::less_equal: return {Value(*order <= 0), Fault::none};
    case RangeForm::greater: return {Value(*order > 0), Fault::none};
    case RangeForm::greater_equal: return {Value(*order >= 0), Fault::none};
    case RangeForm::equal:
    case RangeForm::not_equal:
    case RangeForm::interval: break;
  }
  return {};
}

Value satisfies(const Value& value, const Value& test) {
  if (test.kind() == Kind::range && value.kind() != Kind::range) {
    const Range& range = test.as_range();
    if (value.kind() == Kind::date && is_days(range)) return day_within(value.as_date(), range);
    return contains(range, value);
  }
  if (test.kind() != Kind::list) return equal(value, test);
  if (value.kind() == Kind::list && equal(value, test).is_true()) return true;
  // An element is a value to be equal to, and what is of another kind is not; a range may leave the answer open.
  bool unknown = false;
  for (const Value& each : test.elements()) {
    const bool range = each.kind() == Kind::range && value.kind() != Kind::range;
    const Value truth = range ? contains(each.as_range(), value) : equal(value, each);
    if (truth.is_true()) return true;
    unknown = unknown || (range && truth.is_null());
  }
  return unknown ? Value() : Value(false);
}

}  // namespace ducha::feel
