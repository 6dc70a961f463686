// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/period.h"
#include "base/text.h"
#include "rulebook/codes.h"
#include "rulebook/from_yaml.h"
#include "rulebook/params.h"
#include "rulebook/words.h"
#include "rulebook/yaml_map.h"

namespace ducha {

namespace {

std::optional<Status> read_expected(NodeView node, Diagnostics& diagnostics) {
  const auto word = read_word(node, "expect", diagnostics);
  if (!word) return std::nullopt;
  const auto status = read_status(*word);
  if (!status) {
    std::vector<std::string> words;
    words.reserve(kStatuses.size());
    for (const Status known : kStatuses) words.emplace_back(to_string(known));
    report_unknown(code::rule_word, node, words, diagnostics);
  }
  return status;
}

Expectation read_expectation(NodeView node, Diagnostics& diagnostics) {
  Expectation expect;
  if (!node.exists()) return expect;
  if (node.is_list()) {
    for (const NodeView element : node.elements()) {
      if (const auto status = read_expected(element, diagnostics)) expect.in_order.push_back(*status);
    }
  } else if (node.is_map()) {
    for (const NodeView::Entry& entry : without_doubles(node.entries(), diagnostics)) {
      if (const auto status = read_expected(entry.value, diagnostics)) {
        expect.by_name.emplace_back(std::string(entry.key.text()), *status);
      }
    }
  } else if (const auto status = read_expected(node, diagnostics)) {
    expect.in_order.push_back(*status);
    expect.single = true;
  }
  return expect;
}

CasePlan read_case_plan(const YamlMap& map, Diagnostics& diagnostics) {
  CasePlan plan;
  plan.at = map.place();
  plan.facts = map.find("facts");
  if (plan.facts.exists() && !plan.facts.is_map()) {
    diagnostics.add(code::rule_kind, plan.facts.place(),
                    {Text("facts"), kind_words(plan.facts), words_of(RulebookPart::a_map)});
    plan.facts = {};
  }
  plan.unit = read_word(map.find("unit"), "unit", diagnostics);
  plan.level = read_word(map.find("level"), "level", diagnostics);
  for (const NodeView::Entry& entry : read_entries(map.find("region"), "region", diagnostics)) {
    if (const auto name = read_word(entry.value, entry.key.text(), diagnostics)) {
      plan.region.emplace_back(std::string(entry.key.text()), *name);
    }
  }
  const NodeView period = map.find("period");
  if (const auto word = read_word(period, "period", diagnostics)) {
    plan.period = read_period(*word);
    if (!plan.period) diagnostics.add(code::rule_period, period.place(), {Text(shortened(*word, kShownScalar))});
  }
  plan.as_of = read_date(map.find("as_of"), diagnostics);
  return plan;
}

// Those under `plans`, else the one that the case itself is.
std::vector<CasePlan> read_case_plans(const YamlMap& map, Diagnostics& diagnostics) {
  const NodeView listed = map.find("plans");
  std::vector<CasePlan> plans;
  for (const NodeView plan : read_list(listed, "plans", diagnostics)) {
    const YamlMap plan_map(plan, {"facts", "unit", "level", "region", "period", "as_of"}, diagnostics);
    if (plan_map.ok()) plans.push_back(read_case_plan(plan_map, diagnostics));
  }
  // What the case itself says holds for each of its plans that does not say otherwise.
  CasePlan own = read_case_plan(map, diagnostics);
  for (CasePlan& plan : plans) {
    if (!plan.level) plan.level = own.level;
    if (!plan.period) plan.period = own.period;
    if (!plan.as_of) plan.as_of = own.as_of;
    if (plan.region.empty()) plan.region = own.region;
  }
  if (!listed.exists()) plans.push_back(std::move(own));
  return plans;
}

}  // namespace

std::vector<Case> read_cases(NodeView node, const Rule& rule, Diagnostics& diagnostics) {
  std::vector<Case> cases;
  for (const NodeView element : read_list(node, "cases", diagnostics)) {
    const YamlMap map(
        element,
        {"facts", "unit", "level", "region", "period", "as_of", "params", "plans", "roster", "expect", "grounds"},
        diagnostics);
    if (!map.ok()) continue;
    Case one;
    one.at = element.place();
    if (map.find("plans").exists() && !rule.across) diagnostics.add(code::rule_plans_alone, map.find("plans").place());
    one.plans = read_case_plans(map, diagnostics);
    for (const NodeView::Entry& entry : read_entries(map.find("params"), "params", diagnostics)) {
      if (auto value = read_param_value(entry.value, diagnostics)) {
        one.params.emplace_back(std::string(entry.key.text()), std::move(*value));
      }
    }
    one.roster = map.find("roster");
    if (one.roster.exists() && !rule.across) diagnostics.add(code::rule_plans_alone, one.roster.place());
    one.expect = read_expectation(map.need("expect"), diagnostics);
    one.grounds = read_grounds(map.find("grounds"), diagnostics);
    cases.push_back(std::move(one));
  }
  return cases;
}

}  // namespace ducha
