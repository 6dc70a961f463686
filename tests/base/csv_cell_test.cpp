// SPDX-License-Identifier: Apache-2.0
#include "base/csv_cell.h"

#include <string>

#include <doctest/doctest.h>

TEST_CASE("a cell is quoted where it must be") {
  CHECK(ducha::csv_cell("plain") == "plain");
  CHECK(ducha::csv_cell("") == "");
  CHECK(ducha::csv_cell("a,b") == "\"a,b\"");
  CHECK(ducha::csv_cell("a;b") == "\"a;b\"");
  CHECK(ducha::csv_cell("a \"b\"") == "\"a \"\"b\"\"\"");
  CHECK(ducha::csv_cell("a\nb") == "\"a\nb\"");
  std::string cell;
  ducha::append_csv_cell(cell, "a;b", ",");
  CHECK(cell == "a;b");
  ducha::append_csv_cell(cell, "=1", ",", "'");
  CHECK(cell == "a;b\"'=1\"");
}
