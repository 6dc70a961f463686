// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "feel/value/range.h"
#include "feel/value/temporal.h"
#include "feel/value/value.h"

namespace {

using ducha::Date;
using ducha::Decimal;
using ducha::feel::RangeForm;
using ducha::feel::Value;

Value literal(std::string_view text) {
  const auto value = ducha::feel::read_temporal(text);
  REQUIRE_MESSAGE(value, std::string(text));
  return *value;
}

Value number(std::string_view text) {
  const auto value = Decimal::read(text);
  REQUIRE(value);
  return *value;
}

std::string shown(const Value& value) { return to_feel(value); }

// One of each kind, no two equal.
std::vector<Value> one_of_each() {
  return {Value(),
          true,
          number("1"),
          Value::string("1"),
          literal("2024-01-01"),
          literal("10:00:00"),
          literal("2024-01-01T00:00:00"),
          literal("P1Y"),
          literal("P1D"),
          Value::range({number("1"), number("2"), true, true, RangeForm::interval}),
          Value::list({number("1")}),
          Value::context({{"a", number("1")}})};
}

TEST_CASE("values of two kinds neither equal nor follow each other; null equals null alone") {
  const std::vector<Value> values = one_of_each();
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (std::size_t j = 0; j < values.size(); ++j) {
      CAPTURE(shown(values[i]));
      CAPTURE(shown(values[j]));
      CHECK(identical(values[i], values[j]) == (i == j));
      if (i == j) {
        CHECK(equal(values[i], values[j]).is_true());
        CHECK(hash_of(values[i]) == hash_of(values[j]));
      } else {
        CHECK_FALSE(compare(values[i], values[j]));
        const bool one_null = values[i].is_null() || values[j].is_null();
        CHECK((one_null ? equal(values[i], values[j]).is_false() : equal(values[i], values[j]).is_null()));
      }
    }
  }
}

TEST_CASE("order, equality and hash tell the same story") {
  // Each row rises.
  const std::vector<std::vector<Value>> rows{
      {number("-1"), number("0"), number("0.1"), number("10")},
      {Value::string(""), Value::string("A"), Value::string("a"), Value::string("aa"), Value::string("b"),
       Value::string("\xC3\xA4"), Value::string("\xEF\xBC\xA1"), Value::string("\xF0\x9F\x90\x8E")},
      {literal("-0001-12-31"), literal("2023-12-31"), literal("2024-01-01"), literal("2024-02-01")},
      {literal("09:59:59"), literal("10:00:00"), literal("23:59:59")},
      {literal("10:00:00+02:00"), literal("09:00:00Z"), literal("10:00:00@Etc/UTC"), literal("08:00:00-05:00")},
      {literal("2024-01-01T00:00:00+01:00"), literal("2024-01-01T00:00:00Z"),
       literal("2024-07-01T00:00:00@Europe/Paris"), literal("2024-06-30T22:00:01Z")},
      {literal("-P1Y"), literal("P0M"), literal("P11M"), literal("P1Y1M")},
      {literal("-P1DT0.000000001S"), literal("-P1D"), literal("PT0S"), literal("PT0.000000001S"), literal("PT1S")},
  };
  for (const std::vector<Value>& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      for (std::size_t j = 0; j < row.size(); ++j) {
        CAPTURE(shown(row[i]));
        CAPTURE(shown(row[j]));
        const auto order = compare(row[i], row[j]);
        REQUIRE(order);
        CHECK(*order == (i < j ? -1 : i > j ? 1 : 0));
        CHECK(equal(row[i], row[j]).is_true() == (i == j));
      }
    }
  }
}

TEST_CASE("the same value in other words is equal and hashes alike") {
  const std::vector<std::array<Value, 2>> rows{
      {number("1"), number("1.00")},
      {literal("P1D"), literal("PT24H")},
      {literal("P1Y"), literal("P12M")},
      {literal("-P0D"), literal("PT0S")},
      {literal("10:30:00Z"), literal("10:30:00+00:00")},
      {literal("20:00:00Z"), literal("21:00:00+01:00")},
      {literal("10:30:00.1"), literal("10:30:00.2")},  // the kit: fractions do not count
      {literal("2018-10-08T00:00:00+02:00"), literal("2018-10-08T00:00:00@Europe/Paris")},
      {literal("2018-02-08T00:00:00+01:00"), literal("2018-02-08T00:00:00@Europe/Paris")},
      {literal("2002-04-02T12:00:00-01:00"), literal("2002-04-02T17:00:00+04:00")},
      {Value::context({{"a", number("1")}, {"b", number("2")}}),
       Value::context({{"b", number("2.0")}, {"a", number("1")}})},
      {Value::list({number("1"), literal("P1D")}), Value::list({number("1.0"), literal("PT24H")})},
  };
  for (const auto& [a, b] : rows) {
    CAPTURE(shown(a));
    CAPTURE(shown(b));
    CHECK(equal(a, b).is_true());
    CHECK(hash_of(a) == hash_of(b));
  }
}

TEST_CASE("is() looks closer than equality") {
  const std::vector<std::array<Value, 2>> equal_only{
      {literal("20:00:00Z"), literal("21:00:00+01:00")},
      {literal("10:30:00.1"), literal("10:30:00.2")},
      {literal("23:00:50@Etc/UTC"), literal("23:00:50Z")},
      {literal("2018-10-08T00:00:00+02:00"), literal("2018-10-08T00:00:00@Europe/Paris")},
  };
  for (const auto& [a, b] : equal_only) {
    CAPTURE(shown(a));
    CHECK(equal(a, b).is_true());
    CHECK_FALSE(identical(a, b));
  }
  CHECK(identical(literal("23:00:50Z"), literal("23:00:50+00:00")));
  CHECK(identical(number("1"), number("1.00")));
  CHECK(identical(literal("P1D"), literal("PT24H")));
}

TEST_CASE("a time without an offset takes the other's for its order, and equals none that has one") {
  const Value local = literal("10:00:00");
  const Value zoned = literal("11:00:00+05:00");
  CHECK(compare(local, zoned) == -1);
  CHECK(compare(zoned, local) == 1);
  CHECK(equal(local, zoned).is_null());
  CHECK_FALSE(compare(literal("10:00:00"), literal("10:00:00+05:00")));
  CHECK(compare(literal("2024-01-01T00:00:00"), literal("2024-01-01T00:00:01Z")) == -1);
  CHECK(equal(literal("2024-01-01T00:00:00"), literal("2024-01-01T00:00:00Z")).is_null());
}

TEST_CASE("lists and contexts: false where a part differs, else null where a part does not compare") {
  const Value one = number("1");
  const Value two = number("2");
  const Value text = Value::string("1");
  CHECK(equal(Value::list({one, two}), Value::list({one, one})).is_false());
  CHECK(equal(Value::list({one}), Value::list({one, one})).is_false());
  CHECK(equal(Value::list({one}), Value::list({text})).is_null());
  CHECK(equal(Value::list({text, two}), Value::list({one, one})).is_false());
  CHECK(equal(Value::list({Value()}), Value::list({one})).is_false());
  CHECK(equal(Value::context({{"a", one}}), Value::context({{"b", one}})).is_false());
  CHECK(equal(Value::context({{"a", one}}), Value::context({{"a", text}})).is_null());
  CHECK(equal(Value::context({{"a", one}}), Value::context({{"a", one}, {"b", one}})).is_false());
}

TEST_CASE("ranges are equal where they are written alike") {
  const Value one = number("1");
  const Value two = number("2");
  const Value closed = Value::range({one, two, true, true, RangeForm::interval});
  CHECK(equal(closed, Value::range({one, two, true, true, RangeForm::interval})).is_true());
  CHECK(equal(closed, Value::range({one, two, true, false, RangeForm::interval})).is_false());
  CHECK(equal(closed, Value::range({two, two, true, true, RangeForm::interval})).is_false());
  CHECK(equal(Value::range({Value(), two, false, false, RangeForm::less}),
              Value::range({Value(), two, false, false, RangeForm::interval}))
            .is_false());
}

TEST_CASE("what lies in a range") {
  struct Row {
    ducha::feel::Range range;
    std::string_view value;
    Value inside;
  };
  const Value one = number("1");
  const Value three = number("3");
  const std::vector<Row> rows{
      {{one, three, true, true, RangeForm::interval}, "1", true},
      {{one, three, false, true, RangeForm::interval}, "1", false},
      {{one, three, true, false, RangeForm::interval}, "3", false},
      {{one, three, true, true, RangeForm::interval}, "3", true},
      {{one, three, true, true, RangeForm::interval}, "4", false},
      {{Value(), three, false, true, RangeForm::interval}, "1", Value()},
      {{Value(), three, false, false, RangeForm::less}, "2", true},
      {{Value(), three, false, false, RangeForm::less}, "3", false},
      {{Value(), three, false, true, RangeForm::less_equal}, "3", true},
      {{one, Value(), false, false, RangeForm::greater}, "1", false},
      {{one, Value(), true, false, RangeForm::greater_equal}, "1", true},
      {{one, one, true, true, RangeForm::equal}, "1", true},
      {{one, one, true, true, RangeForm::not_equal}, "1", false},
      {{one, one, true, true, RangeForm::not_equal}, "2", true},
  };
  for (const Row& row : rows) {
    CAPTURE(shown(Value::range(row.range)));
    CAPTURE(row.value);
    CHECK(identical(contains(row.range, number(row.value)), row.inside));
  }
  CHECK(contains(rows[0].range, Value::string("2")).is_null());
  CHECK(contains(rows[0].range, Value()).is_null());
}

}  // namespace
