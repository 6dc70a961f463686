// SPDX-License-Identifier: Apache-2.0
#include "judge/outcome.h"

#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "documented_rows.h"

using ducha::DayPlace;
using ducha::Direction;
using ducha::Final;
using ducha::judge;
using ducha::Outcome;
using ducha::Status;
using ducha::Ternary;
using ducha::WindowPart;

namespace {

constexpr std::array kTernaries = {Ternary::no, Ternary::yes, Ternary::null};
constexpr std::array kDays = {DayPlace::none, DayPlace::in_period, DayPlace::before_period, DayPlace::after_period};
constexpr std::array kWindows = {WindowPart::none, WindowPart::whole, WindowPart::part};
constexpr std::array kDirections = {Direction::neither, Direction::help, Direction::hurt};
constexpr std::array kFinals = {Final::now, Final::later, Final::unknown};

// Every value of every field, each with each.
std::vector<Outcome> all_outcomes() {
  std::vector<Outcome> all = {Outcome{}};
  const auto vary = [&all](const auto& values, auto field) {
    std::vector<Outcome> varied;
    for (const Outcome& outcome : all) {
      for (const auto value : values) {
        varied.push_back(outcome);
        varied.back().*field = value;
      }
    }
    all = std::move(varied);
  };
  constexpr std::array kBoth = {false, true};
  for (const auto field :
       {&Outcome::invalid_fact, &Outcome::addressed, &Outcome::in_force, &Outcome::window_open, &Outcome::waived})
    vary(kBoth, field);
  vary(kDays, &Outcome::day);
  vary(kTernaries, &Outcome::when);
  vary(kTernaries, &Outcome::require);
  vary(kWindows, &Outcome::window);
  vary(kDirections, &Outcome::direction);
  vary(kFinals, &Outcome::due);
  return all;
}

// The rows of docs/judging.md as conditions, in their order; what each gives stands in the page.
bool holds(std::size_t row, const Outcome& outcome) {
  const bool of_part = outcome.window == WindowPart::part;
  switch (row) {
    case 1: return outcome.invalid_fact;
    case 2: return !outcome.addressed;
    case 3: return !outcome.in_force;
    case 4: return outcome.day == DayPlace::before_period;
    case 5: return outcome.day == DayPlace::after_period;
    case 6: return outcome.when == Ternary::no;
    case 7: return outcome.when == Ternary::null;
    case 8: return outcome.require == Ternary::yes && !of_part;
    case 9: return outcome.require == Ternary::yes && outcome.direction == Direction::help;
    case 10: return outcome.due == Final::unknown;
    case 11:
      return outcome.require == Ternary::no && outcome.direction == Direction::hurt && outcome.due != Final::later;
    case 12: return outcome.window_open || outcome.due == Final::later;
    case 13: return of_part;
    case 14: return outcome.require == Ternary::no;
    case 15: return outcome.require == Ternary::null;
    default: return false;
  }
}

}  // namespace

TEST_CASE("every combination is judged by the first row of the documented table that holds") {
  for (const std::string page : {"judging.md", "judging.zh.md"}) {
    CAPTURE(page);
    const std::vector<Status> rows = ducha::documented_rows(page, 0);
    REQUIRE(rows.size() == 15);
    const std::vector<Outcome> all = all_outcomes();
    std::set<std::size_t> used;
    std::size_t wrong = 0;
    for (const Outcome& outcome : all) {
      std::size_t row = 1;
      while (!holds(row, outcome)) ++row;
      used.insert(row);
      Status want = rows[row - 1];
      if (outcome.waived && (want == Status::fail || want == Status::unknown)) want = Status::waived;
      if (judge(outcome) == want) continue;
      ++wrong;
      CAPTURE(row);
      CHECK(judge(outcome) == want);
    }
    CHECK(wrong == 0);
    CHECK(all.size() == 32 * 4 * 3 * 3 * 3 * 3 * 3);
    CHECK(used.size() == rows.size());
  }
}

TEST_CASE("nothing but a true requirement passes, and no waiver hides a pass or an error") {
  std::size_t broken = 0;
  for (const Outcome& outcome : all_outcomes()) {
    const Status status = judge(outcome);
    if (status == Status::pass && outcome.require != Ternary::yes) ++broken;
    if (status == Status::fail && outcome.require != Ternary::no) ++broken;
    if (outcome.invalid_fact && status != Status::error) ++broken;
    if (status == Status::waived && !outcome.waived) ++broken;
  }
  CHECK(broken == 0);
}

TEST_CASE("what is settled on a part of a window, or before its end, is settled for good") {
  // Whatever comes later: true that more can only help stays true, false that more can only hurt stays false.
  std::size_t broken = 0;
  for (Outcome outcome : all_outcomes()) {
    const Status early = judge(outcome);
    if (outcome.window == WindowPart::none || outcome.due == Final::later) continue;
    if (early != Status::pass && early != Status::fail) continue;
    outcome.window = WindowPart::whole;
    outcome.window_open = false;
    if (judge(outcome) != early) ++broken;
  }
  CHECK(broken == 0);
}

TEST_CASE("conjunction is FEEL's") {
  CHECK((Ternary::no && Ternary::null) == Ternary::no);
  CHECK((Ternary::null && Ternary::no) == Ternary::no);
  CHECK((Ternary::yes && Ternary::null) == Ternary::null);
  CHECK((Ternary::yes && Ternary::yes) == Ternary::yes);
  CHECK(ducha::ternary_of(ducha::feel::Value(ducha::Decimal(1))) == Ternary::null);
}
