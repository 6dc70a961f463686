// SPDX-License-Identifier: Apache-2.0
#include "feel/value/value.h"

#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "feel/value/context.h"
#include "feel/value/list.h"
#include "feel/value/range.h"
#include "feel/value/temporal.h"

namespace {

using ducha::Date;
using ducha::Decimal;
using ducha::feel::Kind;
using ducha::feel::Value;

Value number(std::int64_t whole) { return Decimal(whole); }
Value list(std::vector<Value> elements) { return Value::list(std::move(elements)); }

TEST_CASE("a value is null until it is something") {
  const Value null;
  CHECK(null.is_null());
  CHECK(null.kind() == Kind::null);
  CHECK_FALSE(null.is_true());
  CHECK_FALSE(null.is_false());
  CHECK(Value(true).is_true());
  CHECK(Value(false).is_false());
  CHECK(number(7).as_number() == Decimal(7));
  CHECK(Value(Date{2024, 6, 30}).as_date() == Date{2024, 6, 30});
  CHECK(Value::string("abc").as_string() == "abc");
  CHECK(list({number(1), number(2)}).elements().size() == 2);
}

TEST_CASE("copies share, and outlive each other") {
  Value kept;
  {
    const Value made = list({Value::string("first"), Value::context({{"a", number(1)}})});
    kept = made;
    const Value moved = Value(made);
    CHECK(identical(moved, kept));
  }
  REQUIRE(kept.elements().size() == 2);
  CHECK(kept.elements()[0].as_string() == "first");
  REQUIRE(kept.elements()[1].find("a") != nullptr);
  CHECK(kept.elements()[1].find("a")->as_number() == Decimal(1));
  CHECK(kept.elements()[1].find("b") == nullptr);
  Value& same = kept;
  kept = same;
  CHECK(kept.elements().size() == 2);
}

TEST_CASE("values are shared by threads") {
  const Value shared = list({Value::string("x"), Value::string("y")});
  std::vector<std::thread> threads;
  std::vector<int> sizes(4);
  for (int& size : sizes) {
    threads.emplace_back([&shared, &size] {
      for (int i = 0; i < 10'000; ++i) {
        const Value copy = shared;
        size = static_cast<int>(copy.elements().size());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const int size : sizes) CHECK(size == 2);
}

TEST_CASE("a list nested a million deep is taken apart without a stack") {
  Value nested;
  for (int i = 0; i < 1'000'000; ++i) nested = list({nested});
  CHECK(nested.depth() == 1'000'000);
  CHECK(nested.weight() == 1'000'001);
  CHECK(equal(nested, list({nested})).is_null());
  CHECK(to_feel(nested).ends_with("..."));
  CHECK(hash_of(nested) == hash_of(Value(nested)));
}

TEST_CASE("a small value can weigh more than can be counted") {
  Value doubled = number(1);
  for (int i = 0; i < 100; ++i) doubled = list({doubled, doubled});
  CHECK(doubled.weight() == UINT64_MAX);
  CHECK(doubled.depth() == 100);
  Value other = number(1);
  for (int i = 0; i < 100; ++i) other = list({other, other});
  // Neither answer may take longer than counting to a hundred million.
  CHECK(equal(doubled, other).is_null());
  CHECK_FALSE(identical(doubled, other));
  CHECK(hash_of(doubled) == hash_of(other));
  CHECK(to_feel(doubled).ends_with("..."));
}

TEST_CASE("contexts keep their order; of two entries of one name the later value stands in the place of the first") {
  const Value context = Value::context({{"b", number(1)}, {"a", number(2)}, {"b", number(3)}});
  CHECK(to_feel(context) == "{b: 3, a: 2}");
  std::vector<std::pair<std::string, Value>> many;
  for (int i = 0; i < 200; ++i) many.emplace_back("name " + std::to_string(i % 150), number(i));
  const Value large = Value::context(many);
  CHECK(large.as_context().size() == 150);
  for (int i = 0; i < 150; ++i) {
    const Value* found = large.find("name " + std::to_string(i));
    REQUIRE(found != nullptr);
    CHECK(found->as_number() == Decimal(i < 50 ? i + 150 : i));
  }
  CHECK(large.find("name") == nullptr);
  CHECK(large.find("") == nullptr);
}

TEST_CASE("contexts of one shape share their names") {
  const auto names = std::make_shared<const ducha::feel::Names>(std::vector<std::string>{"date", "topic"});
  const Value first = Value::context(names, {Value(Date{2024, 1, 1}), Value::string("x")});
  const Value second = Value::context(names, {Value(Date{2024, 1, 2}), Value()});
  CHECK(first.as_context().names() == second.as_context().names());
  CHECK(first.as_context().find("topic", 1) == first.find("topic"));
  CHECK(first.as_context().find("topic", 0) == first.find("topic"));
  CHECK(first.as_context().find("topic", 99) == first.find("topic"));
}

TEST_CASE("kinds are named as FEEL names types") {
  CHECK(to_string(Kind::null) == "Null");
  CHECK(to_string(Kind::date_time) == "date and time");
  CHECK(to_string(Kind::years_months) == "years and months duration");
  CHECK(to_string(Kind::days_time) == "days and time duration");
  CHECK(to_string(Kind::function) == "function");
}

TEST_CASE("values are written as FEEL that yields them") {
  using ducha::feel::RangeForm;
  const auto date_time = ducha::feel::read_date_time("2024-06-30T10:00:00Z");
  REQUIRE(date_time);
  struct Row {
    Value value;
    std::string feel;
    std::string text;
  };
  const std::vector<Row> rows{
      {Value(), "null", "null"},
      {true, "true", "true"},
      {*Decimal::read("1.50"), "1.5", "1.5"},
      {Value::string("a\"b\\c\n\t\r\x01"), R"("a\"b\\c\n\t\r\u0001")", "a\"b\\c\n\t\r\x01"},
      {Date{2024, 6, 30}, "@\"2024-06-30\"", "2024-06-30"},
      {Value::date_time(*date_time), "@\"2024-06-30T10:00:00Z\"", "2024-06-30T10:00:00Z"},
      {ducha::feel::YearsMonths{14}, "@\"P1Y2M\"", "P1Y2M"},
      {list({}), "[]", "[]"},
      {list({number(1), Value::string("x"), Value()}), "[1, \"x\", null]", "[1, \"x\", null]"},
      {Value::context({}), "{}", "{}"},
      {Value::context({{"a b", number(1)}, {"{", number(2)}, {"1x", number(3)}, {"if x", number(4)}, {"", number(5)}}),
       R"({a b: 1, "{": 2, "1x": 3, "if x": 4, "": 5})", R"({a b: 1, "{": 2, "1x": 3, "if x": 4, "": 5})"},
      {Value::context({{"\xE4\xBA\xBA\xE6\x95\xB0", number(1)},
                       {"\xE2\x86\x92", number(2)},
                       {"a  b", number(3)},
                       {"a+b", number(4)},
                       {"?", number(5)}}),
       "{\xE4\xBA\xBA\xE6\x95\xB0: 1, \"\xE2\x86\x92\": 2, \"a  b\": 3, \"a+b\": 4, \"?\": 5}",
       "{\xE4\xBA\xBA\xE6\x95\xB0: 1, \"\xE2\x86\x92\": 2, \"a  b\": 3, \"a+b\": 4, \"?\": 5}"},
      {Value::range({number(1), number(3), true, false, RangeForm::interval}), "[1..3)", "[1..3)"},
      {Value::range({Value(), number(3), false, false, RangeForm::less}), "(< 3)", "(< 3)"},
      {Value::range({number(3), Value(), true, false, RangeForm::greater_equal}), "(>= 3)", "(>= 3)"},
      {Value::range({number(3), number(3), true, true, RangeForm::equal}), "(= 3)", "(= 3)"},
      {Value::range({number(3), number(3), true, true, RangeForm::not_equal}), "(!= 3)", "(!= 3)"},
  };
  for (const Row& row : rows) {
    CHECK(to_feel(row.value) == row.feel);
    CHECK(to_text(row.value) == row.text);
  }
}

}  // namespace
