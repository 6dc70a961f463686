// SPDX-License-Identifier: Apache-2.0
// What holds of the table of built-ins as a whole.
#include "feel/builtins/registry.h"

#include <set>
#include <string>

#include <doctest/doctest.h>

#include "feel/builtins/invoke.h"

namespace ducha::feel {

namespace {

// All signatures of a name are of one nature.
Nature named_nature(std::string_view name) { return builtins_named(name).front().nature; }

}  // namespace

TEST_CASE("rows are sorted, found by name, and say types that there are") {
  const std::span<const Builtin> all = builtins();
  REQUIRE(all.size() > 100);
  std::set<std::string> signatures;
  for (const Builtin& row : all) {
    CAPTURE(signature_text(row));
    CHECK(signatures.insert(signature_text(row)).second);
    CHECK((row.implementation != nullptr));
    CHECK(read_type(row.result));
    CHECK(row.parameters.size() <= kMostParameters);
    CHECK((row.nature == named_nature(row.name)));
    bool optional = false;
    for (std::size_t i = 0; i < row.parameters.size(); ++i) {
      const Parameter& parameter = row.parameters[i];
      CHECK(read_type(parameter.type));
      CHECK((!optional || parameter.optional));  // what may be left out stands last
      optional = parameter.optional;
      CHECK((!parameter.variadic || i + 1 == row.parameters.size()));
    }
    const std::span<const Builtin> named = builtins_named(row.name);
    CHECK(&row >= named.data());
    CHECK(&row < named.data() + named.size());
  }
  CHECK(builtins_named("no such function").empty());
  CHECK(builtins_named("").empty());
  CHECK(builtins_named("date").size() == 4);
  CHECK(function_value("no such function").is_null());
}

TEST_CASE("names lead to the signatures that have them") {
  const auto calls = [](std::string_view name, std::vector<std::string_view> names) {
    return named_calls(builtins_named(name), names).size();
  };
  CHECK(calls("date", {"from"}) == 3);
  CHECK(calls("date", {"year", "day", "month"}) == 1);
  CHECK(calls("date", {"year", "from"}) == 0);
  CHECK(calls("substring", {"length", "string"}) == 1);
  CHECK(calls("substring", {"string", "string"}) == 0);
  CHECK(calls("list replace", {"position"}) == 1);
  CHECK(calls("list replace", {"list"}) == 2);
  CHECK(calls("now", {}) == 1);
  CHECK(calls("now", {"x"}) == 0);
}

TEST_CASE("properties") {
  for (const Kind kind : {Kind::date, Kind::time, Kind::date_time, Kind::years_months, Kind::days_time, Kind::range}) {
    CHECK_FALSE(properties_of(kind).empty());
  }
  CHECK(properties_of(Kind::number).empty());
  const Value date = Date{2024, 6, 30};
  for (const std::string_view name : properties_of(Kind::date)) CHECK(property_of(date, name));
  CHECK_FALSE(property_of(date, "hour"));
  CHECK_FALSE(property_of(Value::string("x"), "length"));
  CHECK_FALSE(property_of(Value(), "year"));
}

}  // namespace ducha::feel
