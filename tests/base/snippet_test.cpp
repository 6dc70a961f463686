// SPDX-License-Identifier: Apache-2.0
#include "base/snippet.h"

#include <memory>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "base/text.h"
#include "base/utf8.h"

namespace {

std::string of(std::string_view bytes, std::uint32_t offset, std::uint32_t length) {
  return ducha::snippet({std::make_shared<const ducha::SourceText>("a.yaml", std::string(bytes)), {offset, length}});
}

}  // namespace

TEST_CASE("a caret stands under its character") {
  struct Row {
    std::string_view bytes;
    std::uint32_t offset, length;
    std::string_view want;
  };
  static constexpr Row kRows[] = {
      {"unit: A\nlevel: x\n", 15, 1, "level: x\n       ^\n"},
      {"reports: 2024", 9, 4, "reports: 2024\n         ^~~~\n"},
      {"\xE6\xB1\x89\xE5\xAD\x97: x", 8, 1, "\xE6\xB1\x89\xE5\xAD\x97: x\n      ^\n"},
      {"x: \xE6\xB1\x89\xE5\xAD\x97", 3, 6, "x: \xE6\xB1\x89\xE5\xAD\x97\n   ^~~~\n"},
      {"x: \xE6\xB1\x89", 3, 3, "x: \xE6\xB1\x89\n   ^\n"},
      {"\xC3\xA9: 1", 4, 1, "\xC3\xA9: 1\n   ^\n"},
      {"\xF0\x9F\x98\x80: 1", 6, 1, "\xF0\x9F\x98\x80: 1\n    ^\n"},
      {"\tx: 1", 4, 1, " x: 1\n    ^\n"},
      {"a\x01"
       "b: 1",
       5, 1,
       "a\xEF\xBF\xBD"
       "b: 1\n     ^\n"},
      {"a\xFF: 1", 4, 1, "a\xEF\xBF\xBD: 1\n    ^\n"},
      {"e\xCC\x81: 1", 5, 1, "e\xCC\x81: 1\n   ^\n"},
      {"a\xE2\x80\xAE: 1", 6, 1, "a\xEF\xBF\xBD: 1\n    ^\n"},
      {"abc", 3, 0, "abc\n   ^\n"},
      {"abc", 99, 1, "abc\n   ^\n"},
      {"abc\r\ndef", 4, 1, "abc\n   ^\n"},
      {"a: >\n b\n c", 3, 7, "a: >\n   ^\n"},
      {"\xEF\xBB\xBFunit: A", 9, 1, "unit: A\n      ^\n"},
      {"\xEF\xBB\xBFunit: A", 0, 1, "unit: A\n^\n"},
      {"\xE6\xB1\x89", 1, 1, "\xE6\xB1\x89\n^\n"},
      {"a\n\nb", 2, 0, ""},
  };
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.bytes));
    CHECK(of(row.bytes, row.offset, row.length) == row.want);
  }
  CHECK(ducha::snippet({}).empty());
}

TEST_CASE("a long line is cut around its caret") {
  struct Row {
    std::size_t before, after;  // characters of filling on both sides of an X
    std::string_view filling;
  };
  static constexpr Row kRows[] = {
      {0, 400, "a"},
      {400, 0, "a"},
      {200, 199, "a"},
      {61, 400, "a"},
      {60, 400, "a"},
      {200, 0, "\xE6\xB1\x89"},
      {0, 200, "\xE6\xB1\x89"},
      {99, 100, "\xE6\xB1\x89"},
      {150, 150, "\xFF"},
  };
  for (const Row& row : kRows) {
    std::string line;
    for (std::size_t i = 0; i < row.before; ++i) line += row.filling;
    const auto offset = static_cast<std::uint32_t>(line.size());
    line += 'X';
    for (std::size_t i = 0; i < row.after; ++i) line += row.filling;
    const std::string result = of("first\n" + line + "\nlast\n", offset + 6, 1);
    const std::size_t end = result.find('\n');
    REQUIRE(end != std::string::npos);
    const std::string_view shown = std::string_view(result).substr(0, end);
    const std::string_view marks = std::string_view(result).substr(end + 1);
    CAPTURE(result);
    CHECK(ducha::display_width(shown) <= ducha::kSnippetWidth);
    CHECK(ducha::display_width(shown) > 30);
    // What stands above the caret is the X.
    const std::size_t column = marks.find('^');
    std::size_t at = 0;
    while (at < shown.size() && ducha::display_width(shown.substr(0, at)) < column) {
      at += ducha::code_point_at(shown, at).length;
    }
    CHECK(shown.substr(at, 1) == "X");
    CHECK(shown.starts_with("...") == (row.before * ducha::display_width(row.filling) > 60));
    CHECK(shown.ends_with("...") == (row.after > 60));
    CHECK(result.size() == end + 1 + marks.size());
  }
}
