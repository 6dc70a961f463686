// SPDX-License-Identifier: Apache-2.0
#include "authoring/text_changes.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace ducha;

namespace {

// Each changed text behind its kind.
std::vector<std::string> changes_of(std::string_view text) {
  std::vector<std::string> all;
  for (const TextChange& change : text_changes(text))
    all.push_back(std::string(to_string(change.kind)) + ": " + changed(text, change));
  return all;
}

}  // namespace

TEST_CASE("each small mistake of an expression, one at a time and in the order of their places") {
  struct Row {
    std::string text;
    std::vector<std::string> changes;
  };
  const Row rows[] = {
      {"tests", {}},
      // Numbers, in the last digit that is written, and none below zero.
      {"n = 15", {"comparison: n != 15", "number: n = 16", "number: n = 14"}},
      {"0.90", {"number: 0.91", "number: 0.89"}},
      {"0", {"number: 1"}},
      {"1", {"number: 2", "number: 0"}},
      {"0.1", {"number: 0.2", "number: 0"}},
      // Signs of comparison, each the one beside it.
      {"a < b", {"comparison: a <= b"}},
      {"a <= b", {"comparison: a < b"}},
      {"a > b", {"comparison: a >= b"}},
      {"a >= b", {"comparison: a > b"}},
      {"a != b", {"comparison: a = b"}},
      {"a and b or c", {"connective: a or b or c", "connective: a and b and c"}},
      {"some x in l satisfies x", {"connective: every x in l satisfies x"}},
      {"every x in l satisfies x", {"connective: some x in l satisfies x"}},
      // Ranges, at the brackets of their own; those that are open already stay.
      {"x in [a..b]", {"bound: x in (a..b]", "bound: x in [a..b)"}},
      {"x in (a..b]", {"bound: x in (a..b)"}},
      {"x in (a..b)", {}},
      {"x in [f(a)..g(b)]", {"bound: x in (f(a)..g(b)]", "bound: x in [f(a)..g(b))"}},
      {"[[a..b], c]", {"bound: [(a..b], c]", "bound: [[a..b), c]"}},
      // Days and durations between quotes, and no other text.
      {R"(@"2024-02-29")", {R"(number: @"2024-03-01")", R"(number: @"2024-02-28")"}},
      {R"(@"P7D")", {R"(number: @"P8D")", R"(number: @"P6D")", R"(unit_of_time: @"P7M")"}},
      {R"(@"P1M")", {R"(number: @"P2M")", R"(number: @"P0M")", R"(unit_of_time: @"P1Y")"}},
      {R"(@"P2Y")", {R"(number: @"P3Y")", R"(number: @"P1Y")", R"(unit_of_time: @"P2M")"}},
      {R"(@"P1Y6M")", {}},
      {R"(name = "15 and more")", {R"(comparison: name != "15 and more")"}},
      {R"("P")", {}},
      // A comment says nothing.
      {"a // < 15", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(changes_of(row.text) == row.changes);
  }
}

TEST_CASE("a change stands at its bytes, also behind characters beyond ASCII") {
  const std::string text = "\xE4\xBA\xBA > 3";
  const auto changes = text_changes(text);
  REQUIRE(changes.size() == 3);
  CHECK(changes[0].at.offset == 4);
  CHECK(changed(text, changes[1]) == "\xE4\xBA\xBA > 4");
}
