// SPDX-License-Identifier: Apache-2.0
#include "authoring/case_plan.h"

#include <memory>
#include <string>
#include <utility>

#include "batch/across.h"
#include "batch/roster.h"

namespace ducha {

Plan plan_of_case(const PolicyRules& rules, const Rule& rule, const CasePlan& written, std::size_t index) {
  Plan plan;
  for (const auto& document : rules.documents) {
    if (document->source == written.at.source) plan.document = document;
  }
  plan.unit = written.unit.value_or(std::to_string(index + 1));
  if (written.level || !rule.levels.empty()) {
    plan.level = {written.level ? *written.level : rule.levels.front(), written.at.span};
  }
  plan.region = written.region;
  plan.period = written.period.value_or(kCaseYear);
  plan.as_of = written.as_of.value_or(plan.period->last);
  plan.facts_node = written.facts.exists() ? written.facts.index() : 0;
  plan.unit_at = written.at.span;
  return plan;
}

PlanView view_of_case(const PolicyRules& rules, const Plan& plan, Diagnostics& diagnostics) {
  PlanView view;
  view.plan = &plan;
  view.rules = &rules;
  view.period = plan.period;
  view.as_of = plan.as_of;
  view.facts = std::move(read_facts(plan, {&rules.vocabulary}, seen_until(view), diagnostics).front());
  view.level = level_of(plan, LevelNames(rules.policy.levels));
  return view;
}

std::vector<Finding> findings_of_case(const PolicyRules& rules, const Rule& rule, const RuleReads& reads,
                                      const Case& one, const std::vector<PlanView>& views, CheckOptions options,
                                      const RuleCheckOptions& wanted, Diagnostics& diagnostics) {
  std::vector<Finding> findings;
  if (!rule.across) {
    if (views.empty()) return findings;
    SlotValues slots(rules, options);
    slots.set_plan(views.front());
    RuleVerdicts verdicts;
    check_rule(views.front(), rule, reads, slots, options, wanted, verdicts);
    return std::move(verdicts.findings);
  }
  if (one.roster.exists()) {
    options.roster = "case";
    options.roster_units =
        std::make_shared<const Roster>(read_roster_units(one.roster, diagnostics), std::string(options.roster));
  }
  // The caller's rules outlive the run: the pointer owns nothing.
  Across across(std::shared_ptr<const PolicyRules>(std::shared_ptr<const PolicyRules>(), &rules), {&rule}, options);
  SlotValues slots(rules, options);
  for (const PlanView& view : views) {
    slots.set_plan(view);
    const Plan& plan = *view.plan;
    const std::string kept = across.kept(view, slots, diagnostics);
    if (!kept.empty()) across.add(plan.unit, plan.file(), plan.place().position().line, kept);
  }
  static_cast<void>(across.findings(findings, {.seen = wanted.seen}));
  return findings;
}

}  // namespace ducha
