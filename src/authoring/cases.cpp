// SPDX-License-Identifier: Apache-2.0
#include "authoring/cases.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/period.h"
#include "batch/across.h"
#include "batch/checker.h"
#include "batch/roster.h"
#include "judge/plan_view.h"
#include "judge/rule_check.h"
#include "judge/rule_reads.h"

namespace ducha {

namespace {

constexpr DateRange kYear = {{2024, 1, 1}, {2024, 12, 31}};  // of a case that says none

class CaseRun {
 public:
  CaseRun(const PolicyRules& rules, const Rule& rule, const RuleReads& reads, const Case& one, Language language)
      : rules_(rules), rule_(rule), reads_(reads), case_(one) {
    options_.language = language;
    options_.params = one.params;
  }

  CaseResult run(std::size_t number, SeenConditions* seen = nullptr) {
    CaseResult result;
    result.rule = rule_.id;
    result.number = number;
    result.at = case_.at;
    std::vector<Finding> findings;
    if (rule_.across) {
      if (case_.roster.exists()) {
        auto roster = std::make_shared<Roster>();
        roster->units = read_roster_units(case_.roster, result.diagnostics);
        options_.roster = "case";
        options_.roster_units = std::move(roster);
      }
      // The case's rules_ outlive the run: the pointer owns nothing.
      Across across(std::shared_ptr<const PolicyRules>(std::shared_ptr<const PolicyRules>(), &rules_), {&rule_},
                    options_);
      SlotValues slots(rules_, options_);
      for (std::size_t i = 0; i < case_.plans.size(); ++i) {
        const Plan plan = plan_of(case_.plans[i], i);
        const PlanView view = view_of(plan, result.diagnostics);
        slots.set_plan(view);
        const std::string kept = across.kept(view, slots, result.diagnostics);
        if (!kept.empty()) across.add(plan.unit, plan.file(), plan.place({0, 0}).position().line, kept);
      }
      static_cast<void>(across.findings(findings, seen));
    } else if (!case_.plans.empty()) {
      const Plan plan = plan_of(case_.plans.front(), 0);
      const PlanView view = view_of(plan, result.diagnostics);
      SlotValues slots(rules_, options_);
      slots.set_plan(view);
      RuleVerdicts verdicts;
      check_rule(view, rule_, reads_, slots, options_, {nullptr, seen}, verdicts);
      findings = std::move(verdicts.findings);
    }
    for (const Finding& finding : findings) result.got.emplace_back(name_of(finding), finding.status);
    compare(result);
    compare_grounds(findings, result);
    return result;
  }

 private:
  Plan plan_of(const CasePlan& written, std::size_t index) const {
    Plan plan;
    for (const auto& document : rules_.documents) {
      if (document->source == written.at.source) plan.document = document;
    }
    plan.unit = written.unit.value_or(std::to_string(index + 1));
    if (written.level || !rule_.levels.empty()) {
      plan.level = {written.level ? *written.level : rule_.levels.front(), written.at.span};
    }
    plan.region = written.region;
    plan.period = written.period.value_or(kYear);
    plan.as_of = written.as_of.value_or(plan.period->last);
    plan.facts_node = written.facts.exists() ? written.facts.index() : 0;
    plan.unit_at = written.at.span;
    return plan;
  }

  PlanView view_of(const Plan& plan, Diagnostics& diagnostics) const {
    PlanView view;
    view.plan = &plan;
    view.rules = &rules_;
    view.period = plan.period;
    view.as_of = plan.as_of;
    view.facts = std::move(read_facts(plan, {&rules_.vocabulary}, seen_until(view), diagnostics).front());
    view.level = level_of(plan, rules_.policy);
    return view;
  }

  // What a case calls a subject: a window or a group by its name, a record by its name too.
  static std::string name_of(const Finding& finding) {
    if (!finding.subject) return {};
    std::string name = finding.subject->name.value_or("");
    if (finding.subject->window) name += (name.empty() ? "" : " ") + *finding.subject->window;
    return name;
  }

  void compare(CaseResult& result) const {
    const Expectation& expect = case_.expect;
    const auto write = [](std::string& text, const std::string& name, Status status) {
      text += (text.empty() ? "" : ", ") + (name.empty() ? "" : name + ": ") + std::string(to_string(status));
    };
    for (const auto& [name, status] : result.got) write(result.actual, name, status);
    if (result.diagnostics.errors() > 0 && !expects_error()) {
      // Facts that cannot be read were not meant to be.
      result.passed = false;
    } else if (!expect.by_name.empty()) {
      auto wanted = expect.by_name;
      auto got = result.got;
      std::sort(wanted.begin(), wanted.end());
      std::sort(got.begin(), got.end());
      result.passed = wanted == got;
    } else if (expect.single) {
      result.passed = !result.got.empty() && std::all_of(result.got.begin(), result.got.end(), [&](const auto& one) {
        return one.second == expect.in_order.front();
      });
    } else {
      result.passed = result.got.size() == expect.in_order.size() &&
                      std::equal(result.got.begin(), result.got.end(), expect.in_order.begin(),
                                 [](const auto& one, Status status) { return one.second == status; });
    }
    for (const auto& [name, status] : expect.by_name) write(result.expected, name, status);
    for (const Status status : expect.in_order) write(result.expected, "", status);
  }

  // Whether the document itself decides: where the case says so.
  void compare_grounds(const std::vector<Finding>& findings, CaseResult& result) const {
    if (!case_.grounds) return;
    const std::string_view wanted = to_string(*case_.grounds);
    for (const Finding& finding : findings) {
      if (finding.grounds == wanted) continue;
      result.passed = false;
      result.expected += ", grounds: " + std::string(wanted);
      result.actual += ", grounds: " + finding.grounds;
      return;
    }
  }

  [[nodiscard]] bool expects_error() const {
    const Expectation& expect = case_.expect;
    return std::find(expect.in_order.begin(), expect.in_order.end(), Status::error) != expect.in_order.end() ||
           std::any_of(expect.by_name.begin(), expect.by_name.end(),
                       [](const auto& one) { return one.second == Status::error; });
  }

  const PolicyRules& rules_;
  const Rule& rule_;
  const RuleReads& reads_;
  const Case& case_;
  CheckOptions options_;
};

}  // namespace

SeenConditions seen_conditions(const PolicyRules& rules, const Rule& rule) {
  SeenConditions seen;
  const RuleReads reads(rules, rule);
  for (const Case& one : rule.cases) static_cast<void>(CaseRun(rules, rule, reads, one, Language::en).run(0, &seen));
  return seen;
}

std::vector<CaseResult> run_cases(const PolicyRules& rules, Language language) {
  std::vector<CaseResult> results;
  for (const Rule& rule : rules.rules) {
    const RuleReads reads(rules, rule);
    std::size_t number = 0;
    for (const Case& one : rule.cases) results.push_back(CaseRun(rules, rule, reads, one, language).run(++number));
  }
  return results;
}

bool all_cases_hold(const PolicyRules& rules, const Rule& rule, const std::vector<Case>& cases) {
  const RuleReads reads(rules, rule);
  return std::all_of(cases.begin(), cases.end(),
                     [&](const Case& one) { return CaseRun(rules, rule, reads, one, Language::en).run(0).passed; });
}

}  // namespace ducha
