// SPDX-License-Identifier: Apache-2.0
#include "base/period.h"

#include <array>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

std::string range_of(std::string_view period) {
  const auto range = ducha::read_period(period);
  return range ? to_string(range->first) + "/" + to_string(range->last) : "none";
}

TEST_CASE("a period is a year, a half, a quarter, a month, a week, or two dates") {
  struct Row {
    std::string_view period;
    std::string_view range;
    std::string_view name;
  };
  constexpr std::array kRows{
      Row{"2024", "2024-01-01/2024-12-31", "2024"},
      Row{"2024-H1", "2024-01-01/2024-06-30", "2024-H1"},
      Row{"2024-H2", "2024-07-01/2024-12-31", "2024-H2"},
      Row{"2024-Q3", "2024-07-01/2024-09-30", "2024-Q3"},
      Row{"2024-02", "2024-02-01/2024-02-29", "2024-02"},
      Row{"2023-02", "2023-02-01/2023-02-28", "2023-02"},
      Row{"2024-W07", "2024-02-12/2024-02-18", "2024-W07"},
      Row{"2020-W53", "2020-12-28/2021-01-03", "2020-W53"},
      Row{"2025-W01", "2024-12-30/2025-01-05", "2025-W01"},
      Row{"2024-01-01/2024-12-31", "2024-01-01/2024-12-31", "2024"},
      Row{"2024-02-01/2024-12-31", "2024-02-01/2024-12-31", "2024-02-01/2024-12-31"},
      Row{"2024-07-01/2025-06-30", "2024-07-01/2025-06-30", "2024-07-01/2025-06-30"},
      Row{"2024-05-05/2024-05-05", "2024-05-05/2024-05-05", "2024-05-05/2024-05-05"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.period);
    CHECK(range_of(row.period) == row.range);
    const auto range = ducha::read_period(row.period);
    REQUIRE(range);
    CHECK(to_string(*range) == row.name);
  }
  for (const std::string_view bad : {"",
                                     "24",
                                     "2024-",
                                     "2024-H0",
                                     "2024-H3",
                                     "2024-Q5",
                                     "2024-Q",
                                     "2024-13",
                                     "2024-00",
                                     "2024-W00",
                                     "2024-W53",
                                     "2024-W7",
                                     "2024-5",
                                     "2024-06-30",
                                     "2024-12-31/2024-01-01",
                                     "2024-01-01/",
                                     "/",
                                     "2024-h1",
                                     "20240",
                                     "-2024"}) {
    CAPTURE(bad);
    CHECK(range_of(bad) == "none");
  }
}

TEST_CASE("cadences have names, or are so many months") {
  constexpr std::array<std::array<std::string_view, 2>, 10> kRows{{{"week", "week"},
                                                                   {"month", "month"},
                                                                   {"quarter", "quarter"},
                                                                   {"half-year", "half-year"},
                                                                   {"year", "year"},
                                                                   {"P1M", "month"},
                                                                   {"P1Y", "year"},
                                                                   {"P18M", "P1Y6M"},
                                                                   {"P2Y", "P2Y"},
                                                                   {"P5M", "P5M"}}};
  for (const auto& [text, name] : kRows) {
    CAPTURE(text);
    const auto cadence = ducha::read_cadence(text);
    REQUIRE(cadence);
    CHECK(to_string(*cadence) == name);
  }
  for (const std::string_view bad :
       {"", "weekly", "P", "P0M", "-P1M", "P7D", "P1M1Y", "PY", "P1", "P9999999M", "Year"}) {
    CAPTURE(bad);
    CHECK_FALSE(ducha::read_cadence(bad));
  }
}

std::string windows_of(std::string_view period, std::string_view cadence) {
  std::string text;
  for (const ducha::Window& window : windows(*ducha::read_period(period), *ducha::read_cadence(cadence))) {
    if (!text.empty()) text += ' ';
    text += window.name;
  }
  return text;
}

TEST_CASE("windows are the calendar's, and lie whole inside") {
  struct Row {
    std::string_view period;
    std::string_view cadence;
    std::string_view windows;
  };
  constexpr std::array kRows{
      Row{"2024", "half-year", "2024-H1 2024-H2"},
      Row{"2024", "year", "2024"},
      Row{"2024", "quarter", "2024-Q1 2024-Q2 2024-Q3 2024-Q4"},
      Row{"2024-02-01/2024-12-31", "quarter", "2024-Q2 2024-Q3 2024-Q4"},
      Row{"2024-01-01/2024-12-30", "half-year", "2024-H1"},
      Row{"2024-01-02/2024-06-30", "half-year", ""},
      Row{"2023-07-01/2024-06-30", "year", ""},
      Row{"2023-07-01/2024-06-30", "half-year", "2023-H2 2024-H1"},
      Row{"2024-Q1", "month", "2024-01 2024-02 2024-03"},
      Row{"2024-02", "week", "2024-W06 2024-W07 2024-W08"},
      Row{"2024-12-30/2025-01-12", "week", "2025-W01 2025-W02"},
      Row{"2024", "P5M", "2024-03-01/2024-07-31 2024-08-01/2024-12-31"},
      Row{"2024-01-01/2025-12-31", "P2Y", "2024-01-01/2025-12-31"},
      Row{"2023-01-01/2024-12-31", "P2Y", ""},
      Row{"2024", "P2M",
          "2024-01-01/2024-02-29 2024-03-01/2024-04-30 2024-05-01/2024-06-30 2024-07-01/2024-08-31 "
          "2024-09-01/2024-10-31 2024-11-01/2024-12-31"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.period);
    CAPTURE(row.cadence);
    CHECK(windows_of(row.period, row.cadence) == row.windows);
  }
}

TEST_CASE("windows follow each other without gap or overlap") {
  const auto range = ducha::read_period("1999-03-05/2031-10-20");
  REQUIRE(range);
  for (const std::string_view cadence : {"week", "month", "quarter", "half-year", "year", "P5M", "P30M"}) {
    CAPTURE(cadence);
    const auto found = windows(*range, *ducha::read_cadence(cadence));
    REQUIRE_FALSE(found.empty());
    CHECK(range->first <= found.front().range.first);
    CHECK(found.back().range.last <= range->last);
    for (std::size_t i = 1; i < found.size(); ++i) {
      CHECK(plus_days(found[i - 1].range.last, 1) == found[i].range.first);
    }
  }
}

TEST_CASE("no more windows are made than are asked for, and one that tells") {
  const auto range = ducha::read_period("0001-01-01/9999-12-31");
  REQUIRE(range);
  CHECK(windows(*range, *ducha::read_cadence("week"), 10).size() == 11);
  CHECK(windows(*range, *ducha::read_cadence("month"), 10).size() == 11);
  const ducha::DateRange last{{999'999'999, 1, 1}, {999'999'999, 12, 31}};
  CHECK(windows(last, *ducha::read_cadence("year")).size() <= 1);
  CHECK_FALSE(windows(last, *ducha::read_cadence("week")).empty());
}

}  // namespace
