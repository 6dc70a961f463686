// SPDX-License-Identifier: Apache-2.0
#include "judge/judged_windows.h"

#include <algorithm>
#include <utility>

#include "feel/value/context.h"
#include "feel/value/range.h"
#include "judge/deadline.h"

namespace ducha {

namespace {

std::int64_t days_of(const DateRange& range) { return to_days(range.last) - to_days(range.first) + 1; }

std::optional<DateRange> common(const DateRange& a, const DateRange& b) {
  const DateRange both = {std::max(a.first, b.first), std::min(a.last, b.last)};
  return both.first <= both.last ? std::optional(both) : std::nullopt;
}

bool lies_in(const DateRange& inner, const DateRange& outer) {
  return outer.first <= inner.first && inner.last <= outer.last;
}

// The window behind `first` that is so long.
std::optional<DateRange> window_from(Date first, const Cadence& every, std::int64_t windows_before) {
  const bool weeks = every.unit == Cadence::Unit::week;
  const auto at = [&](std::int64_t count) {
    return weeks ? plus_days(first, 7 * count) : plus_months(first, std::int64_t{every.count} * count);
  };
  const std::optional<Date> begin = at(windows_before);
  const std::optional<Date> next = at(windows_before + 1);
  const std::optional<Date> last = next ? plus_days(*next, -1) : std::nullopt;
  if (!begin || !last) return std::nullopt;
  return DateRange{*begin, *last};
}

std::vector<JudgedWindow> off_calendar(const DateRange& period, const Cadence& every, std::size_t limit) {
  std::vector<JudgedWindow> windows;
  for (std::int64_t count = 0; windows.size() <= limit; ++count) {
    const std::optional<DateRange> range = window_from(period.first, every, count);
    if (!range || range->last > period.last) break;
    windows.push_back({to_string(range->first) + "/" + to_string(range->last), *range, *range, true});
    if (range->last == period.last) return windows;
  }
  return windows.size() > limit ? windows : std::vector<JudgedWindow>();
}

std::optional<Date> date_in(const feel::Value& value) {
  return value.kind() == feel::Kind::date ? std::optional(value.as_date()) : std::nullopt;
}

// The longest that it may be; where of an end several days are said, also the shortest.
struct OpenRange : DuringRange {
  std::optional<Date> first_at_the_latest, last_at_the_earliest;
};

// Of an end that is several days, the windows that lie in the range whichever day it was are told; others may.
void add_told(const OpenRange& range, std::vector<DuringRange>& ranges) {
  DuringRange longest = range;
  if (range.first_at_the_latest || range.last_at_the_earliest) {
    DuringRange shortest = range;
    if (range.first_at_the_latest) shortest.first = range.first_at_the_latest;
    if (range.last_at_the_earliest) shortest.last = range.last_at_the_earliest;
    const bool any = !shortest.first || !shortest.last || *shortest.first <= *shortest.last;
    if (any) ranges.push_back(shortest);
    longest.first_told = longest.last_told = false;
  }
  ranges.push_back(longest);
}

// False: the range holds no day.
bool read_first(const feel::Value& value, Date as_of, bool from_event, OpenRange& range) {
  if (value.is_null()) {
    range.first_told = !from_event;
    return true;
  }
  if (const auto day = date_in(value)) {
    range.first = day;
    return true;
  }
  const Happening happening = happening_of(value, as_of);
  switch (happening.state) {
    case Happening::State::day_known:
      range.first = happening.on;
      range.first_at_the_latest = happening.latest;
      return true;
    case Happening::State::not_yet: return false;
    case Happening::State::undated:
    case Happening::State::not_given: range.first_told = false; return true;
  }
  return true;
}

void read_last(const feel::Value& value, Date as_of, OpenRange& range) {
  if (value.is_null()) return;
  if (const auto day = date_in(value)) {
    range.last = day;
    return;
  }
  const Happening happening = happening_of(value, as_of);
  switch (happening.state) {
    case Happening::State::day_known:
      range.last = happening.latest.value_or(happening.on);
      if (happening.latest) range.last_at_the_earliest = happening.on;
      return;
    case Happening::State::undated: range.last_told = false; return;
    case Happening::State::not_yet:
    case Happening::State::not_given: return;
  }
}

// False: it is no range.
bool add_range(const feel::Value& value, Date as_of, bool from_event, std::vector<DuringRange>& ranges) {
  OpenRange range;
  bool any = true;
  if (value.kind() == feel::Kind::context) {
    const feel::Value* first = value.find("first");
    const feel::Value* last = value.find("last");
    if (first == nullptr || last == nullptr) return false;
    any = read_first(*first, as_of, from_event, range);
    read_last(*last, as_of, range);
  } else if (value.kind() == feel::Kind::range) {
    range.first = date_in(value.as_range().low);
    range.last = date_in(value.as_range().high);
  } else {
    return false;
  }
  if (any) add_told(range, ranges);
  return true;
}

// What of the window lies in the range as far as its ends are told.
std::optional<DateRange> told_part(const DateRange& window, const DuringRange& range) {
  return common(window, {range.first.value_or(window.first), range.last.value_or(window.last)});
}

bool is_told(const DuringRange& range) { return range.first_told && range.last_told; }

// Half of its days at least.
bool is_half(const DateRange& piece, const DateRange& window) { return 2 * days_of(piece) >= days_of(window); }

bool stays(const DateRange& piece, const DateRange& window, Edges edges) {
  switch (edges) {
    case Edges::whole: return lies_in(window, piece);
    case Edges::cut: return is_half(piece, window);
    case Edges::cut_start: return is_half(piece, window) && piece.last == window.last;
  }
  return false;
}

// The window as the ranges leave it; told: false where another range might.
std::optional<JudgedWindow> kept(const JudgedWindow& window, const std::vector<DuringRange>& ranges, Edges edges) {
  std::optional<DateRange> best;
  bool may = false;
  for (const DuringRange& range : ranges) {
    const std::optional<DateRange> part = told_part(window.whole, range);
    if (!part) continue;
    if (!stays(*part, window.whole, edges)) continue;
    if (!is_told(range)) {
      may = true;
    } else if (!best || days_of(*part) > days_of(*best)) {
      best = part;
    }
  }
  if (!best && !may) return std::nullopt;
  JudgedWindow left = window;
  left.told = best.has_value();
  if (best) left.whole = *best;
  return left;
}

}  // namespace

std::vector<JudgedWindow> judged_windows(const DateRange& period, const Cadence& every, std::size_t limit) {
  std::vector<JudgedWindow> windows;
  const std::vector<Window> calendar = calendar_windows(period, every, limit);
  const bool begins_with_one = !calendar.empty() && calendar.front().range.first == period.first;
  if (!begins_with_one) {
    windows = off_calendar(period, every, limit);
    if (!windows.empty()) return windows;
  }
  windows.reserve(calendar.size());
  for (const Window& window : calendar) {
    if (const auto part = common(window.range, period)) windows.push_back({window.name, window.range, *part, true});
  }
  return windows;
}

std::vector<JudgedWindow> within_ranges(const std::vector<JudgedWindow>& windows, const DateRange& period,
                                        const std::vector<DuringRange>& ranges, Edges edges) {
  std::vector<JudgedWindow> left;
  for (const JudgedWindow& window : windows) {
    std::optional<JudgedWindow> one = kept(window, ranges, edges);
    if (!one) continue;
    const std::optional<DateRange> held = common(one->whole, period);
    if (!held) continue;
    one->range = *held;
    left.push_back(std::move(*one));
  }
  return left;
}

std::vector<JudgedWindow> left_out_pieces(const std::vector<JudgedWindow>& windows, const DateRange& period,
                                          const std::vector<DuringRange>& ranges, Edges edges) {
  std::vector<JudgedWindow> pieces;
  for (const JudgedWindow& window : windows) {
    if (kept(window, ranges, edges)) continue;
    std::optional<DateRange> most;
    for (const DuringRange& range : ranges) {
      const auto part = told_part(window.whole, range);
      if (part && common(*part, period) && (!most || days_of(*part) > days_of(*most))) most = part;
    }
    if (most) pieces.push_back({window.name, window.whole, *most, true});
  }
  return pieces;
}

std::optional<std::vector<DuringRange>> during_ranges(const feel::Value& during, Date as_of, bool from_event) {
  if (during.is_null()) return std::nullopt;
  std::vector<DuringRange> ranges;
  if (during.kind() != feel::Kind::list) {
    if (!add_range(during, as_of, from_event, ranges)) return std::nullopt;
    return ranges;
  }
  for (const feel::Value& each : during.elements()) {
    if (!add_range(each, as_of, from_event, ranges)) return std::nullopt;
  }
  return ranges;
}

}  // namespace ducha
