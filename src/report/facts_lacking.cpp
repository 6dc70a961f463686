// SPDX-License-Identifier: Apache-2.0
#include "report/facts_lacking.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "findings/identity.h"
#include "report/phrases.h"

namespace ducha {

void FactsLacking::add(const Finding& finding) {
  if (finding.status == Status::unknown && finding.missing.empty()) ++other_;
  const bool over_batch = !finding.unit && finding.subject && finding.subject->kind == Subject::Kind::group;
  for (const Missing& missing : finding.missing) {
    const std::string fact = of_any_element(missing.fact);
    const auto [known, fresh] = facts_.try_emplace(fact);
    Counted& counted = known->second;
    if (fresh) {
      counted.counted.fact = fact;
      counted.counted.label = *missing.label;
      counted.counted.owed = over_batch && is_owed_plan(missing);
      counted.order = facts_.size();
    }
    ++counted.counted.findings;
    counted.rules.insert(finding.rule->id);
    if (over_batch) {
      std::size_t& units = counted.in_groups[finding.rule->id][finding.subject->name.value_or("")];
      units = std::max(units, missing.units);
      continue;
    }
    const std::size_t unit = number_of(finding);
    if (counted.in_units.size() <= unit) counted.in_units.resize(unit + 1);
    if (!counted.in_units[unit]) ++counted.units;
    counted.in_units[unit] = true;
  }
}

std::size_t FactsLacking::number_of(const Finding& finding) {
  const std::string unit = finding.unit ? identity_of(*finding.unit, finding.region) : std::string();
  return units_.emplace(unit, static_cast<std::uint32_t>(units_.size())).first->second;
}

// What rules over the batch count are the same units again.
std::size_t FactsLacking::units_of(const Counted& fact) {
  std::size_t most = fact.units;
  for (const auto& [rule, groups] : fact.in_groups) {
    std::size_t units = 0;
    for (const auto& [group, lacking] : groups) units += lacking;
    most = std::max(most, units);
  }
  return most;
}

std::vector<LackingFact> FactsLacking::ranked() const {
  std::vector<const Counted*> order;
  order.reserve(facts_.size());
  for (const auto& [name, fact] : facts_) order.push_back(&fact);
  std::sort(order.begin(), order.end(), [](const Counted* a, const Counted* b) {
    return std::tuple(b->counted.findings, b->rules.size(), a->order) <
           std::tuple(a->counted.findings, a->rules.size(), b->order);
  });
  std::vector<LackingFact> ranked;
  ranked.reserve(order.size());
  for (const Counted* const one : order) {
    ranked.push_back(one->counted);
    ranked.back().rules = one->rules.size();
    ranked.back().units = units_of(*one);
  }
  return ranked;
}

}  // namespace ducha
