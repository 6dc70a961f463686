// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/date.h"
#include "feel/value/temporal.h"

namespace ducha::feel {

namespace {

// Two digits at a place, at most `most`; -1: not that.
int two_digits(std::string_view text, std::size_t at, int most) {
  if (at + 2 > text.size() || !is_digit(text[at]) || !is_digit(text[at + 1])) return -1;
  const int value = (text[at] - '0') * 10 + (text[at + 1] - '0');
  return value <= most ? value : -1;
}

// Nanoseconds of the digits after a point; what is finer is cut off.
std::int64_t nanos_of(std::string_view digits) {
  std::int64_t nanos = 0;
  for (std::size_t i = 0; i < 9; ++i) nanos = nanos * 10 + (i < digits.size() ? digits[i] - '0' : 0);
  return nanos;
}

// Takes the digits that the text begins with.
std::string_view take_digits(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  const std::string_view digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(digits.size());
  return digits;
}

// Z, +hh:mm, -hh:mm:ss, @Zone/Id, or nothing. XML Schema allows fourteen hours; the standard's own examples have a
// small z.
bool read_place(std::string_view text, Time& time) {
  constexpr std::int32_t kFarthest = 14 * 3'600;
  if (text.empty()) return true;
  if (text == "Z" || text == "z") {
    time.offset = 0;
    return true;
  }
  if (text.front() == '@') {
    const std::optional<std::uint32_t> zone = zone_of(text.substr(1));
    if (!zone) return false;
    time.zone = *zone;
    return true;
  }
  if ((text.front() != '+' && text.front() != '-') || (text.size() != 6 && text.size() != 9) || text[3] != ':') {
    return false;
  }
  const int hours = two_digits(text, 1, 14);
  const int minutes = two_digits(text, 4, 59);
  const int seconds = text.size() == 9 ? (text[6] == ':' ? two_digits(text, 7, 59) : -1) : 0;
  if (hours < 0 || minutes < 0 || seconds < 0) return false;
  const std::int32_t offset = hours * 3'600 + minutes * 60 + seconds;
  if (offset > kFarthest) return false;
  time.offset = text.front() == '-' ? -offset : offset;
  return true;
}

struct Clock {
  Time time;
  bool next_day = false;  // 24:00:00
};

std::optional<Clock> read_clock(std::string_view text) {
  if (text.size() < 8 || text[2] != ':' || text[5] != ':') return std::nullopt;
  const int hours = two_digits(text, 0, 24);
  const int minutes = two_digits(text, 3, 59);
  const int seconds = two_digits(text, 6, 59);
  if (hours < 0 || minutes < 0 || seconds < 0) return std::nullopt;
  text.remove_prefix(8);
  std::int64_t nanos = 0;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    const std::string_view digits = take_digits(text);
    if (digits.empty()) return std::nullopt;
    nanos = nanos_of(digits);
  }
  Clock clock;
  if (!read_place(text, clock.time)) return std::nullopt;
  clock.next_day = hours == 24;
  if (clock.next_day && (minutes != 0 || seconds != 0 || nanos != 0)) return std::nullopt;
  clock.time.nanos = clock.next_day ? 0 : ((hours * 60 + minutes) * 60 + seconds) * kNanosPerSecond + nanos;
  return clock;
}

// The whole number before a designator: 12 of "12Y3M". nullopt: none there; a number too large is a failure.
class Components {
 public:
  explicit Components(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] std::string_view rest() const { return rest_; }
  [[nodiscard]] bool any() const { return any_; }

  std::int64_t take(char sign) {
    std::string_view after = rest_;
    const std::string_view digits = take_digits(after);
    if (digits.empty() || !after.starts_with(sign)) return 0;
    rest_ = after.substr(1);
    any_ = true;
    std::int64_t value = 0;
    for (const char c : digits) {
      if (__builtin_mul_overflow(value, 10, &value) || __builtin_add_overflow(value, c - '0', &value)) failed_ = true;
    }
    return value;
  }

  // Seconds may have a fraction, which has at least one digit (XML Schema Part 2, 3.2.6); but the kit takes PT0.S.
  std::int64_t take_seconds(std::int64_t& nanos) {
    std::string_view after = rest_;
    const std::string_view digits = take_digits(after);
    if (digits.empty() || !after.starts_with('.')) return take('S');
    after.remove_prefix(1);
    const std::string_view fraction = take_digits(after);
    const bool zero = digits.find_first_not_of('0') == std::string_view::npos;
    if ((fraction.empty() && !zero) || !after.starts_with('S')) return 0;
    nanos = nanos_of(fraction);
    const std::string whole = std::string(digits) + "S";
    Components seconds(whole);
    const std::int64_t value = seconds.take('S');
    failed_ = failed_ || seconds.failed();
    rest_ = after.substr(1);
    any_ = true;
    return value;
  }

  bool take_time_sign() {
    if (!rest_.starts_with('T')) return false;
    rest_.remove_prefix(1);
    any_ = false;  // something must follow
    return true;
  }

 private:
  std::string_view rest_;
  bool any_ = false;
  bool failed_ = false;
};

// Takes [-]P.
bool take_head(std::string_view& text, bool& negative) {
  negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (!text.starts_with('P')) return false;
  text.remove_prefix(1);
  return true;
}

// sum += part * factor; false past int64.
bool accumulate(std::int64_t& sum, std::int64_t part, std::int64_t factor) {
  std::int64_t product = 0;
  return !__builtin_mul_overflow(part, factor, &product) && !__builtin_add_overflow(sum, product, &sum);
}

std::string place_text(const Time& time) {
  if (time.zone != 0) return std::string(1, '@').append(zone_id(time.zone));
  if (time.offset == Time::kLocal) return {};
  if (time.offset == 0) return "Z";
  const std::int32_t size = time.offset < 0 ? -time.offset : time.offset;
  std::string text = fmt::format("{}{:02}:{:02}", time.offset < 0 ? '-' : '+', size / 3'600, size / 60 % 60);
  if (size % 60 != 0) text += fmt::format(":{:02}", size % 60);
  return text;
}

// ".5" for 500'000'000, nothing for 0.
std::string fraction_text(std::int64_t nanos) {
  if (nanos == 0) return {};
  std::string text = fmt::format(".{:09}", nanos);
  text.erase(text.find_last_not_of('0') + 1);
  return text;
}

}  // namespace

std::optional<Time> read_time(std::string_view text) {
  const std::optional<Clock> clock = read_clock(text);
  return clock ? std::optional(clock->time) : std::nullopt;
}

std::optional<DateTime> read_date_time(std::string_view text) {
  const std::size_t sign = text.find('T');
  const std::optional<Date> date = read_iso_date(text.substr(0, sign));
  if (!date) return std::nullopt;
  if (sign == std::string_view::npos) return DateTime{*date, Time{}};
  const std::optional<Clock> clock = read_clock(text.substr(sign + 1));
  if (!clock) return std::nullopt;
  if (!clock->next_day) return DateTime{*date, clock->time};
  const std::optional<Date> next = plus_days(*date, 1);
  return next ? std::optional(DateTime{*next, clock->time}) : std::nullopt;
}

std::optional<YearsMonths> read_years_months(std::string_view text) {
  bool negative = false;
  if (!take_head(text, negative)) return std::nullopt;
  Components components(text);
  const std::int64_t years = components.take('Y');
  const std::int64_t months = components.take('M');
  std::int64_t sum = 0;
  if (components.failed() || !components.any() || !components.rest().empty() || !accumulate(sum, years, 12) ||
      !accumulate(sum, months, 1)) {
    return std::nullopt;
  }
  return YearsMonths{negative ? -sum : sum};
}

std::optional<DaysTime> read_days_time(std::string_view text) {
  bool negative = false;
  if (!take_head(text, negative)) return std::nullopt;
  Components components(text);
  std::int64_t sum = 0;
  std::int64_t nanos = 0;
  bool fits = accumulate(sum, components.take('D'), kSecondsPerDay);
  if (components.take_time_sign()) {
    fits = accumulate(sum, components.take('H'), 3'600) && fits;
    fits = accumulate(sum, components.take('M'), 60) && fits;
    fits = accumulate(sum, components.take_seconds(nanos), 1) && fits;
  }
  if (!fits || components.failed() || !components.any() || !components.rest().empty()) return std::nullopt;
  const DaysTime value{sum, static_cast<std::int32_t>(nanos)};
  return negative ? negated(value) : value;
}

std::optional<Value> read_duration(std::string_view text) {
  if (const auto months = read_years_months(text)) return Value(*months);
  if (const auto days = read_days_time(text)) return Value(*days);
  return std::nullopt;
}

std::optional<Value> read_temporal(std::string_view text) {
  if (const auto date = read_iso_date(text)) return Value(*date);
  if (const auto date_time = read_date_time(text)) return Value::date_time(*date_time);
  if (const auto time = read_time(text)) return Value(*time);
  return read_duration(text);
}

std::string to_string(const Time& value) {
  const std::int64_t seconds = value.nanos / kNanosPerSecond;
  return fmt::format("{:02}:{:02}:{:02}{}{}", seconds / 3'600, seconds / 60 % 60, seconds % 60,
                     fraction_text(value.nanos % kNanosPerSecond), place_text(value));
}

std::string to_string(const DateTime& value) { return to_string(value.date) + "T" + to_string(value.time); }

std::string to_string(YearsMonths value) {
  // The magnitude of the least number has no signed form.
  const auto size =
      value.months < 0 ? 0 - static_cast<std::uint64_t>(value.months) : static_cast<std::uint64_t>(value.months);
  if (size == 0) return "P0M";
  std::string text = value.months < 0 ? "-P" : "P";
  if (size / 12 > 0) text += fmt::format("{}Y", size / 12);
  if (size % 12 > 0) text += fmt::format("{}M", size % 12);
  return text;
}

std::string to_string(DaysTime value) {
  const bool negative = value.seconds < 0;
  auto seconds = static_cast<std::uint64_t>(value.seconds);
  std::int64_t nanos = value.nanos;
  if (negative) {
    seconds = 0 - seconds - (nanos > 0 ? 1 : 0);
    nanos = nanos > 0 ? kNanosPerSecond - nanos : 0;
  }
  if (seconds == 0 && nanos == 0) return "PT0S";
  std::string text = negative ? "-P" : "P";
  const std::uint64_t days = seconds / kSecondsPerDay;
  if (days > 0) text += fmt::format("{}D", days);
  const std::uint64_t rest = seconds % kSecondsPerDay;
  if (rest == 0 && nanos == 0) return text;
  text += 'T';
  if (rest / 3'600 > 0) text += fmt::format("{}H", rest / 3'600);
  if (rest / 60 % 60 > 0) text += fmt::format("{}M", rest / 60 % 60);
  if (rest % 60 > 0 || nanos > 0) text += fmt::format("{}{}S", rest % 60, fraction_text(nanos));
  return text;
}

}  // namespace ducha::feel
