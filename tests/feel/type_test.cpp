// SPDX-License-Identifier: Apache-2.0
#include "feel/value/type.h"

#include <array>
#include <string>

#include <doctest/doctest.h>

#include "feel/builtins/invoke.h"
#include "feel/value/range.h"

namespace {

using ducha::Decimal;
using ducha::feel::read_type;
using ducha::feel::Type;
using ducha::feel::Value;

Type type(std::string_view text) {
  const auto read = read_type(text);
  REQUIRE_MESSAGE(read, std::string(text));
  return *read;
}

TEST_CASE("types are read as FEEL spells them") {
  constexpr std::array<std::array<std::string_view, 2>, 11> kRows{
      {{"number", "number"},
       {" date  and\ttime ", "date and time"},
       {"list<number>", "list<number>"},
       {"list", "list<Any>"},
       {"range<date>", "range<date>"},
       {"list< list< string > >", "list<list<string>>"},
       {"context<a: number, b c: list<date>>", "context<a: number, b c: list<date>>"},
       {"context<>", "context<>"},
       {"function<number, string> -> boolean", "function<number, string> -> boolean"},
       {"function<>->Any", "function<> -> Any"},
       {"years and months duration", "years and months duration"}}};
  for (const auto& [text, spelled] : kRows) {
    CAPTURE(text);
    CHECK(to_string(type(text)) == spelled);
    CHECK(to_string(type(spelled)) == spelled);
  }
  std::string deep = "number";
  for (int i = 0; i < 1'000; ++i) deep = "list<" + deep + ">";
  for (const std::string_view bad : {"", "text", "list<", "list<number", "list<text>", "number<string>", "context<a>",
                                     "context<:number>", "function<number> -> ", "list<number> x", "Number"}) {
    CHECK_FALSE(read_type(bad));
  }
  CHECK_FALSE(read_type(deep));
}

TEST_CASE("types of values") {
  const Value one = Decimal(1);
  const Value text = Value::string("x");
  CHECK(to_string(type_of(Value())) == "Null");
  CHECK(to_string(type_of(Value::list({}))) == "list<Any>");
  CHECK(to_string(type_of(Value::list({one, Value()}))) == "list<number>");
  CHECK(to_string(type_of(Value::list({one, text}))) == "list<Any>");
  CHECK(to_string(type_of(Value::list({Value::context({{"a", one}}), Value::context({{"b", text}})}))) ==
        "list<context<a: number, b: string>>");
  CHECK(to_string(type_of(Value::range({one, one, true, true, {}}))) == "range<number>");
  CHECK(type_of(Value::context({{"a", one}})).closed());
}

TEST_CASE("instance of") {
  const Value one = Decimal(1);
  const Value text = Value::string("x");
  const Value numbers = Value::list({one, Value()});
  const Value context = Value::context({{"a", one}, {"b", Value()}});
  struct Row {
    Value value;
    std::string_view type;
    bool fits;
  };
  const std::array rows{
      Row{one, "number", true},
      Row{one, "Any", true},
      Row{one, "string", false},
      Row{one, "list<number>", false},
      Row{Value(), "Any", false},
      Row{Value(), "Null", true},
      Row{numbers, "list<number>", true},
      Row{numbers, "list<Any>", true},
      Row{numbers, "list<string>", false},
      Row{Value::list({one, text}), "list<number>", false},
      Row{context, "context<a: number>", true},
      Row{context, "context<b: date>", true},
      Row{context, "context<c: Any>", false},
      Row{context, "context<a: string>", false},
      Row{Value::range({one, one, true, true, {}}), "range<number>", true},
      Row{Value::range({one, one, true, true, {}}), "range<date>", false},
      Row{ducha::feel::function_value("contains"), "function<string, string> -> boolean", true},
      Row{ducha::feel::function_value("contains"), "function<string, string> -> Any", true},
      Row{ducha::feel::function_value("contains"), "function<string> -> boolean", false},
      Row{ducha::feel::function_value("contains"), "function<Any, Any> -> boolean", false},
      Row{ducha::feel::function_value("contains"), "function<string, string> -> number", false},
  };
  for (const Row& row : rows) {
    CAPTURE(to_feel(row.value));
    CAPTURE(row.type);
    CHECK(conforms(row.value, type(row.type)) == row.fits);
  }
}

TEST_CASE("types conform to wider ones") {
  constexpr std::array<std::array<std::string_view, 2>, 7> kYes{
      {{"number", "Any"},
       {"Null", "date"},
       {"list<number>", "list<Any>"},
       {"context<a: number, b: string>", "context<a: number>"},
       {"function<Any> -> number", "function<number> -> Any"},
       {"range<date>", "range<Any>"},
       {"list<Null>", "list<number>"}}};
  constexpr std::array<std::array<std::string_view, 2>, 6> kNo{
      {{"Any", "number"},
       {"date", "date and time"},
       {"list<Any>", "list<number>"},
       {"context<a: number>", "context<a: number, b: string>"},
       {"function<number> -> Any", "function<Any> -> Any"},
       {"function<number> -> Any", "function<number> -> number"}}};
  for (const auto& [from, to] : kYes) {
    CAPTURE(from);
    CHECK(conforms(type(from), type(to)));
  }
  for (const auto& [from, to] : kNo) {
    CAPTURE(from);
    CHECK_FALSE(conforms(type(from), type(to)));
  }
}

TEST_CASE("what two types have in common") {
  constexpr std::array<std::array<std::string_view, 3>, 6> kRows{
      {{"number", "number", "number"},
       {"number", "Null", "number"},
       {"number", "string", "Any"},
       {"list<number>", "list<Null>", "list<number>"},
       {"context<a: number>", "context<a: string, b: date>", "context<a: Any, b: date>"},
       {"function<Any> -> number", "function<number> -> Any", "function<number> -> Any"}}};
  for (const auto& [a, b, both] : kRows) {
    CAPTURE(a);
    CAPTURE(b);
    CHECK(to_string(joined(type(a), type(b))) == both);
  }
}

}  // namespace
