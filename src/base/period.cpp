// SPDX-License-Identifier: Apache-2.0
#include "base/period.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include <fmt/format.h>

#include "base/limits.h"

namespace ducha {

namespace {

struct CadenceName {
  std::string_view name;
  Cadence cadence;
};

constexpr CadenceName kCadenceNames[] = {
#define DUCHA_CADENCE(name, unit, count, zh) {name, {Cadence::Unit::unit, count}},
#include "base/cadences.def"
};

// No plan speaks of longer windows, and sums of months stay far from overflow.
constexpr std::int64_t kLongestWindow = 120'000;

std::optional<std::int64_t> whole(std::string_view text, std::size_t least, std::size_t most) {
  if (text.size() < least || text.size() > most) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// The month that begins so many months after January of year 0, through `count` months.
std::optional<DateRange> months_range(std::int64_t first_month, std::int64_t count) {
  const std::optional<Date> first = plus_months(Date{0, 1, 1}, first_month);
  const std::optional<Date> next = plus_months(Date{0, 1, 1}, first_month + count);
  if (!first || !next) return std::nullopt;
  const std::optional<Date> last = plus_days(*next, -1);
  if (!last) return std::nullopt;
  return DateRange{*first, *last};
}

std::int64_t month_index(Date date) { return std::int64_t{date.year} * 12 + date.month - 1; }

std::optional<DateRange> week_range(std::int64_t year, std::int64_t week) {
  const std::optional<Date> in_first_week = date_of(year, 1, 4);
  if (!in_first_week || week < 1) return std::nullopt;
  const std::optional<Date> monday = plus_days(*in_first_week, 1 - iso_weekday(*in_first_week) + (week - 1) * 7);
  if (!monday || iso_week(*monday).year != year) return std::nullopt;
  const std::optional<Date> sunday = plus_days(*monday, 6);
  if (!sunday) return std::nullopt;
  return DateRange{*monday, *sunday};
}

std::string year_text(std::int64_t year) {
  return fmt::format("{}{:04}", year < 0 ? "-" : "", year < 0 ? -year : year);
}

// "H1", "Q3", "05", "W07" after the year.
std::optional<DateRange> read_part(std::int64_t year, std::string_view part) {
  if (part.starts_with('H') || part.starts_with('Q')) {
    const std::int64_t length = part.front() == 'H' ? 6 : 3;
    const auto number = whole(part.substr(1), 1, 1);
    if (!number || *number < 1 || *number > 12 / length) return std::nullopt;
    return months_range(year * 12 + (*number - 1) * length, length);
  }
  if (part.starts_with('W')) {
    const auto week = whole(part.substr(1), 2, 2);
    return week ? week_range(year, *week) : std::nullopt;
  }
  const auto month = whole(part, 2, 2);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  return months_range(year * 12 + *month - 1, 1);
}

// The name of a window of so many months where it has one shorter than its dates.
std::string months_name(const DateRange& range, std::int64_t count) {
  const std::string year = year_text(range.first.year);
  const int month = range.first.month;
  if (count == 12 && month == 1) return year;
  if (count == 6 && month % 6 == 1) return fmt::format("{}-H{}", year, month / 6 + 1);
  if (count == 3 && month % 3 == 1) return fmt::format("{}-Q{}", year, month / 3 + 1);
  if (count == 1) return fmt::format("{}-{:02}", year, month);
  return to_string(range.first) + "/" + to_string(range.last);
}

// How many whole months the range is; 0 where it is none.
std::int64_t whole_months(const DateRange& range) {
  if (range.first.day != 1 || range.last < range.first) return 0;
  if (range.last.day != days_in_month(range.last.year, range.last.month)) return 0;
  return month_index(range.last) - month_index(range.first) + 1;
}

}  // namespace

std::optional<DateRange> read_period(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash != std::string_view::npos) {
    const std::optional<Date> first = read_iso_date(text.substr(0, slash));
    const std::optional<Date> last = read_iso_date(text.substr(slash + 1));
    if (!first || !last || *last < *first) return std::nullopt;
    return DateRange{*first, *last};
  }
  const std::size_t dash = text.find('-');
  const auto year = whole(text.substr(0, dash), 4, 4);
  if (!year) return std::nullopt;
  if (dash == std::string_view::npos) return months_range(*year * 12, 12);
  return read_part(*year, text.substr(dash + 1));
}

std::string to_string(const DateRange& range) {
  if (range.first.year >= 0 && range.first.year <= 9999) {
    if (const std::int64_t months = whole_months(range); months > 0) return months_name(range, months);
    if (iso_weekday(range.first) == 1 && plus_days(range.first, 6) == range.last) {
      const IsoWeek week = iso_week(range.first);
      if (week.year >= 0 && week.year <= 9999) return fmt::format("{}-W{:02}", year_text(week.year), week.week);
    }
  }
  return to_string(range.first) + "/" + to_string(range.last);
}

std::optional<Cadence> read_cadence(std::string_view text) {
  for (const CadenceName& row : kCadenceNames) {
    if (row.name == text) return row.cadence;
  }
  if (!text.starts_with('P')) return std::nullopt;
  text.remove_prefix(1);
  std::int64_t months = 0;
  bool any = false;
  for (const auto& [sign, factor] : {std::pair{'Y', 12}, std::pair{'M', 1}}) {
    const std::size_t at = text.find(sign);
    if (at == std::string_view::npos) continue;
    const auto number = whole(text.substr(0, at), 1, 6);
    if (!number) return std::nullopt;
    months += *number * factor;
    text.remove_prefix(at + 1);
    any = true;
  }
  if (!any || !text.empty() || months < 1 || months > kLongestWindow) return std::nullopt;
  return Cadence{Cadence::Unit::months, static_cast<std::int32_t>(months)};
}

std::string to_string(const Cadence& cadence) {
  for (const CadenceName& row : kCadenceNames) {
    if (row.cadence == cadence) return std::string(row.name);
  }
  const std::int32_t years = cadence.count / 12;
  const std::int32_t months = cadence.count % 12;
  std::string text = "P";
  if (years > 0) text += fmt::format("{}Y", years);
  if (months > 0) text += fmt::format("{}M", months);
  return text;
}

std::vector<DateRange> window_ranges(const DateRange& range, const Cadence& cadence, std::size_t limit) {
  std::vector<DateRange> found;
  const std::size_t most = limit == std::numeric_limits<std::size_t>::max() ? limit : limit + 1;
  if (cadence.unit == Cadence::Unit::week) {
    std::optional<Date> monday = plus_days(range.first, (8 - iso_weekday(range.first)) % 7);
    while (monday && found.size() < most) {
      const std::optional<Date> sunday = plus_days(*monday, 6);
      if (!sunday || *sunday > range.last) break;
      found.push_back({*monday, *sunday});
      monday = plus_days(*monday, 7);
    }
    return found;
  }
  if (cadence.count < 1) return found;
  const std::int64_t count = cadence.count;
  // The first multiple of the length at or after the month in which the range begins.
  const std::int64_t from = month_index(range.first);
  std::int64_t start = from - from % count + (from % count > 0 ? count : 0);
  for (; found.size() < most; start += count) {
    const std::optional<DateRange> window = months_range(start, count);
    if (!window || window->last > range.last) break;
    if (window->first >= range.first) found.push_back(*window);
  }
  return found;
}

std::vector<Window> windows(const DateRange& range, const Cadence& cadence, std::size_t limit) {
  std::vector<Window> named;
  for (const DateRange& window : window_ranges(range, cadence, limit)) {
    if (cadence.unit == Cadence::Unit::week) {
      const IsoWeek week = iso_week(window.first);
      named.push_back({fmt::format("{}-W{:02}", year_text(week.year), week.week), window});
    } else {
      named.push_back({months_name(window, cadence.count), window});
    }
  }
  return named;
}

std::vector<Window> calendar_windows(const DateRange& range, const Cadence& cadence, std::size_t limit) {
  // So much wider that a window on either edge lies whole inside.
  const bool weeks = cadence.unit == Cadence::Unit::week;
  const std::int64_t length = weeks ? 1 : cadence.count;
  const auto moved = [&](Date day, std::int64_t by) { return weeks ? plus_days(day, 7 * by) : plus_months(day, by); };
  const std::optional<Date> first = moved(range.first, -length);
  const std::optional<Date> last = moved(range.last, length + 1);
  if (!first || !last) return {};
  std::vector<Window> found = windows({*first, *last}, cadence, limit == SIZE_MAX ? limit : limit + 2);
  std::erase_if(found, [&range](const Window& window) { return !window.range.overlaps(range); });
  // More were made, for those on the edges.
  if (limit < found.size()) found.resize(std::min(found.size(), limit + 1));
  return found;
}

bool is_too_long(const DateRange& period) {
  const std::optional<Date> end = plus_months(period.first, kPeriodMonths);
  return end && *end <= period.last;
}

}  // namespace ducha
