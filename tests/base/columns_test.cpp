// SPDX-License-Identifier: Apache-2.0
#include "base/columns.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using ducha::Align;
using ducha::Cells;
using ducha::Columns;

TEST_CASE("columns line up, with Chinese among them") {
  const std::vector<Cells> rows = {{"单位", "n"}, {"unit", "10", "last"}, {"", "3"}};
  CHECK(ducha::in_columns(rows) == "单位  n\nunit  10  last\n      3\n");
  const Columns right{.indent = 2, .align = {Align::left, Align::right}};
  CHECK(ducha::in_columns(rows, right) == "  单位   n\n  unit  10  last\n         3\n");
}

TEST_CASE("a column is as wide as its longest cell, and no narrower than is asked") {
  const std::vector<Cells> rows = {{"a", "b"}};
  CHECK(ducha::in_columns(rows, {.least = {3}}) == "a    b\n");
  CHECK(ducha::in_columns(std::vector<Cells>{}) == "");
  CHECK(ducha::in_columns(std::vector<Cells>{{"a", ""}}) == "a\n");
}

TEST_CASE("the last column wraps below itself") {
  const std::vector<Cells> rows = {{"--by", "count by rule"}, {"-q", "四个汉字，再四个字"}};
  const std::vector<std::string> lines = {"  --by  count by", "        rule", "  -q    四个汉", "        字，再四",
                                          "        个字"};
  CHECK(ducha::column_lines(rows, {.indent = 2, .page = 16}) == lines);
  // No room is left for it: it is as long as it is.
  CHECK(ducha::in_columns(rows, {.indent = 2, .page = 8}).starts_with("  --by  count by rule\n"));
}

TEST_CASE("colours take no room") {
  const auto painted = [](const std::string& text, std::size_t row, std::size_t column) {
    return row == 0 && column == 0 ? "<b>" + text + "</b>" : text;
  };
  const std::vector<Cells> rows = {{"a", "b"}, {"long", "c"}};
  CHECK(ducha::in_columns(rows, {.painted = painted}) == "<b>a</b>     b\nlong  c\n");
}
