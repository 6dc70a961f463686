// SPDX-License-Identifier: Apache-2.0
// DMN 1.5, Tables 79 and 82: the calendar, and the clock that the evaluation was given.
#include <array>
#include <string>

#include "base/date.h"
#include "feel/builtins/families.h"
#include "feel/builtins/reason.h"
#include "feel/codes.h"
#include "feel/value/temporal.h"

namespace ducha::feel {

namespace {

constexpr std::array<std::string_view, 7> kWeekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                    "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};

Date date_in(const Value& value) { return value.kind() == Kind::date ? value.as_date() : value.as_date_time().date; }

Value day_of_year(Call&, std::span<const Value> arguments) {
  const Date date = date_in(arguments[0]);
  return Decimal(to_days(date) - to_days(Date{date.year, 1, 1}) + 1);
}

Value day_of_week(Call&, std::span<const Value> arguments) {
  return Value::string(std::string(kWeekdays[static_cast<std::size_t>(iso_weekday(date_in(arguments[0])) - 1)]));
}

Value month_of_year(Call&, std::span<const Value> arguments) {
  return Value::string(std::string(kMonths[date_in(arguments[0]).month - 1U]));
}

Value week_of_year(Call&, std::span<const Value> arguments) { return Decimal(iso_week(date_in(arguments[0])).week); }

Value now(Call& call, std::span<const Value>) {
  const Value& value = call.environment().now;
  return value.kind() == Kind::date_time ? value : no_value(call, code::feel_clock, std::string_view("now"));
}

Value today(Call& call, std::span<const Value>) {
  const Value& value = call.environment().now;
  if (value.kind() != Kind::date_time) return no_value(call, code::feel_clock, std::string_view("today"));
  return value.as_date_time().date;
}

constexpr std::array kDate{Parameter{.name = "date", .type = "date"}};
constexpr std::array kDateTime{Parameter{.name = "date", .type = "date and time"}};

constexpr std::array kRows{
    Builtin{"day of year", kDate, "number", day_of_year},
    Builtin{"day of year", kDateTime, "number", day_of_year},
    Builtin{"day of week", kDate, "string", day_of_week},
    Builtin{"day of week", kDateTime, "string", day_of_week},
    Builtin{"month of year", kDate, "string", month_of_year},
    Builtin{"month of year", kDateTime, "string", month_of_year},
    Builtin{"week of year", kDate, "number", week_of_year},
    Builtin{"week of year", kDateTime, "number", week_of_year},
    Builtin{"now", {}, "date and time", now, true, Typing::row, Nature::clock},
    Builtin{"today", {}, "date", today, true, Typing::row, Nature::clock},
};

}  // namespace

std::span<const Builtin> temporal_rows() { return kRows; }

}  // namespace ducha::feel
