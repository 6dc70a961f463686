// SPDX-License-Identifier: Apache-2.0
#include "base/language.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using ducha::Language;
using ducha::Text;

TEST_CASE("the holes of a pattern are filled, other braces stay") {
  CHECK(ducha::filled("{1} {0}{0}", {"a", "b"}) == "b aa");
  CHECK(ducha::filled("{zh: {0}, {x} {", {"a"}) == "{zh: a, {x} {");
  CHECK(ducha::filled("{2}.", {"a"}) == ".");
  const std::vector<Text> arguments = {Text("县", "county"), Text("3")};
  CHECK(ducha::filled("{0}: {1}", arguments, Language::en) == "county: 3");
  CHECK(ducha::filled(Text("{0}有{1}个", "{1} in the {0}"), arguments) == Text("县有3个", "3 in the county"));
}

TEST_CASE("a pattern is taken apart in its order") {
  std::string_view rest = "a{1}b{0}";
  ducha::PatternPart part = ducha::take_part(rest);
  CHECK(part.words == "a");
  CHECK(part.hole == 1);
  part = ducha::take_part(rest);
  CHECK(part.words == "b");
  CHECK(part.hole == 0);
  CHECK(rest.empty());
  CHECK(ducha::take_part(rest).hole == std::string_view::npos);
}

TEST_CASE("each language parts what is listed by its own comma") {
  CHECK(ducha::listed(std::vector<std::string>{"yaml", "json"}) == Text("yaml、json", "yaml, json"));
  CHECK(ducha::listed(std::vector<Text>{Text("县", "county"), Text("乡", "town")}) == Text("县、乡", "county, town"));
  CHECK(ducha::listed(std::vector<std::string>{}).empty());
}
