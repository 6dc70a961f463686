// SPDX-License-Identifier: Apache-2.0
#include "judge/in_doubt.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "feel/compile/program.h"
#include "feel/run/trace.h"
#include "feel/value/value.h"

using ducha::feel::Scope;
using ducha::feel::Type;
using ducha::feel::Value;

namespace {

// Of a list {day: number, kind: string, ok: boolean}: "1a+ 2b- .a+" are records of the days 1, 2 and none.
Value records_of(std::string_view text) {
  std::vector<Value> records;
  for (std::size_t at = 0; at + 2 < text.size(); at += 4) {
    const auto part = [&](std::size_t index) { return text[at + index]; };
    const auto number = ducha::Decimal::read(std::string(1, part(0)));
    records.push_back(Value::context({{"day", number ? Value(*number) : Value()},
                                      {"kind", part(1) == '.' ? Value() : Value::string(std::string(1, part(1)))},
                                      {"ok", part(2) == '.' ? Value() : Value(part(2) == '+')}}));
  }
  return Value::dated_list(std::move(records));
}

}  // namespace

TEST_CASE("an expression over dated lists has a value only where undated records do not matter") {
  struct Row {
    std::string_view what, list, other, expression, value;  // value "null": in doubt, "undated" where it is null anyway
  };
  static constexpr Row kRows[] = {
      {"nothing in doubt", "1a+ 2a+", "", "count(L[day < 3]) >= 2", "true"},
      {"enough without it", "1a+ 2a+ .a+", "", "count(L[day < 3]) >= 2", "true"},
      {"it would be enough", "1a+ .a+", "", "count(L[day < 3]) >= 2", "null"},
      {"not enough even with it", ".a+", "", "count(L[day < 3]) >= 2", "false"},
      {"it would be one too many", "1a+ .a+", "", "count(L[day < 3]) <= 1", "null"},
      {"none may be", ".a+", "", "count(L[day < 3]) = 0", "null"},
      {"of another kind whatever its day", ".b+", "", "count(L[day < 3 and kind = \"a\"]) = 0", "true"},
      {"a kind that is missing is a doubt too", "1.+", "", "count(L[day < 3 and kind in [\"a\"]]) = 0", "null"},
      {"the same record in both filters", ".a+ 1a+", "", "count(L[day < 3 and ok]) = count(L[day < 3])", "true"},
      {"not the same in both", ".a- 1a+", "", "count(L[day < 3 and ok]) = count(L[day < 3])", "null"},
      {"a part that is missing parts the filters", ".a. 1a+", "", "count(L[day < 3 and ok]) = count(L[day < 3])",
       "null"},
      {"one helps, one hurts", "1a+ .a+", "1a+ .a+", "count(L[day < 3]) >= 2 and count(M[day < 3]) <= 1", "null"},
      {"what hurts is settled", "1a+ .a+", "1a+ 1a+ .a+", "count(L[day < 3]) >= 2 and count(M[day < 3]) <= 1", "false"},
      {"a sum that both reach", "1a+ .a+", ".a+ .a+", "count(L[day < 3]) + count(M[day < 3]) <= 4", "true"},
      {"a negated filter", ".a+", "", "count(L[not(day < 3)]) = 0", "null"},
      {"either of two parts", ".a+", "", "count(L[day < 3 or kind = \"a\"]) = 1", "true"},
      {"days alone", ".a+ 1a+", "", "count(L.day[item < 3]) >= 2", "null"},
      {"a filter of a filter", ".a+ 1b+", "", "count(L[kind = \"a\"][day < 3]) >= 1", "null"},
      {"exactly as many", "1a+ .a+ .a+", "", "count(L[day < 3]) = 2", "null"},
      {"more than are tried in every way", "1a+ .a+ .a+ .a+ .a+ .a+ .a+ .a+ .a+ .a+ .a+ .a+", "",
       "count(L[day < 3]) >= 1", "true"},
      {"many of which one would do", ".a+ .a+ .a+ .a+ .a+ .a+ .a+ .a+ .a+ .a+ .a+ .a+", "", "count(L[day < 3]) != 1",
       "null"},
      {"a number", "1a+ .a+", "", "count(L[day < 3])", "null"},
      {"some says so itself", ".a+", "", "some r in L satisfies r.day < 3", "undecided"},
      {"each kind by itself", ".a+ 1b+", "", "some k in [\"a\", \"b\"] satisfies count(L[day < 3 and kind = k]) = 0",
       "null"},
  };
  Scope scope;
  const Type list = Type::list_of(
      Type::context_of({{"day", Type::Tag::number}, {"kind", Type::Tag::string}, {"ok", Type::Tag::boolean}}, true));
  scope.declare("L", list);
  scope.declare("M", list);
  ducha::feel::CompileOptions options;
  options.strict = true;  // as rules are
  for (const Row& row : kRows) {
    CAPTURE(row.what);
    const auto compiled = ducha::feel::compile(row.expression, scope, options);
    REQUIRE(compiled.program != nullptr);
    const std::vector<Value> slots = {records_of(row.list), records_of(row.other)};
    const ducha::InDoubt result = ducha::evaluate_in_doubt(*compiled.program, slots);
    CHECK(result.differs == (row.value == "null"));
    CHECK(to_feel(result.value) == (row.value == "undecided" ? "null" : row.value));
    // What made the doubt is named where there is one.
    ducha::feel::Trace trace;
    static_cast<void>(compiled.program->explain(slots, trace));
    if (result.differs) CHECK(!ducha::feel::doubtful(trace).empty());
    if (result.differs) CHECK(ducha::feel::met_doubt(trace));
  }
}

TEST_CASE("units that say the same are several though they share one value") {
  Scope scope;
  scope.declare("L", Type::list_of(Type::context_of({{"day", Type::Tag::number}}, true)));
  const Value unit = Value::context({{"day", Value()}});
  const auto value_of = [&](std::string_view expression, std::vector<Value> units) {
    const auto compiled = ducha::feel::compile(expression, scope);
    const std::vector<Value> slots = {Value::dated_list(std::move(units))};
    return to_feel(ducha::evaluate_in_doubt(*compiled.program, slots).value);
  };
  CHECK(value_of("count(L[day < 3]) != 1", {unit, unit}) == "null");
  CHECK(value_of("count(L[day < 3]) != 1", {Value(), Value()}) == "null");
  CHECK(value_of("count(L[day < 3]) <= 2", {unit, unit}) == "true");
  CHECK(value_of("count(L[day < 3]) = count(L[day < 3])", {unit, Value(), unit}) == "true");
}

TEST_CASE("a list that is not dated is filtered as the standard has it") {
  Scope scope;
  scope.declare("L", Type::list_of(Type::context_of({{"day", Type::Tag::number}}, true)));
  const auto compiled = ducha::feel::compile("count(L[day < 3]) >= 1", scope);
  const std::vector<Value> slots = {Value::list({Value::context({{"day", Value()}})})};
  CHECK(ducha::evaluate_in_doubt(*compiled.program, slots).value.is_false());
}
