// SPDX-License-Identifier: Apache-2.0
#include "audit/scoring.h"

#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "findings_of.h"

using namespace ducha;

namespace {

ScoringItem item_of(const char* points, std::optional<const char*> each_failure, std::vector<std::string> rules) {
  ScoringItem item;
  item.points = *Decimal::read(points);
  if (each_failure) item.each_failure = Decimal::read(*each_failure);
  item.rules = std::move(rules);
  return item;
}

Scoring sheet_of(std::vector<ScoringItem> items, bool unknown_lost) {
  Scoring sheet;
  sheet.items = std::move(items);
  sheet.unknown_lost = unknown_lost;
  return sheet;
}

std::string text_of(const std::optional<Decimal>& score) { return score ? score->to_string() : "none"; }

}  // namespace

TEST_CASE("points of an item: what is possible, lost and apart, by the verdicts on its rules") {
  struct Row {
    const char* name;
    std::vector<ScoringItem> items;
    bool unknown_lost;
    std::vector<std::pair<const char*, Status>> verdicts;
    const char *possible, *lost, *apart, *score;
  };
  const auto one = [](std::optional<const char*> each_failure) {
    return std::vector<ScoringItem>{item_of("10", each_failure, {"a", "b"})};
  };
  const Row rows[] = {
      {"both met", one(std::nullopt), true, {{"a", Status::pass}, {"b", Status::pass}}, "10", "0", "0", "100"},
      {"one of two failed", one(std::nullopt), true, {{"a", Status::fail}, {"b", Status::pass}}, "10", "5", "0", "50"},
      {"the same failed twice",
       one(std::nullopt),
       true,
       {{"a", Status::fail}, {"a", Status::fail}},
       "5",
       "5",
       "0",
       "0"},
      {"so much off each", one("2.5"), true, {{"a", Status::fail}, {"b", Status::pass}}, "10", "2.5", "0", "75"},
      {"never below zero", one("6"), true, {{"a", Status::fail}, {"b", Status::fail}}, "10", "10", "0", "0"},
      {"no more than can be had", one("6"), true, {{"a", Status::fail}}, "5", "5", "0", "0"},
      {"undecided is lost",
       one(std::nullopt),
       true,
       {{"a", Status::unknown}, {"b", Status::pass}},
       "10",
       "5",
       "0",
       "50"},
      {"an error is as undecided", one("1"), true, {{"a", Status::error}, {"b", Status::pass}}, "10", "1", "0", "90"},
      {"undecided stands apart",
       one(std::nullopt),
       false,
       {{"a", Status::unknown}, {"b", Status::pass}},
       "5",
       "0",
       "5",
       "100"},
      {"beside what is decided it does not",
       one(std::nullopt),
       false,
       {{"a", Status::unknown}, {"a", Status::pass}},
       "5",
       "0",
       "0",
       "100"},
      {"not due, not for it, waived",
       one(std::nullopt),
       true,
       {{"a", Status::pending}, {"a", Status::not_applicable}, {"b", Status::waived}},
       "0",
       "0",
       "0",
       "none"},
      {"another rule", one(std::nullopt), true, {{"c", Status::fail}}, "0", "0", "0", "none"},
      {"points of thirds",
       {item_of("1", std::nullopt, {"a", "b", "c"})},
       true,
       {{"a", Status::pass}, {"b", Status::pass}, {"c", Status::fail}},
       "1",
       "0.3333333333333333333333333333333333",
       "0",
       "66.67"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    Scores scores(sheet_of(row.items, row.unknown_lost));
    for (const auto& [rule, status] : row.verdicts) scores.add(finding_of("A", rule, status));
    const League league = scores.league();
    REQUIRE(league.rows.size() == 1);
    REQUIRE(league.rows[0].entries.size() == 1);
    const LeagueEntry& entry = league.rows[0].entries[0];
    CHECK(entry.possible.to_string() == row.possible);
    CHECK(entry.lost.to_string() == row.lost);
    CHECK(entry.apart.to_string() == row.apart);
    CHECK(text_of(league.rows[0].score) == row.score);
  }
}

TEST_CASE("items weigh by their points") {
  Scores scores(sheet_of({item_of("90", std::nullopt, {"a"}), item_of("10", std::nullopt, {"b"})}, true));
  scores.add(finding_of("A", "a", Status::pass));
  scores.add(finding_of("A", "b", Status::fail));
  scores.add(finding_of("B", "a", Status::fail));
  scores.add(finding_of("B", "b", Status::pass));
  scores.add(finding_of(nullptr, "a", Status::fail));  // over the batch
  const League league = scores.league();
  REQUIRE(league.rows.size() == 2);
  CHECK(league.rows[0].unit == "A");
  CHECK(text_of(league.rows[0].score) == "90");
  CHECK(text_of(league.rows[1].score) == "10");
}

TEST_CASE("units of one score share a rank, and the next is behind all of them; without a score there is none") {
  Scores scores(sheet_of({item_of("1", std::nullopt, {"a"}), item_of("1", std::nullopt, {"b"})}, true));
  struct Row {
    const char* unit;
    Status a, b;
    std::size_t rank;
  };
  const Row rows[] = {
      {"none", Status::pending, Status::pending, 0}, {"half", Status::pass, Status::fail, 2},
      {"whole", Status::pass, Status::pass, 1},      {"half too", Status::fail, Status::pass, 2},
      {"nothing", Status::fail, Status::fail, 4},
  };
  for (const Row& row : rows) {
    scores.add(finding_of(row.unit, "a", row.a));
    scores.add(finding_of(row.unit, "b", row.b));
  }
  const League league = scores.league();
  REQUIRE(league.rows.size() == 5);
  CHECK(league.rows[4].unit == "none");
  for (const LeagueRow& ranked : league.rows) {
    CAPTURE(ranked.unit);
    for (const Row& row : rows) {
      if (ranked.unit == row.unit) CHECK(ranked.rank == row.rank);
    }
  }
}

TEST_CASE("without a sheet the strongest force ranks first, and a reading nobody adopted is one that should be met") {
  Scores scores(std::nullopt);
  CHECK(scores.digest() == "shares");
  scores.add(finding_of("misses a must", "a", Status::fail, Modality::must));
  for (const char* rule : {"b", "c", "d"})
    scores.add(finding_of("misses a must", rule, Status::pass, Modality::should));
  scores.add(finding_of("misses what it should", "a", Status::pass, Modality::must));
  for (const char* rule : {"b", "c", "d"})
    scores.add(finding_of("misses what it should", rule, Status::fail, Modality::should));
  Finding reading = finding_of("misses a reading", "a", Status::fail, Modality::must);
  reading.rule.own().grounds = "reading";
  scores.add(reading);
  const League league = scores.league();
  REQUIRE(league.rows.size() == 3);
  CHECK(league.shares);
  CHECK(league.rows[0].unit == "misses what it should");
  CHECK(text_of(league.rows[0].score) == "25");
  CHECK(league.rows[1].unit == "misses a reading");
  CHECK(league.rows[1].entries[0].possible.is_zero());
  CHECK(league.rows[1].entries[1].lost.to_string() == "1");
  CHECK(league.rows[2].unit == "misses a must");
}

TEST_CASE("a region has the mean of its units, those without a score aside") {
  Scores scores(sheet_of({item_of("1", std::nullopt, {"a"})}, true));
  const auto add = [&scores](const char* unit, const char* city, Status status) {
    Finding finding = finding_of(unit, "a", status);
    finding.region = {{"city", city}};
    scores.add(finding);
  };
  add("A", "X", Status::pass);
  add("B", "X", Status::fail);
  add("C", "X", Status::fail);
  add("D", "X", Status::pending);
  add("E", "Y", Status::pass);
  const League league = scores.league();
  REQUIRE(league.regions.size() == 2);
  CHECK(league.regions[0].name == "Y");
  CHECK(league.regions[0].rank == 1);
  CHECK(text_of(league.regions[0].score) == "100");
  CHECK(league.regions[1].units == 3);
  CHECK(text_of(league.regions[1].score) == "33.33");
}
