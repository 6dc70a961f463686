// SPDX-License-Identifier: Apache-2.0
// A FEEL value (DMN 1.5, 10.3.2.2): a tag and a payload of sixteen bytes.
//
// Null, booleans, numbers, dates, times and durations stand in the value itself and never allocate. Strings, dates with
// times, ranges, lists, contexts and functions are immutable, shared and counted; copying a value is cheap, and values
// may be read by several threads. Null holds no reason: reasons live in the trace (feel/run/trace.h).
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"

namespace ducha::feel {

enum class Kind : std::uint8_t {
  null,
  boolean,
  number,
  string,
  date,
  time,
  date_time,
  years_months,
  days_time,
  range,
  list,
  context,
  function
};
[[nodiscard]] std::string_view to_string(Kind kind);  // FEEL's own name of the type: "years and months duration"

class Value;
class List;       // feel/value/list.h     elements in order
class Context;    // feel/value/context.h  named entries in order
class Names;      // feel/value/context.h  the names of entries, shared by contexts of one shape
struct Range;     // feel/value/range.h
struct DateTime;  // feel/value/temporal.h a date, a time of day, an offset or a zone
class Function;   // feel/value/function.h a built-in or a user's function

// A time of day with nothing, an offset or a named zone behind it (10.3.2.3.4).
struct Time {
  std::int64_t nanos = 0;        // since midnight, < 86'400'000'000'000
  std::int32_t offset = kLocal;  // seconds east of UTC; kLocal: none was given
  std::uint32_t zone = 0;        // 0: none; else an IANA zone's number (feel/value/temporal.h)
  static constexpr std::int32_t kLocal = INT32_MIN;
};

struct YearsMonths {
  std::int64_t months = 0;
};

struct DaysTime {
  std::int64_t seconds = 0;  // rounded toward negative infinity
  std::int32_t nanos = 0;    // 0 .. 999'999'999
};

// What shared payloads begin with.
class Shared {
 public:
  Shared() = default;
  Shared(const Shared&) = delete;
  Shared& operator=(const Shared&) = delete;
  virtual ~Shared() = default;

 protected:
  // Counts a part in; see Value::weight() and Value::depth().
  void hold_part(const Value& part);
  void weigh(std::uint64_t weight) { weight_ = weight; }

 private:
  friend class Value;
  mutable std::atomic<std::uint32_t> users_{0};
  std::uint32_t depth_ = 0;
  std::uint64_t weight_ = 1;
};

class Value {
 public:
  Value() noexcept : kind_(Kind::null) {}
  Value(bool value) noexcept : kind_(Kind::boolean) {
    payload_.boolean = value;
  }  // NOLINT(google-explicit-constructor)
  Value(const Decimal& value) noexcept : kind_(Kind::number) { payload_.number = value; }           // NOLINT
  Value(Date value) noexcept : kind_(Kind::date) { payload_.date = value; }                         // NOLINT
  Value(Time value) noexcept : kind_(Kind::time) { payload_.time = value; }                         // NOLINT
  Value(YearsMonths value) noexcept : kind_(Kind::years_months) { payload_.years_months = value; }  // NOLINT
  Value(DaysTime value) noexcept : kind_(Kind::days_time) { payload_.days_time = value; }           // NOLINT
  Value(const void*) = delete;  // no pointer becomes a boolean
  Value(int) = delete;          // say Decimal

  [[nodiscard]] static Value string(std::string text);
  // A string that is compared by its folded form (base/text.h), also with other strings.
  [[nodiscard]] static Value name(std::string text);
  // A string that stands for what was written otherwise.
  [[nodiscard]] static Value string_for(std::string text, std::string written);
  [[nodiscard]] static Value date_time(const DateTime& value);
  [[nodiscard]] static Value range(Range value);
  [[nodiscard]] static Value list(std::vector<Value> elements);
  // A list whose is_dated() is true.
  [[nodiscard]] static Value dated_list(std::vector<Value> elements);
  [[nodiscard]] static Value context(
      std::vector<std::pair<std::string, Value>> entries);  // a later entry of the same name wins
  // As many values as names.
  [[nodiscard]] static Value context(std::shared_ptr<const Names> names, std::vector<Value> values);
  [[nodiscard]] static Value function(Function* made);  // takes it over

  Value(const Value& other) noexcept : kind_(other.kind_), payload_(other.payload_) { hold(); }
  Value(Value&& other) noexcept : kind_(other.kind_), payload_(other.payload_) { other.kind_ = Kind::null; }
  Value& operator=(const Value& other) noexcept {
    Value copy(other);
    swap(copy);
    return *this;
  }
  Value& operator=(Value&& other) noexcept {
    swap(other);
    return *this;
  }
  ~Value() { release(); }
  void swap(Value& other) noexcept {
    std::swap(kind_, other.kind_);
    std::swap(payload_, other.payload_);
  }

  [[nodiscard]] Kind kind() const noexcept { return kind_; }
  [[nodiscard]] bool is_null() const noexcept { return kind_ == Kind::null; }
  [[nodiscard]] bool is_true() const noexcept { return kind_ == Kind::boolean && payload_.boolean; }
  [[nodiscard]] bool is_false() const noexcept { return kind_ == Kind::boolean && !payload_.boolean; }

  // Each only where kind() says so.
  [[nodiscard]] bool as_boolean() const noexcept { return payload_.boolean; }
  [[nodiscard]] const Decimal& as_number() const noexcept { return payload_.number; }
  [[nodiscard]] Date as_date() const noexcept { return payload_.date; }
  [[nodiscard]] const Time& as_time() const noexcept { return payload_.time; }
  [[nodiscard]] YearsMonths as_years_months() const noexcept { return payload_.years_months; }
  [[nodiscard]] DaysTime as_days_time() const noexcept { return payload_.days_time; }
  [[nodiscard]] std::string_view as_string() const noexcept;
  // Of a string: how people wrote it; else the same.
  [[nodiscard]] std::string_view written() const noexcept;
  // Of a string: its folded form where it is a name, else empty.
  [[nodiscard]] std::string_view folded_name() const noexcept;
  [[nodiscard]] const DateTime& as_date_time() const noexcept;
  [[nodiscard]] const Range& as_range() const noexcept;
  [[nodiscard]] const List& as_list() const noexcept;
  [[nodiscard]] const Context& as_context() const noexcept;
  [[nodiscard]] const Function& as_function() const noexcept;
  [[nodiscard]] std::span<const Value> elements() const noexcept;         // of a list
  [[nodiscard]] const Value* find(std::string_view name) const noexcept;  // in a context; nullptr: no such entry

  // What walking through it costs: the number of values in it, itself included, parts that are shared counted each
  // time; a string counts once for every kBytesPerWeight bytes. A few bytes can weigh 2^64 - 1, so whoever walks bounds
  // the weight first.
  [[nodiscard]] std::uint64_t weight() const noexcept { return counted() ? payload_.shared->weight_ : 1; }
  // How deep lists, contexts and ranges nest in it: 0 for a number, 1 for [1]. Deeper than kDepthLimit it is neither
  // compared nor written.
  [[nodiscard]] std::uint32_t depth() const noexcept { return counted() ? payload_.shared->depth_ : 0; }
  static constexpr std::uint32_t kDepthLimit = 1'000;
  static constexpr std::size_t kBytesPerWeight = 256;

 private:
  explicit Value(Kind kind, const Shared* shared) noexcept : kind_(kind) {
    payload_.shared = shared;
    hold();
  }
  [[nodiscard]] bool counted() const noexcept {
    return kind_ == Kind::string || kind_ == Kind::date_time || kind_ >= Kind::range;
  }
  void hold() const noexcept {
    if (counted()) payload_.shared->users_.fetch_add(1, std::memory_order_relaxed);
  }
  void release() noexcept {
    if (counted() && payload_.shared->users_.fetch_sub(1, std::memory_order_acq_rel) == 1) destroy();
  }
  void destroy() noexcept;  // deep lists are taken apart without recursion

  Kind kind_;
  union Payload {
    Payload() : boolean(false) {}
    bool boolean;
    Decimal number;
    Date date;
    Time time;
    YearsMonths years_months;
    DaysTime days_time;
    const Shared* shared;
  } payload_;
};

static_assert(sizeof(Value) <= 32);

inline void Shared::hold_part(const Value& part) {
  const std::uint64_t more = part.weight();
  weight_ = weight_ > UINT64_MAX - more ? UINT64_MAX : weight_ + more;
  depth_ = std::max(depth_, part.depth() == UINT32_MAX ? UINT32_MAX : part.depth() + 1);
}

// FEEL equality (DMN 1.5, Table 53): true, false, or null where the kinds do not compare, or only one of two times has
// an offset. Times and dates with times are equal where they are the same whole second. Lists and contexts: false where
// any part differs, else null where any part does not compare. Costs at most the lesser weight of the two; null past
// kDepthLimit.
[[nodiscard]] Value equal(const Value& a, const Value& b);
// The same kind and the same value in every particular, null identical to null: the built-in is(), tests, keys.
[[nodiscard]] bool identical(const Value& a, const Value& b);
// -1, 0, 1; nullopt where the kinds have no order in common (DMN 1.5, Table 54). Strings by code points. A time without
// an offset takes the other's. 0 only where equal() is true.
[[nodiscard]] std::optional<int> compare(const Value& a, const Value& b);
// Values that are equal() or identical() hash alike.
[[nodiscard]] std::size_t hash_of(const Value& value);

// The value written as a FEEL expression that yields it: "a\"b", @"2024-06-30", [1, 2], {a: 1}. A function is shown by
// its parameters and cannot be read back.
[[nodiscard]] std::string to_feel(const Value& value);
// The same as the built-in string(): strings bare at the top, dates as ISO text.
[[nodiscard]] std::string to_text(const Value& value);
// Both break off with "..." past so many bytes, and where values nest too deep.
inline constexpr std::size_t kTextLimit = 16U << 20U;

}  // namespace ducha::feel
