// SPDX-License-Identifier: Apache-2.0
#include "judge/judged_windows.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/period.h"

using ducha::DateRange;
using ducha::during_ranges;
using ducha::DuringRange;
using ducha::Edges;
using ducha::judged_windows;
using ducha::JudgedWindow;
using ducha::within_ranges;

namespace {

constexpr std::size_t kMany = 1'000;

// "2024-Q1: 2024-02-01/2024-03-31 of it?" for a part, "?" where it cannot be told.
std::string shown(const std::vector<JudgedWindow>& windows) {
  std::string text;
  for (const JudgedWindow& window : windows) {
    if (!text.empty()) text += ", ";
    text += window.name;
    const std::string range = to_string(window.range);
    if (window.is_part()) text += " in part " + range;
    if (!window.told) text += "?";
  }
  return text;
}

std::vector<JudgedWindow> windows_of(const char* period, const char* every) {
  return judged_windows(*ducha::read_period(period), *ducha::read_cadence(every), kMany);
}

DuringRange range(const char* first, const char* last) {
  DuringRange made;
  if (first != nullptr) made.first = ducha::read_iso_date(first);
  if (last != nullptr) made.last = ducha::read_iso_date(last);
  return made;
}

}  // namespace

TEST_CASE("each window of which the period holds a day is judged") {
  struct Row {
    const char* period;
    const char* every;
    const char* windows;
  };
  const Row rows[] = {
      {"2024", "year", "2024"},
      {"2024", "half-year", "2024-H1, 2024-H2"},
      {"2024-H1", "year", "2024 in part 2024-H1"},
      {"2024-Q1", "half-year", "2024-H1 in part 2024-Q1"},
      {"2024-01-01/2024-01-01", "month", "2024-01 in part 2024-01-01/2024-01-01"},
      {"2024-01-31/2024-03-01", "month",
       "2024-01 in part 2024-01-31/2024-01-31, 2024-02, 2024-03 in part 2024-03-01/2024-03-01"},
      // Exactly so many windows long, and beginning where none does: cut from its own first day.
      {"2023-07-01/2024-06-30", "year", "2023-07-01/2024-06-30"},
      {"2023-09-01/2024-08-31", "half-year", "2023-09-01/2024-02-29, 2024-03-01/2024-08-31"},
      {"2024-01-15/2024-02-14", "month", "2024-01-15/2024-02-14"},
      // One day short, and it is no longer.
      {"2023-07-01/2024-06-29", "year", "2023 in part 2023-H2, 2024 in part 2024-01-01/2024-06-29"},
      // It begins where a calendar window does: the calendar's.
      {"2023-07-01/2024-06-30", "half-year", "2023-H2, 2024-H1"},
      {"2024-01-01/2024-01-14", "week", "2024-W01, 2024-W02"},
      {"2024-01-03/2024-01-16", "week", "2024-01-03/2024-01-09, 2024-01-10/2024-01-16"},
      {"2024-01-03/2024-01-15", "week",
       "2024-W01 in part 2024-01-03/2024-01-07, 2024-W02, 2024-W03 in part 2024-01-15/2024-01-15"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.period);
    CAPTURE(row.every);
    CHECK(shown(windows_of(row.period, row.every)) == row.windows);
  }
}

TEST_CASE("no more windows are made than a reader asks for, and one more to show it") {
  CHECK(judged_windows(*ducha::read_period("2024"), *ducha::read_cadence("month"), 3).size() == 4);
}

TEST_CASE("ranges leave windows out or cut them") {
  struct Row {
    const char* period;
    const char* every;
    std::vector<DuringRange> ranges;
    Edges edges;
    const char* windows;
  };
  const Row rows[] = {
      {"2024", "quarter", {range("2024-01-01", "2024-06-30")}, Edges::whole, "2024-Q1, 2024-Q2"},
      {"2024", "quarter", {range("2024-01-02", "2024-06-29")}, Edges::whole, ""},
      {"2024", "quarter", {range(nullptr, "2024-06-30")}, Edges::whole, "2024-Q1, 2024-Q2"},
      {"2024", "quarter", {range("2024-04-01", nullptr)}, Edges::whole, "2024-Q2, 2024-Q3, 2024-Q4"},
      {"2024", "quarter", {}, Edges::whole, ""},
      // The whole calendar window has to lie in the range; what the period holds of it is judged.
      {"2024-02-01/2024-06-30",
       "quarter",
       {range("2024-01-01", "2024-06-30")},
       Edges::whole,
       "2024-Q1 in part 2024-02-01/2024-03-31, 2024-Q2"},
      {"2024-02-01/2024-06-30", "quarter", {range("2024-02-01", "2024-06-30")}, Edges::whole, "2024-Q2"},
      // Exactly half of the days stays (June has 30), one less does not.
      {"2024", "month", {range("2024-06-16", "2024-06-30")}, Edges::cut, "2024-06"},
      {"2024", "month", {range("2024-06-17", "2024-06-30")}, Edges::cut, ""},
      {"2024", "month", {range("2024-05-20", "2024-07-10")}, Edges::cut, "2024-06"},
      // Of two pieces of one window the longer counts.
      {"2024", "month", {range("2024-01-01", "2024-01-16"), range("2024-01-17", "2024-01-31")}, Edges::cut, "2024-01"},
      // Cut at the beginning alone: a window of which the last day lies behind the range was never over.
      {"2024", "month", {range("2024-06-16", "2024-07-20")}, Edges::cut_start, "2024-06"},
      {"2024", "month", {range("2024-06-17", "2024-07-30")}, Edges::cut_start, ""},
      {"2024", "half-year", {range(nullptr, "2024-12-30")}, Edges::cut_start, "2024-H1"},
      {"2024", "half-year", {range("2024-04-01", "2024-12-31")}, Edges::cut_start, "2024-H1, 2024-H2"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.period);
    CAPTURE(row.windows);
    const auto all = windows_of(row.period, row.every);
    CHECK(shown(within_ranges(all, *ducha::read_period(row.period), row.ranges, row.edges)) == row.windows);
  }
  const auto cut = within_ranges(windows_of("2024", "month"), *ducha::read_period("2024"),
                                 {range("2024-06-10", "2024-06-30")}, Edges::cut);
  REQUIRE(cut.size() == 1);
  CHECK(to_string(cut[0].range) == "2024-06-10/2024-06-30");
}

TEST_CASE("an end that nobody told leaves open whether the window is judged") {
  DuringRange from_unknown = range(nullptr, "2024-06-30");
  from_unknown.first_told = false;
  const auto windows =
      within_ranges(windows_of("2024", "quarter"), *ducha::read_period("2024"), {from_unknown}, Edges::whole);
  CHECK(shown(windows) == "2024-Q1?, 2024-Q2?");
  // Where another range holds it for certain it is told.
  const auto both = within_ranges(windows_of("2024", "quarter"), *ducha::read_period("2024"),
                                  {from_unknown, range("2024-01-01", "2024-03-31")}, Edges::whole);
  CHECK(shown(both) == "2024-Q1, 2024-Q2?");
}
