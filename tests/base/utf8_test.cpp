// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

TEST_CASE("a text is cut between its code points") {
  struct Row {
    std::string_view text;
    std::size_t bytes;
    std::string_view begins;
  };
  static constexpr Row kRows[] = {
      {"abc", 2, "ab"},    {"abc", 3, "abc"}, {"abc", 9, "abc"},
      {"汉字", 3, "汉"},   {"汉字", 5, "汉"}, {"汉字", 2, ""},
      {"汉字", 6, "汉字"}, {"", 0, ""},       {"a\xF0\x9F\x98\x80", 4, "a"},
  };
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.text));
    CHECK(ducha::whole_code_points(row.text, row.bytes) == row.begins);
  }
}

TEST_CASE("code points are counted by their first bytes") {
  CHECK(ducha::offset_after("a汉b", 0) == 0);
  CHECK(ducha::offset_after("a汉b", 2) == 4);
  CHECK(ducha::offset_after("a汉b", 9) == 5);
  CHECK(ducha::code_points("a汉b") == 3);
}

TEST_CASE("what is appended is read back") {
  for (const std::int32_t each : {0x24, 0xA2, 0x939, 0x6C49, 0x10348, 0x10FFFF}) {
    std::string text;
    ducha::append_utf8(text, each);
    const ducha::CodePoint read = ducha::code_point_at(text, 0);
    CHECK(read.value == each);
    CHECK(read.length == text.size());
  }
  CHECK(ducha::code_point_at("a", 1).length == 0);
  CHECK(ducha::code_point_at("\xFF", 0).value == -1);
}
