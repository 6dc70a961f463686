// SPDX-License-Identifier: Apache-2.0
#include "base/suggest.h"

#include <array>
#include <string>
#include <vector>

#include <doctest/doctest.h>

TEST_CASE("the nearest known name within a third of the length") {
  static const std::array<std::string, 7> kKnown = {
      "facts",
      "subjects",
      "social_workers",
      "\xE7\xA4\xBE\xE4\xBC\x9A\xE5\xB7\xA5\xE4\xBD\x9C\xE8\x80\x85\xE4\xBA\xBA\xE6\x95\xB0",
      "\xE5\x90\xAC\xE5\x8F\x96\xE5\xB7\xA5\xE4\xBC\x9A\xE5\xB7\xA5\xE4\xBD\x9C\xE6\xB1\x87\xE6\x8A\xA5",
      "\xE6\x88\xAA\xE6\xAD\xA2\xE6\x97\xA5\xE6\x9C\x9F",
      "as_of"};
  struct Row {
    std::string_view name;
    std::string_view want;  // empty: none
  };
  static constexpr Row kRows[] = {
      {"fatcs", "facts"},
      {"Facts", "facts"},
      {"fact", "facts"},
      {"subject", "subjects"},
      {"social_wrokres", "social_workers"},
      {"asof", "as_of"},
      {"\xE7\xA4\xBE\xE4\xBC\x9A\xE5\xB7\xA5\xE4\xBD\x9C\xE4\xBA\xBA\xE6\x95\xB0",
       "\xE7\xA4\xBE\xE4\xBC\x9A\xE5\xB7\xA5\xE4\xBD\x9C\xE8\x80\x85\xE4\xBA\xBA\xE6\x95\xB0"},
      {"\xE8\x81\xBD\xE5\x8F\x96\xE5\xB7\xA5\xE4\xBC\x9A\xE5\x8C\xAF\xE5\xA0\xB1",
       "\xE5\x90\xAC\xE5\x8F\x96\xE5\xB7\xA5\xE4\xBC\x9A\xE5\xB7\xA5\xE4\xBD\x9C\xE6\xB1\x87\xE6\x8A\xA5"},
      {"\xE6\x88\xAA\xE8\x87\xB3\xE6\x97\xA5\xE6\x9C\x9F", "\xE6\x88\xAA\xE6\xAD\xA2\xE6\x97\xA5\xE6\x9C\x9F"},
      {"colour", ""},
      {"of", ""},
      {"", ""},
      {"\xFF", ""},
  };
  const ducha::Spellings spellings(std::vector<std::string>(kKnown.begin(), kKnown.end()));
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.name));
    CHECK(ducha::nearest(row.name, kKnown).value_or("") == row.want);
    CHECK(spellings.nearest(row.name).value_or("") == row.want);
  }
}

TEST_CASE("the first of equals, and none for prose") {
  static const std::array<std::string, 3> kKnown = {"abcx", "abcy", "abc"};
  CHECK(ducha::nearest("abcz", kKnown) == "abcx");
  CHECK_FALSE(ducha::nearest(std::string(5000, 'a'), kKnown).has_value());
}
