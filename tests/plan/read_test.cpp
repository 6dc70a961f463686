// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "../document/case_file.h"
#include "../document/dump.h"
#include "base/period.h"
#include "plan/plan.h"
#include "plan/reader.h"
#include "vocabularies.h"

using ducha::Case;
using ducha::FactSet;
using ducha::FactState;
using ducha::Plan;
using ducha::PlanFormat;
using ducha::Results;
using ducha::Vocabulary;

namespace {

std::string path_text(const ducha::FactPath& path) {
  std::string text;
  for (const auto& step : path) {
    if (const auto* position = std::get_if<std::size_t>(&step)) {
      text += "[" + std::to_string(*position) + "]";
    } else {
      text += "." + std::get<std::string>(step);
    }
  }
  return text;
}

std::string head_text(const Plan& plan) {
  std::string text;
  const auto line = [&](std::string_view name, const std::string& value, ducha::Span at) {
    text += std::string(name) + ": " + value + "  @" + ducha::place_text(plan.place(at)) + "\n";
  };
  if (!plan.unit.empty()) line("unit", plan.unit, plan.unit_at);
  const auto head = [&](std::string_view name, const auto& given, const auto& written) {
    if (given) line(name, written(*given), given.at());
    if (given.is_unreadable()) line(name, "invalid", given.at());
  };
  head("level", plan.level, [](const std::string& level) { return level; });
  if (plan.region) {
    for (const auto& [key, value] : *plan.region) line("region", key + " = " + value, plan.region.at());
  } else if (plan.region.is_unreadable()) {
    line("region", "invalid", plan.region.at());
  }
  for (const std::string& policy : plan.policies) line("policy", policy, plan.policy_at);
  head("period", plan.period, [](const ducha::DateRange& period) { return ducha::to_string(period); });
  head("as_of", plan.as_of, [](const ducha::Date& day) { return ducha::to_string(day); });
  return text;
}

// The facts that are given or invalid, with their values and places, and every part that could not be read.
std::string facts_text(const Plan& plan, const Vocabulary& vocabulary, const FactSet& set) {
  std::string text;
  for (std::uint32_t slot = 0; slot < set.facts.size(); ++slot) {
    const ducha::Fact& fact = set.facts[slot];
    if (fact.state == FactState::missing && fact.node == 0) continue;
    text += "  " + vocabulary.facts()[slot].name + ": ";
    if (fact.state == FactState::given) text += ducha::feel::to_feel(fact.value);
    if (fact.state == FactState::missing) text += "missing";
    if (fact.state == FactState::invalid) text += "invalid";
    text += "  @" + ducha::place_text(ducha::place_of(plan, vocabulary, fact, slot, {})) + "\n";
    CHECK((fact.state == FactState::given) == !fact.value.is_null());
  }
  for (const ducha::InvalidPart& part : set.invalid) {
    text += "  invalid " + vocabulary.facts()[part.slot].name + path_text(part.path) + "  @" +
            ducha::place_text(part.at) + "\n";
  }
  return text;
}

Results run(const Case& item) {
  static const Vocabulary kFirst = ducha::first_vocabulary();
  static const Vocabulary kSecond = ducha::second_vocabulary();
  PlanFormat format = PlanFormat::yaml;
  const ducha::Section* input = item.section("yaml");
  if (const auto* json = item.section("json")) {
    input = json;
    format = PlanFormat::json;
  } else if (const auto* lines = item.section("ndjson")) {
    input = lines;
    format = PlanFormat::ndjson;
  } else if (const auto* table = item.section("csv")) {
    input = table;
    format = PlanFormat::csv;
  } else if (const auto* tabs = item.section("tsv")) {
    input = tabs;
    format = PlanFormat::tsv;
  }
  const bool both = item.name.find("two policies") != std::string::npos;
  std::istringstream stream(input->bytes());
  const auto cutter = ducha::plan_cutter(stream, "f", format);
  auto reader = ducha::PlanReader(*cutter);
  std::string plans;
  std::string said;
  std::optional<ducha::ReadPlan> reading;
  while ((reading = reader.next())) {
    if (reading->plan) {
      plans += "plan\n" + head_text(*reading->plan) + "facts\n";
      std::vector<const Vocabulary*> vocabularies = {&kFirst};
      if (both) vocabularies.push_back(&kSecond);
      const std::vector<FactSet> sets =
          ducha::read_facts(*reading->plan, vocabularies, ducha::kSeen, reading->diagnostics);
      for (std::size_t index = 0; index < sets.size(); ++index) {
        if (index > 0) plans += "facts of the other\n";
        plans += facts_text(*reading->plan, *vocabularies[index], sets[index]);
      }
    } else {
      plans += "no plan\n";
      CHECK_FALSE(reading->diagnostics.empty());
    }
    said += ducha::reported(reading->diagnostics);
  }
  CHECK_FALSE(reader.next().has_value());
  return {{"plans", plans}, {"said", said}};
}

}  // namespace

TEST_CASE("heads of plans") { ducha::run_case_file("plan/heads.txt", {"yaml", "json", "ndjson"}, run); }

TEST_CASE("facts of plans") { ducha::run_case_file("plan/facts.txt", {"yaml", "json", "ndjson"}, run); }

TEST_CASE("inputs of plans") { ducha::run_case_file("plan/streams.txt", {"yaml", "json", "ndjson"}, run); }

TEST_CASE("tables of plans") { ducha::run_case_file("plan/tables.txt", {"csv", "tsv"}, run); }
