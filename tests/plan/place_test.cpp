// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "document/read.h"
#include "plan/plan.h"
#include "vocabularies.h"

TEST_CASE("every part of a fact has its place; what is missing stands at the map that lacks it") {
  constexpr std::string_view kBytes =
      "unit: A\n"
      "facts:\n"
      "  \xE7\xA4\xBE\xE5\xB7\xA5\xE4\xBA\xBA\xE6\x95\xB0:\n"
      "  \xE8\xB4\x9F\xE8\xB4\xA3\xE4\xBA\xBA: {\xE5\xA7\x93\xE5\x90\x8D: \xE5\xBC\xA0\xE4\xB8\x89}\n"
      "  reports:\n"
      "    - {date: 2024-03-02, guests: [\xE6\x9D\x8E\xE5\x9B\x9B, \xE7\x8E\x8B\xE4\xBA\x94]}\n"
      "    - \xE6\x97\xA5\xE6\x9C\x9F: 2024-02-30\n"
      "      chair: {name: ~, \xE5\xB9\xB4\xE9\xBE\x84: 40}\n"
      "  days: [2024-01-02,\n"
      "         2024-01-03]\n";
  using Path = ducha::FactPath;
  struct Row {
    std::string_view fact;
    Path path;
    std::uint32_t line, column;
  };
  const Row rows[] = {
      {"social_workers", {}, 3, 3},  // nothing behind the key
      {"subjects", {}, 3, 3},        // the map under `facts`
      {"leader", {}, 4, 8},
      {"leader", {"name"}, 4, 13},
      {"leader", {"since"}, 4, 8},  // the record
      {"leader", {"nothing"}, 4, 8},
      {"reports", {}, 6, 5},
      {"reports", {0U}, 6, 7},
      {"reports", {0U, "date"}, 6, 14},
      {"reports", {0U, "topic"}, 6, 7},
      {"reports", {0U, "guests", 1U}, 6, 39},
      {"reports", {0U, "guests", 2U}, 6, 34},
      {"reports", {1U, "date"}, 7, 11},
      {"reports", {1U, "chair", "name"}, 8, 21},
      {"reports", {1U, "chair", "age"}, 8, 28},
      {"reports", {2U}, 6, 5},
      {"reports", {2U, "date"}, 6, 5},
      {"days", {1U}, 10, 10},
  };
  ducha::Diagnostics diagnostics;
  const auto source = std::make_shared<const ducha::SourceText>("f", std::string(kBytes));
  auto document = ducha::read_yaml(source, diagnostics);
  REQUIRE(document.has_value());
  const auto plan = ducha::read_plan(std::make_shared<const ducha::Document>(*std::move(document)), diagnostics);
  REQUIRE(plan.has_value());
  const ducha::Vocabulary vocabulary = ducha::first_vocabulary();
  const std::vector<ducha::FactSet> sets = ducha::read_facts(*plan, {&vocabulary}, ducha::kSeen, diagnostics);
  REQUIRE(sets.size() == 1);
  const std::vector<ducha::Fact>& facts = sets.front().facts;
  for (const Row& row : rows) {
    CAPTURE(std::string(row.fact));
    const auto slot = vocabulary.slot_of(row.fact);
    REQUIRE(slot.has_value());
    const ducha::Position position = ducha::place_of(*plan, vocabulary, facts[*slot], *slot, row.path).position();
    CHECK(position.line == row.line);
    CHECK(position.column == row.column);
  }

  // Every part that cannot be read stands where it says.
  REQUIRE(sets.front().invalid.size() == 1);
  for (const ducha::InvalidPart& part : sets.front().invalid) {
    CHECK(ducha::place_of(*plan, vocabulary, facts[part.slot], part.slot, part.path).span == part.at.span);
  }
}

TEST_CASE("a plan without facts lacks them itself") {
  ducha::Diagnostics diagnostics;
  const auto source = std::make_shared<const ducha::SourceText>("f", "# who\nunit: A\n");
  const auto plan =
      ducha::read_plan(std::make_shared<const ducha::Document>(*ducha::read_yaml(source, diagnostics)), diagnostics);
  const ducha::Vocabulary vocabulary = ducha::first_vocabulary();
  CHECK(ducha::place_of(*plan, vocabulary, ducha::Fact{}, 0, {}).position() == ducha::Position{2, 1});
  CHECK(plan->file() == "f");
}
