// SPDX-License-Identifier: Apache-2.0
#include "judge/outcome.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using ducha::judge;
using ducha::Outcome;
using ducha::Status;
using ducha::Ternary;

namespace {

constexpr std::array kTernaries = {Ternary::no, Ternary::yes, Ternary::null};

template <typename Visit>
void for_all_outcomes(Visit visit) {
  for (unsigned bits = 0; bits < 32; ++bits) {
    for (const Ternary when : kTernaries) {
      for (const Ternary require : kTernaries) {
        Outcome outcome;
        outcome.invalid_fact = (bits & 1U) != 0;
        outcome.addressed = (bits & 2U) != 0;
        outcome.in_force = (bits & 4U) != 0;
        outcome.still_open = (bits & 8U) != 0;
        outcome.waived = (bits & 16U) != 0;
        outcome.when = when;
        outcome.require = require;
        visit(outcome);
      }
    }
  }
}

// The rows of docs/judging.md as conditions, in their order; what each gives stands in the page.
bool holds(std::size_t row, const Outcome& outcome) {
  switch (row) {
    case 1: return outcome.invalid_fact;
    case 2: return !outcome.addressed;
    case 3: return !outcome.in_force;
    case 4: return outcome.when == Ternary::no;
    case 5: return outcome.when == Ternary::null;
    case 6: return outcome.require == Ternary::yes;
    case 7: return outcome.still_open;
    case 8: return outcome.require == Ternary::no;
    case 9: return outcome.require == Ternary::null;
    default: return false;
  }
}

// The status of each row, read from the documentation.
std::vector<Status> documented_rows() {
  std::vector<Status> rows;
  std::ifstream page(std::string(DUCHA_SOURCE_DIR) + "/docs/judging.md");
  for (std::string line; std::getline(page, line);) {
    if (!line.starts_with("| " + std::to_string(rows.size() + 1) + " |")) continue;
    const std::size_t end = line.rfind('`');
    const std::size_t begin = line.rfind('`', end - 1) + 1;
    const auto status = ducha::read_status(line.substr(begin, end - begin));
    REQUIRE(status.has_value());
    rows.push_back(*status);
  }
  return rows;
}

}  // namespace

TEST_CASE("every combination is judged by the first row of the documented table that holds") {
  const std::vector<Status> rows = documented_rows();
  REQUIRE(rows.size() == 9);
  std::size_t combinations = 0;
  std::set<std::size_t> used;
  for_all_outcomes([&](const Outcome& outcome) {
    ++combinations;
    std::size_t row = 1;
    while (!holds(row, outcome)) ++row;
    used.insert(row);
    Status want = rows[row - 1];
    if (outcome.waived && (want == Status::fail || want == Status::unknown)) want = Status::waived;
    CAPTURE(row);
    CHECK(judge(outcome) == want);
  });
  CHECK(combinations == 288);
  CHECK(used.size() == rows.size());
}

TEST_CASE("nothing but a true requirement passes, and no waiver hides a pass or an error") {
  for_all_outcomes([](const Outcome& outcome) {
    const Status status = judge(outcome);
    if (status == Status::pass) CHECK(outcome.require == Ternary::yes);
    if (outcome.invalid_fact) CHECK(status == Status::error);
    if (status == Status::waived) CHECK(outcome.waived);
  });
}

TEST_CASE("conjunction is FEEL's") {
  CHECK((Ternary::no && Ternary::null) == Ternary::no);
  CHECK((Ternary::null && Ternary::no) == Ternary::no);
  CHECK((Ternary::yes && Ternary::null) == Ternary::null);
  CHECK((Ternary::yes && Ternary::yes) == Ternary::yes);
  CHECK(ducha::ternary_of(ducha::feel::Value(ducha::Decimal(1))) == Ternary::null);
}
