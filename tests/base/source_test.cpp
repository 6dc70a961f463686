// SPDX-License-Identifier: Apache-2.0
#include "base/source.h"

#include <array>
#include <string>

#include <doctest/doctest.h>

using ducha::Position;
using ducha::SourceText;

TEST_CASE("lines and columns count code points from one") {
  // Two lines; the first holds four characters of three bytes each.
  const SourceText source("plan.yaml", "\xE7\xA4\xBE\xE5\xB7\xA5\xE4\xBA\xBA\xE6\x95\xB0: 2\n\tx: 3\r\nlast");
  struct Row {
    std::uint32_t offset;
    Position want;
    std::string_view line;
  };
  static constexpr std::array<Row, 7> kRows = {{
      {0, {1, 1}, "\xE7\xA4\xBE\xE5\xB7\xA5\xE4\xBA\xBA\xE6\x95\xB0: 2"},
      {12, {1, 5}, "\xE7\xA4\xBE\xE5\xB7\xA5\xE4\xBA\xBA\xE6\x95\xB0: 2"},
      {14, {1, 7}, "\xE7\xA4\xBE\xE5\xB7\xA5\xE4\xBA\xBA\xE6\x95\xB0: 2"},
      {16, {2, 1}, "\tx: 3"},
      {17, {2, 2}, "\tx: 3"},
      {23, {3, 1}, "last"},
      {9999, {3, 5}, "last"},
  }};
  for (const Row& row : kRows) {
    CAPTURE(row.offset);
    CHECK(source.position(row.offset).line == row.want.line);
    CHECK(source.position(row.offset).column == row.want.column);
    CHECK(source.line_at(row.offset) == row.line);
  }
}

TEST_CASE("a byte order mark counts as nothing") {
  const SourceText source("plan.yaml", "\xEF\xBB\xBFunit: A");
  CHECK(source.position(3) == Position{1, 1});
  CHECK(source.position(9) == Position{1, 7});
  CHECK(source.line_at(3) == "unit: A");
}

TEST_CASE("a part of a stream counts its lines from where it begins") {
  const SourceText source("plans.ndjson", "{}", 41);
  CHECK(source.position(1) == Position{41, 2});
}

TEST_CASE("the empty source has one place") {
  const SourceText source("empty", "");
  CHECK(source.position(0) == Position{1, 1});
  CHECK(source.line_at(0).empty());
  CHECK(source.slice({5, 3}).empty());
}
