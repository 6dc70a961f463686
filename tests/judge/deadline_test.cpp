// SPDX-License-Identifier: Apache-2.0
#include "judge/deadline.h"

#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "documented_rows.h"

using ducha::Date;
using ducha::DeadlineFacts;
using ducha::DeadlineVerdict;
using ducha::Happening;
using ducha::judge;
using ducha::Status;
using State = ducha::Happening::State;

namespace {

constexpr Date kAsOf = {2024, 1, 15};
constexpr std::array kStates = {State::not_given, State::not_yet, State::day_known, State::undated};

Happening on(Date day) {
  Happening happening;
  happening.state = State::day_known;
  happening.on = day;
  return happening;
}

Happening in_state(State state) {
  Happening happening;
  happening.state = state;
  happening.on = {2024, 1, 10};
  return happening;
}

// Each state with each, each day on every side of the others.
std::vector<DeadlineFacts> all_facts() {
  std::vector<DeadlineFacts> all;
  std::vector<std::optional<Date>> last_days = {std::nullopt};
  constexpr std::array kDays = {5, 9, 10, 11, 14, 15, 16, 20};
  std::vector<Happening> done;
  done.reserve(std::size(kStates) + kDays.size());
  for (const State state : kStates) done.push_back(in_state(state));
  for (const int day : kDays) {
    const Date date = {2024, 1, static_cast<std::uint8_t>(day)};
    last_days.emplace_back(date);
    if (date <= kAsOf) done.push_back(on(date));
  }
  for (const bool asked : {true, false}) {
    for (const bool early : {true, false}) {
      for (const State from : kStates) {
        for (const Happening& one : done) {
          for (const auto& last : last_days) all.push_back({asked, in_state(from), one, last, early, kAsOf});
        }
      }
    }
  }
  return all;
}

// The rows of the second table of docs/judging.md.
bool holds(int row, const DeadlineFacts& facts) {
  const bool done_on_a_day = facts.done.state == State::day_known;
  const bool day_told = facts.last.has_value();
  switch (row) {
    case 1: return facts.from_required && facts.from.state == State::not_yet;
    case 2:
      return facts.from_required && facts.from.state == State::day_known && done_on_a_day &&
             facts.done.on < facts.from.on && !facts.early;
    case 3: return day_told && done_on_a_day && facts.done.on <= *facts.last;
    case 4: return day_told && done_on_a_day && *facts.last < facts.done.on;
    case 5:
      return day_told && facts.as_of < *facts.last &&
             (facts.done.state == State::not_yet || facts.done.state == State::not_given);
    case 6: return day_told && facts.done.state == State::not_yet;
    case 7: return true;
    default: return false;
  }
}

}  // namespace

TEST_CASE("every deadline is judged by the first row of the documented table that holds") {
  for (const std::string page : {"judging.md", "judging.zh.md"}) {
    CAPTURE(page);
    const std::vector<Status> rows = ducha::documented_rows(page, 1);
    REQUIRE(rows.size() == 7);
    std::set<int> used;
    for (const DeadlineFacts& facts : all_facts()) {
      int row = 1;
      while (!holds(row, facts)) ++row;
      used.insert(row);
      const DeadlineVerdict verdict = judge(facts);
      CHECK(static_cast<int>(verdict.row) == row);
      CHECK(verdict.status == rows[static_cast<std::size_t>(row) - 1]);
    }
    CHECK(used.size() == rows.size());
  }
}

TEST_CASE("days late are counted from the last day, days overdue up to as_of") {
  DeadlineFacts facts{true, on({2024, 1, 5}), on({2024, 1, 20}), Date{2024, 1, 12}, false, {2024, 2, 1}};
  CHECK(judge(facts).status == Status::fail);
  CHECK(judge(facts).days == 8);
  facts.done = in_state(State::not_yet);
  CHECK(judge(facts).days == 20);
  facts.as_of = {2024, 1, 12};  // the day is over at its end
  CHECK(judge(facts).status == Status::fail);
  CHECK(judge(facts).days == 0);
  facts.as_of = {2024, 1, 11};
  CHECK(judge(facts).status == Status::pending);
}
