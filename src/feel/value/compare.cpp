// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>
#include <string>

#include "base/text.h"
#include "feel/value/context.h"
#include "feel/value/list.h"
#include "feel/value/range.h"
#include "feel/value/temporal.h"
#include "feel/value/value.h"

namespace ducha::feel {

namespace {

template <typename T>
int order_of(const T& a, const T& b) {
  return a < b ? -1 : b < a ? 1 : 0;
}

// Seconds on a time line that all times share: of a time of day since midnight UTC, not wrapped around (XPath
// op:time-equal). Fractions do not count: the compatibility kit holds 10:30:00.1 and 10:30:00.2 to be equal.
std::int64_t local_second(const DateTime& value) {
  return to_days(value.date) * kSecondsPerDay + value.time.nanos / kNanosPerSecond;
}

// A value without an offset takes the other's (Table 54); where that makes them the same, neither is before the other
// and they are not equal either.
std::optional<int> order_of_date_times(const DateTime& a, const DateTime& b) {
  const std::optional<std::int32_t> left = offset_of(a);
  const std::optional<std::int32_t> right = offset_of(b);
  if (left && right) return order_of(local_second(a) - *left, local_second(b) - *right);
  const int order = order_of(local_second(a), local_second(b));
  return order == 0 && left.has_value() != right.has_value() ? std::nullopt : std::optional(order);
}

DateTime on_one_day(const Time& time) { return {Date{1970, 1, 1}, time}; }

// Null where only one of them has an offset.
std::optional<int> equality_of_date_times(const DateTime& a, const DateTime& b) {
  const std::optional<std::int32_t> left = offset_of(a);
  const std::optional<std::int32_t> right = offset_of(b);
  if (left.has_value() != right.has_value()) return std::nullopt;
  return order_of(local_second(a) - left.value_or(0), local_second(b) - right.value_or(0));
}

bool same_place(const Time& a, const Time& b) { return a.zone == b.zone && (a.zone != 0 || a.offset == b.offset); }

enum class Verdict : std::uint8_t { no, unknown, yes };

// A name is compared folded, whatever it is compared with.
bool same_text(const Value& a, const Value& b) {
  if (a.as_string() == b.as_string()) return true;
  if (a.folded_name().empty() && b.folded_name().empty()) return false;
  const auto folded = [](const Value& value) {
    return value.folded_name().empty() ? fold(value.as_string()) : std::string(value.folded_name());
  };
  return folded(a) == folded(b);
}

Verdict verdict_of(bool same) { return same ? Verdict::yes : Verdict::no; }
Verdict verdict_of(std::optional<int> order) { return order ? verdict_of(*order == 0) : Verdict::unknown; }

// The weaker of the verdicts on all parts; stops at the first `no`.
template <typename Part>
Verdict all_of(std::size_t parts, Part part) {
  Verdict verdict = Verdict::yes;
  for (std::size_t i = 0; i < parts; ++i) {
    verdict = std::min(verdict, part(i));
    if (verdict == Verdict::no) break;
  }
  return verdict;
}

Verdict equality(const Value& a, const Value& b);

Verdict contexts_equal(const Context& a, const Context& b) {
  if (a.size() != b.size()) return Verdict::no;
  return all_of(a.size(), [&](std::size_t i) {
    const Value* other = b.find(a.name(i), i);
    return other == nullptr ? Verdict::no : equality(a.value(i), *other);
  });
}

Verdict ranges_equal(const Range& a, const Range& b) {
  if (a.form != b.form || a.low_included != b.low_included || a.high_included != b.high_included) return Verdict::no;
  const Verdict low = equality(a.low, b.low);
  return low == Verdict::no ? low : std::min(low, equality(a.high, b.high));
}

// DMN 1.5, Table 53.
Verdict equality(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return verdict_of(a.is_null() && b.is_null());
  if (a.kind() != b.kind()) return Verdict::unknown;
  switch (a.kind()) {
    case Kind::null: return Verdict::yes;
    case Kind::boolean: return verdict_of(a.as_boolean() == b.as_boolean());
    case Kind::number: return verdict_of(a.as_number() == b.as_number());
    case Kind::string: return verdict_of(same_text(a, b));
    case Kind::date: return verdict_of(a.as_date() == b.as_date());
    case Kind::time: return verdict_of(equality_of_date_times(on_one_day(a.as_time()), on_one_day(b.as_time())));
    case Kind::date_time: return verdict_of(equality_of_date_times(a.as_date_time(), b.as_date_time()));
    case Kind::years_months: return verdict_of(a.as_years_months().months == b.as_years_months().months);
    case Kind::days_time:
      return verdict_of(a.as_days_time().seconds == b.as_days_time().seconds &&
                        a.as_days_time().nanos == b.as_days_time().nanos);
    case Kind::range: return ranges_equal(a.as_range(), b.as_range());
    case Kind::list: {
      const List& left = a.as_list();
      const List& right = b.as_list();
      if (left.size() != right.size()) return Verdict::no;
      return all_of(left.size(), [&](std::size_t i) { return equality(left[i], right[i]); });
    }
    case Kind::context: return contexts_equal(a.as_context(), b.as_context());
    case Kind::function: return verdict_of(&a.as_function() == &b.as_function());
  }
  return Verdict::unknown;
}

bool same(const Value& a, const Value& b);

bool same_contexts(const Context& a, const Context& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Value* other = b.find(a.name(i), i);
    if (other == nullptr || !same(a.value(i), *other)) return false;
  }
  return true;
}

bool same(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case Kind::time: return a.as_time().nanos == b.as_time().nanos && same_place(a.as_time(), b.as_time());
    case Kind::date_time:
      return a.as_date_time().date == b.as_date_time().date &&
             a.as_date_time().time.nanos == b.as_date_time().time.nanos &&
             same_place(a.as_date_time().time, b.as_date_time().time);
    case Kind::range: {
      const Range& left = a.as_range();
      const Range& right = b.as_range();
      return left.form == right.form && left.low_included == right.low_included &&
             left.high_included == right.high_included && same(left.low, right.low) && same(left.high, right.high);
    }
    case Kind::list:
      return std::equal(a.elements().begin(), a.elements().end(), b.elements().begin(), b.elements().end(),
                        [&](const Value& left, const Value& right) { return same(left, right); });
    case Kind::context: return same_contexts(a.as_context(), b.as_context());
    case Kind::null:
    case Kind::boolean:
    case Kind::number:
    case Kind::string:
    case Kind::date:
    case Kind::years_months:
    case Kind::days_time:
    case Kind::function: break;
  }
  return equality(a, b) == Verdict::yes;
}

std::size_t mixed(std::size_t seed, std::size_t more) {
  return seed ^ (more + 0x9e3779b97f4a7c15ULL + (seed << 6U) + (seed >> 2U));
}

// `left`: how many values may still be looked into. Large ones are told apart by equality; a hash need only be alike
// for equal ones.
std::size_t hash_at(const Value& value, int& left) {
  const auto seed = static_cast<std::size_t>(value.kind()) * 0x9e3779b97f4a7c15ULL;
  const auto with = [seed](auto part) { return mixed(seed, std::hash<decltype(part)>()(part)); };
  if (--left < 0) return seed;
  switch (value.kind()) {
    case Kind::null:
    case Kind::function: return seed;
    case Kind::boolean: return with(value.as_boolean());
    case Kind::number: return mixed(seed, value.as_number().hash());
    case Kind::string: {
      constexpr std::size_t kBytes = 256;
      const std::string_view text = value.folded_name().empty() ? value.as_string() : value.folded_name();
      return mixed(with(text.substr(0, kBytes)), text.size());
    }
    case Kind::date: return with(to_days(value.as_date()));
    case Kind::time: return with(to_instant(on_one_day(value.as_time())).seconds);
    case Kind::date_time: return with(to_instant(value.as_date_time()).seconds);
    case Kind::years_months: return with(value.as_years_months().months);
    case Kind::days_time:
      return mixed(with(value.as_days_time().seconds), static_cast<std::size_t>(value.as_days_time().nanos));
    case Kind::range:
      return mixed(mixed(seed, hash_at(value.as_range().low, left)), hash_at(value.as_range().high, left));
    case Kind::list: {
      std::size_t hash = mixed(seed, value.elements().size());
      for (const Value& each : value.elements()) {
        if (left <= 0) break;
        hash = mixed(hash, hash_at(each, left));
      }
      return hash;
    }
    case Kind::context: {
      // Entries count in any order, so a context is hashed whole or by its size alone.
      const Context& context = value.as_context();
      std::size_t hash = mixed(seed, context.size());
      if (value.weight() > static_cast<std::uint64_t>(left)) return hash;
      for (std::size_t i = 0; i < context.size(); ++i) {
        hash += mixed(std::hash<std::string_view>()(context.name(i)), hash_at(context.value(i), left));
      }
      return hash;
    }
  }
  return seed;
}

constexpr int kHashed = 100;

// Whether walking through two values in step ends soon enough, on a stack of this size.
bool walkable(const Value& a, const Value& b) {
  constexpr std::uint64_t kWeight = 100'000'000;
  return std::min(a.depth(), b.depth()) <= Value::kDepthLimit && std::min(a.weight(), b.weight()) <= kWeight;
}

}  // namespace

Value equal(const Value& a, const Value& b) {
  if (!walkable(a, b)) return {};
  const Verdict verdict = equality(a, b);
  return verdict == Verdict::unknown ? Value() : Value(verdict == Verdict::yes);
}

bool identical(const Value& a, const Value& b) { return walkable(a, b) && same(a, b); }

// DMN 1.5, Table 54.
std::optional<int> compare(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return std::nullopt;
  switch (a.kind()) {
    case Kind::number: return a.as_number() < b.as_number() ? -1 : b.as_number() < a.as_number() ? 1 : 0;
    case Kind::string:  // the order of UTF-8 is that of code points
      return same_text(a, b) ? 0 : order_of(a.as_string(), b.as_string());
    case Kind::date: return order_of(a.as_date(), b.as_date());
    case Kind::time: return order_of_date_times(on_one_day(a.as_time()), on_one_day(b.as_time()));
    case Kind::date_time: return order_of_date_times(a.as_date_time(), b.as_date_time());
    case Kind::years_months: return order_of(a.as_years_months().months, b.as_years_months().months);
    case Kind::days_time:
      return a.as_days_time().seconds != b.as_days_time().seconds
                 ? order_of(a.as_days_time().seconds, b.as_days_time().seconds)
                 : order_of(a.as_days_time().nanos, b.as_days_time().nanos);
    case Kind::null:
    case Kind::boolean:
    case Kind::range:
    case Kind::list:
    case Kind::context:
    case Kind::function: break;
  }
  return std::nullopt;
}

std::size_t hash_of(const Value& value) {
  int left = kHashed;
  return hash_at(value, left);
}

}  // namespace ducha::feel
