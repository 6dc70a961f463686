// SPDX-License-Identifier: Apache-2.0
#include "feel/value/temporal.h"

#include <array>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace {

using namespace ducha::feel;  // NOLINT(google-build-using-namespace): the subject of the file
using ducha::Date;
using ducha::Decimal;

std::string shown(const std::optional<Value>& value) { return value ? to_text(*value) : "none"; }

template <typename T>
std::string text_of(const std::optional<T>& value) {
  return value ? to_string(*value) : "none";
}

DateTime date_time(std::string_view text) {
  const auto value = read_date_time(text);
  REQUIRE_MESSAGE(value, std::string(text));
  return *value;
}

DaysTime days(std::string_view text) {
  const auto value = read_days_time(text);
  REQUIRE_MESSAGE(value, std::string(text));
  return *value;
}

YearsMonths months(std::string_view text) {
  const auto value = read_years_months(text);
  REQUIRE_MESSAGE(value, std::string(text));
  return *value;
}

Time time(std::string_view text) {
  const auto value = read_time(text);
  REQUIRE_MESSAGE(value, std::string(text));
  return *value;
}

TEST_CASE("literals are read and written normalised") {
  constexpr std::array<std::array<std::string_view, 2>, 35> kRows{{
      {"2024-06-30", "2024-06-30"},
      {"-2017-12-31", "-2017-12-31"},
      {"10:30:00", "10:30:00"},
      {"10:30:00.0001", "10:30:00.0001"},
      {"10:30:00.500", "10:30:00.5"},
      {"10:30:00.1234567891", "10:30:00.123456789"},
      {"10:30:00Z", "10:30:00Z"},
      {"10:30:00z", "10:30:00Z"},
      {"10:30:00-00:00", "10:30:00Z"},
      {"10:30:00+05:00:01", "10:30:00+05:00:01"},
      {"10:30:00-14:00", "10:30:00-14:00"},
      {"24:00:00", "00:00:00"},
      {"10:30:00@Europe/Paris", "10:30:00@Europe/Paris"},
      {"2024-06-30T10:30:00", "2024-06-30T10:30:00"},
      {"2024-06-30T10:30:00.5+08:00", "2024-06-30T10:30:00.5+08:00"},
      {"2024-06-30T10:30:00@Asia/Shanghai", "2024-06-30T10:30:00@Asia/Shanghai"},
      {"2024-12-31T24:00:00", "2025-01-01T00:00:00"},
      {"999999999-12-31T23:59:59.999999999@Europe/Paris", "999999999-12-31T23:59:59.999999999@Europe/Paris"},
      {"P1Y2M", "P1Y2M"},
      {"P26M", "P2Y2M"},
      {"-P100M", "-P8Y4M"},
      {"P0Y", "P0M"},
      {"-P0M", "P0M"},
      {"P1DT2H3M4.123456789S", "P1DT2H3M4.123456789S"},
      {"PT49H", "P2DT1H"},
      {"PT1000M0.999999999S", "PT16H40M0.999999999S"},
      {"-PT0.5S", "-PT0.5S"},
      {"-PT1M0.5S", "-PT1M0.5S"},
      {"-P1D", "-P1D"},
      {"P0D", "PT0S"},
      {"PT0.S", "PT0S"},
      {"PT1.S", "none"},
      {"-PT0S", "PT0S"},
      {"PT3600S", "PT1H"},
      {"P7D", "P7D"},
  }};
  for (const auto& [text, normal] : kRows) {
    CAPTURE(text);
    CHECK(shown(read_temporal(text)) == normal);
    CHECK(shown(read_temporal(normal)) == normal);
  }
}

TEST_CASE("what is no literal is not read") {
  for (const std::string_view bad : {"",
                                     "foo",
                                     "2024-06-30T",
                                     "2024-06-31T10:00:00",
                                     "2024-06-30 10:00:00",
                                     "2024-06-30T1:00:00",
                                     "10:30",
                                     "7:00:00",
                                     "10:30:60",
                                     "23:59:60",
                                     "24:00:01",
                                     "24:00:00.1",
                                     "25:00:00",
                                     "10:60:00",
                                     "10:30:00.",
                                     "10:30:00+14:01",
                                     "10:30:00+15:00",
                                     "10:30:00+5:00",
                                     "10:30:00+0500",
                                     "10:30:00+05:0",
                                     "10:30:00 Z",
                                     "10:30:00@",
                                     "10:30:00@xyz/abc",
                                     "10:30:00@europe/paris",
                                     "10:30:00+02:00@Europe/Paris",
                                     "10:30:00ZZ",
                                     "P",
                                     "PT",
                                     "P1",
                                     "P1S",
                                     "P1H",
                                     "P1YT",
                                     "P1DT",
                                     "P1M1Y",
                                     "P1Y1D",
                                     "P1.5D",
                                     "PT1.5H",
                                     "-",
                                     "--P1D",
                                     "P-1D",
                                     "1Y",
                                     "P99999999999999999999Y",
                                     "P9223372036854775807Y",
                                     "P9223372036854775807D"}) {
    CAPTURE(bad);
    CHECK(shown(read_temporal(bad)) == "none");
  }
}

TEST_CASE("zones have the offsets that their places had") {
  struct Row {
    std::string_view at;
    std::int32_t offset;
  };
  constexpr std::array kRows{
      Row{"2024-01-15T12:00:00@Europe/Paris", 3'600},
      Row{"2024-07-15T12:00:00@Europe/Paris", 7'200},
      Row{"2024-03-31T01:59:59@Europe/Paris", 3'600},
      Row{"2024-03-31T02:30:00@Europe/Paris", 3'600},  // skipped: the offset before
      Row{"2024-03-31T03:00:00@Europe/Paris", 7'200},
      Row{"2024-10-27T02:30:00@Europe/Paris", 7'200},  // doubled: the offset before
      Row{"2024-10-27T03:00:00@Europe/Paris", 3'600},
      Row{"2024-06-30T00:00:00@Asia/Shanghai", 28'800},
      Row{"1988-07-01T00:00:00@Asia/Shanghai", 32'400},
      Row{"2024-01-01T00:00:00@Australia/Melbourne", 39'600},
      Row{"9999-07-15T12:00:00@Europe/Paris", 7'200},
      Row{"999999999-07-15T12:00:00@Europe/Paris", 7'200},
      Row{"1800-01-01T00:00:00@Europe/Paris", 561},
      Row{"-999999999-01-01T00:00:00@Europe/Paris", 561},
      Row{"2024-01-01T00:00:00@Etc/UTC", 0},
      Row{"2024-01-01T00:00:00-05:30", -19'800},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.at);
    CHECK(offset_of(date_time(row.at)) == row.offset);
  }
  CHECK_FALSE(offset_of(date_time("2024-01-01T00:00:00")));
  CHECK(offset_of(time("10:00:00@Europe/Paris")) == 3'600);
  CHECK_FALSE(offset_of(time("10:00:00")));
  CHECK(zone_id(*zone_of("Europe/Paris")) == "Europe/Paris");
  CHECK_FALSE(zone_of("Europe/Atlantis"));
  CHECK_FALSE(zone_of(""));
  CHECK(zone_id(0).empty());
}

TEST_CASE("dates with times move along the time line") {
  struct Row {
    std::string_view at;
    std::string_view duration;
    std::string_view sum;
  };
  constexpr std::array kRows{
      Row{"2021-01-12T10:10:10", "P1DT1H", "2021-01-13T11:10:10"},
      Row{"2021-01-01T00:00:00", "-PT0.000000001S", "2020-12-31T23:59:59.999999999"},
      Row{"2021-01-01T00:00:00+11:00", "-PT1H", "2020-12-31T23:00:00+11:00"},
      Row{"2024-03-31T01:30:00@Europe/Paris", "PT1H", "2024-03-31T03:30:00@Europe/Paris"},
      Row{"2024-10-27T02:30:00@Europe/Paris", "PT2H", "2024-10-27T03:30:00@Europe/Paris"},
      Row{"-0001-12-31T23:00:00", "PT1H", "0000-01-01T00:00:00"},
      Row{"999999999-12-31T23:59:59", "PT1S", "none"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.at);
    CAPTURE(row.duration);
    CHECK(text_of(plus(date_time(row.at), days(row.duration))) == row.sum);
  }
  CHECK(text_of(plus(date_time("2024-01-31T08:00:00Z"), months("P1M"))) == "2024-02-29T08:00:00Z");
  CHECK(text_of(plus(date_time("-2021-01-01T10:10:10"), months("-P1M"))) == "-2022-12-01T10:10:10");
  CHECK_FALSE(plus(date_time("2024-01-01T00:00:00"), YearsMonths{INT64_MAX}));
  CHECK_FALSE(plus(date_time("2024-01-01T00:00:00"), DaysTime{INT64_MAX, 0}));
}

TEST_CASE("dates move by whole days of UTC") {
  constexpr std::array<std::array<std::string_view, 3>, 6> kRows{{{"2021-01-01", "PT36H", "2021-01-02"},
                                                                  {"2021-01-01", "PT48H", "2021-01-03"},
                                                                  {"2021-01-02", "-PT1S", "2021-01-01"},
                                                                  {"2021-01-02", "PT1H", "2021-01-02"},
                                                                  {"2020-03-01", "-PT24H", "2020-02-29"},
                                                                  {"2021-01-02", "-PT25H", "2020-12-31"}}};
  for (const auto& [date, duration, sum] : kRows) {
    CAPTURE(date);
    CAPTURE(duration);
    const auto from = ducha::read_iso_date(date);
    REQUIRE(from);
    CHECK(text_of(plus(*from, days(duration))) == sum);
  }
}

TEST_CASE("times go around the clock") {
  CHECK(to_string(plus(time("10:15:00"), days("PT1H"))) == "11:15:00");
  CHECK(to_string(plus(time("23:15:00+11:00"), days("PT1H"))) == "00:15:00+11:00");
  CHECK(to_string(plus(time("00:00:00"), days("-PT0.5S"))) == "23:59:59.5");
  CHECK(to_string(plus(time("10:15:00@Asia/Shanghai"), days("P10D"))) == "10:15:00@Asia/Shanghai");
  CHECK(to_string(plus(time("10:15:00"), DaysTime{INT64_MIN, 0})).size() == 8);
}

TEST_CASE("differences") {
  const auto between = [](std::string_view a, std::string_view b) {
    return text_of(difference(date_time(a), date_time(b)));
  };
  CHECK(between("2021-01-02T10:10:10@Europe/Paris", "2021-01-01T10:10:10@Asia/Dhaka") == "P1DT5H");
  CHECK(between("2021-01-01T00:00:00.25", "2021-01-01T00:00:00.75") == "-PT0.5S");
  CHECK(between("2021-01-02T10:10:10+01:00", "2021-01-01T10:10:10") == "none");
  CHECK(text_of(difference(time("10:10:10"), time("11:10:10"))) == "-PT1H");
  CHECK(text_of(difference(time("10:00:00+02:00"), time("10:00:00Z"))) == "-PT2H");
  CHECK(text_of(difference(time("10:00:00+02:00"), time("10:00:00"))) == "none");
  CHECK(text_of(difference(Date{2021, 1, 2}, Date{1995, 1, 1})) == "P9498D");
}

TEST_CASE("durations are added, negated, multiplied and divided") {
  CHECK(text_of(plus(days("P1D"), days("-PT2H"))) == "PT22H");
  CHECK(text_of(plus(days("PT0.6S"), days("PT0.6S"))) == "PT1.2S");
  CHECK(text_of(plus(months("P11M"), months("P2M"))) == "P1Y1M");
  CHECK_FALSE(plus(YearsMonths{INT64_MAX}, YearsMonths{1}));
  CHECK_FALSE(plus(DaysTime{INT64_MAX, 0}, DaysTime{1, 0}));
  CHECK(text_of(negated(days("PT0.25S"))) == "-PT0.25S");
  CHECK_FALSE(negated(YearsMonths{INT64_MIN}));
  CHECK_FALSE(negated(DaysTime{INT64_MIN, 0}));
  const auto number = [](std::string_view text) { return *Decimal::read(text); };
  CHECK(text_of(times(months("P1Y11M"), number("-2.5"))) == "-P4Y9M");
  CHECK(text_of(times(days("P4DT1H"), number("1.5"))) == "P6DT1H30M");
  CHECK(text_of(times(days("PT1S"), number("-0.5"))) == "-PT0.5S");
  CHECK(text_of(times(days("P1D"), number("1e30"))) == "none");
  CHECK(text_of(divided(months("P10Y11M"), number("2.5"))) == "P4Y4M");
  CHECK(text_of(divided(months("P10Y11M"), number("-2.5"))) == "-P4Y4M");
  CHECK(text_of(divided(days("P10DT23H"), number("2.5"))) == "P4DT9H12M");
  CHECK(text_of(divided(days("PT1S"), number("3"))) == "PT0.333333333S");
  CHECK(text_of(divided(days("P1D"), number("0"))) == "none");
  CHECK(quotient(days("P10D"), days("P5D")) == Decimal(2));
  CHECK(quotient(months("P10Y"), months("P5Y")) == Decimal(2));
  CHECK_FALSE(quotient(days("P10D"), days("P0D")));
  CHECK(to_seconds(days("-PT1.5S")) == number("-1.5"));
}

TEST_CASE("durations at the edge of what can be held are written") {
  CHECK(to_string(YearsMonths{INT64_MIN}) == "-P768614336404564650Y8M");
  CHECK(to_string(DaysTime{INT64_MIN, 0}) == "-P106751991167300DT15H30M8S");
  CHECK(to_string(DaysTime{INT64_MIN, 1}) == "-P106751991167300DT15H30M7.999999999S");
  CHECK(to_string(DaysTime{INT64_MAX, 999'999'999}) == "P106751991167300DT15H30M7.999999999S");
}

TEST_CASE("whole months between dates") {
  constexpr std::array<std::array<std::string_view, 3>, 9> kRows{{{"2011-12-22", "2013-08-24", "P1Y8M"},
                                                                  {"2013-08-24", "2011-12-22", "-P1Y8M"},
                                                                  {"2015-01-21", "2016-01-21", "P1Y"},
                                                                  {"2016-09-30", "2017-12-28", "P1Y2M"},
                                                                  {"2016-01-01", "2016-01-01", "P0M"},
                                                                  {"-2016-01-30", "-2017-02-28", "-P11M"},
                                                                  {"2014-12-31", "-2019-10-01", "-P4033Y2M"},
                                                                  {"2024-01-31", "2024-02-29", "P0M"},
                                                                  {"2024-02-29", "2024-01-31", "P0M"}}};
  for (const auto& [from, to, result] : kRows) {
    CAPTURE(from);
    CAPTURE(to);
    CHECK(text_of(months_between(*ducha::read_iso_date(from), *ducha::read_iso_date(to))) == result);
  }
}

}  // namespace
