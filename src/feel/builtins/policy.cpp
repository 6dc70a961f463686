// SPDX-License-Identifier: Apache-2.0
// Additions to the standard for rules about plans: calendar windows, gaps, shares that bear missing facts, growth.
#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/period.h"
#include "feel/builtins/families.h"
#include "feel/builtins/reason.h"
#include "feel/codes.h"
#include "feel/value/range.h"
#include "feel/value/temporal.h"

namespace ducha::feel {

namespace {

// The days of a range of dates; nullopt where an end is missing or no date. It may be empty: first after last.
std::optional<DateRange> days_of(const Range& range) {
  if (range.form != RangeForm::interval || range.low.kind() != Kind::date || range.high.kind() != Kind::date) {
    return std::nullopt;
  }
  const std::optional<Date> first = plus_days(range.low.as_date(), range.low_included ? 0 : 1);
  const std::optional<Date> last = plus_days(range.high.as_date(), range.high_included ? 0 : -1);
  if (!first || !last) return std::nullopt;
  return DateRange{*first, *last};
}

Value windows_in(Call& call, const Value& range, const Cadence& cadence) {
  const std::optional<DateRange> days = days_of(range.as_range());
  if (!days) return no_value(call, code::feel_date_range, range);
  const std::vector<DateRange> found = window_ranges(*days, cadence, call.limits().elements);
  if (!may_make_list(call, found.size())) return no_list(call);
  std::vector<Value> ranges;
  ranges.reserve(found.size());
  for (const DateRange& window : found) {
    ranges.push_back(Value::range({window.first, window.last, true, true, RangeForm::interval}));
  }
  return Value::list(std::move(ranges));
}

Value windows_of_months(Call& call, std::span<const Value> arguments) {
  constexpr std::int64_t kLongest = 120'000;
  const std::int64_t months = arguments[1].as_years_months().months;
  if (months < 1 || months > kLongest) return no_value(call, code::feel_window_length, arguments[1]);
  return windows_in(call, arguments[0], {Cadence::Unit::months, static_cast<std::int32_t>(months)});
}

Value windows_of_weeks(Call& call, std::span<const Value> arguments) {
  const DaysTime length = arguments[1].as_days_time();
  if (length.seconds != 7 * kSecondsPerDay || length.nanos != 0) {
    return no_value(call, code::feel_window_length, arguments[1]);
  }
  return windows_in(call, arguments[0], {Cadence::Unit::week, 1});
}

// Drawn for [01..10] and the dates 03 and 08:  1 2 . 4 5 6 7 . 9 10  The longest stretch without a date has four days.
Value longest_gap(Call& call, std::span<const Value> arguments) {
  const std::optional<DateRange> days = days_of(arguments[1].as_range());
  if (!days) return no_value(call, code::feel_date_range, arguments[1]);
  const std::span<const Value> elements = arguments[0].elements();
  if (!call.spend(elements.size())) return no_steps(call);
  std::vector<std::int64_t> dates;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    const Value& each = elements[i];
    if (each.is_null()) return no_value(call, code::feel_null_element, std::string_view("longest gap"), i + 1);
    if (each.kind() != Kind::date && each.kind() != Kind::date_time) {
      return no_value(call, code::feel_argument_type, std::string_view("dates"), std::string_view("list<date>"),
                      each.kind());
    }
    const Date date = each.kind() == Kind::date ? each.as_date() : each.as_date_time().date;
    if (days->contains(date)) dates.push_back(to_days(date));
  }
  std::sort(dates.begin(), dates.end());
  std::int64_t longest = 0;
  std::int64_t next = to_days(days->first);
  for (const std::int64_t date : dates) {
    longest = std::max(longest, date - next);
    next = date + 1;
  }
  longest = std::max(longest, to_days(days->last) + 1 - next);
  return DaysTime{longest * kSecondsPerDay, 0};
}

struct Tally {
  std::int64_t yes = 0;
  std::int64_t unknown = 0;
  std::int64_t all = 0;
};

std::optional<Tally> tally_of(Call& call, std::span<const Value> elements) {
  if (!call.spend(elements.size())) return std::nullopt;
  Tally tally;
  for (const Value& each : elements) {
    tally.yes += each.is_true() ? 1 : 0;
    tally.unknown += each.is_null() ? 1 : 0;
    ++tally.all;
  }
  return tally;
}

// True where the trues suffice, false where even the nulls would not, else null.
Value suffices(const Tally& tally, const Decimal& needed) {
  if (Decimal(tally.yes) >= needed) return true;
  if (Decimal(tally.yes + tally.unknown) < needed) return false;
  return {};
}

Value count_at_least(Call& call, std::span<const Value> arguments) {
  const std::optional<Tally> tally = tally_of(call, arguments[0].elements());
  if (!tally) return no_steps(call);
  return suffices(*tally, arguments[1].as_number());
}

Value share_at_least(Call& call, std::span<const Value> arguments) {
  const Decimal& share = arguments[1].as_number();
  if (share.is_negative() || share > Decimal(1)) return no_value(call, code::feel_share, share);
  const std::optional<Tally> tally = tally_of(call, arguments[0].elements());
  if (!tally) return no_steps(call);
  if (tally->all == 0) return no_value(call, code::feel_empty_list, std::string_view("share at least"));
  const std::optional<Decimal> needed = multiply(share, Decimal(tally->all));
  return needed ? suffices(*tally, *needed) : no_value(call, code::feel_overflow, std::string_view("share at least"));
}

Value growth(Call& call, std::span<const Value> arguments) {
  const Decimal& from = arguments[0].as_number();
  if (from.is_zero()) return no_value(call, code::feel_zero);
  const std::optional<Decimal> more = subtract(arguments[1].as_number(), from);
  const std::optional<Decimal> result = more ? divide(*more, from) : std::nullopt;
  return result ? Value(*result) : no_value(call, code::feel_overflow, std::string_view("growth"));
}

// A null between two elements that do not rise changes nothing; between two that do it leaves the answer open.
Value rises(Call& call, std::span<const Value> arguments) {
  const std::span<const Value> elements = arguments[0].elements();
  if (!call.spend(elements.size())) return no_steps(call);
  const Value* known = nullptr;
  std::optional<Value> unknown;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (elements[i].is_null()) {
      if (!unknown) unknown = no_value(call, code::feel_null_element, std::string_view("rises"), i + 1);
      continue;
    }
    if (known != nullptr) {
      const std::optional<int> order = compare(elements[i], *known);
      if (!order) return no_value(call, code::feel_not_comparable, std::string_view("rises"), *known, elements[i]);
      if (*order <= 0) return false;
    }
    known = &elements[i];
  }
  return elements.size() > 1 && unknown ? *unknown : Value(true);
}

constexpr std::array kRangeMonths{Parameter{.name = "range", .type = "range<date>", .sample = Sample::year},
                                  Parameter{.name = "duration", .type = "years and months duration"}};
constexpr std::array kRangeWeeks{Parameter{.name = "range", .type = "range<date>", .sample = Sample::year},
                                 Parameter{.name = "duration", .type = "days and time duration"}};
constexpr std::array kGap{Parameter{.name = "dates", .type = "list<date>"},
                          Parameter{.name = "range", .type = "range<date>"}};
constexpr std::array kGapOfTimes{Parameter{.name = "dates", .type = "list<date and time>"},
                                 Parameter{.name = "range", .type = "range<date>"}};
constexpr std::array kCount{Parameter{.name = "list", .type = "list<boolean>"},
                            Parameter{.name = "n", .type = "number"}};
constexpr std::array kShare{Parameter{.name = "list", .type = "list<boolean>"},
                            Parameter{.name = "p", .type = "number"}};
constexpr std::array kGrowth{Parameter{.name = "from", .type = "number"}, Parameter{.name = "to", .type = "number"}};
constexpr std::array kRises{Parameter{.name = "list", .type = "list<Any>"}};

constexpr std::array kRows{
    Builtin{"windows", kRangeMonths, "list<range<date>>", windows_of_months, false},
    Builtin{"windows", kRangeWeeks, "list<range<date>>", windows_of_weeks, false},
    Builtin{"longest gap", kGap, "days and time duration", longest_gap, false},
    Builtin{"longest gap", kGapOfTimes, "days and time duration", longest_gap, false},
    Builtin{"count at least", kCount, "boolean", count_at_least, false},
    Builtin{"share at least", kShare, "boolean", share_at_least, false},
    Builtin{"growth", kGrowth, "number", growth, false},
    Builtin{"rises", kRises, "boolean", rises, false},
};

}  // namespace

std::span<const Builtin> policy_rows() { return kRows; }

}  // namespace ducha::feel
