// SPDX-License-Identifier: Apache-2.0
#include "authoring/cases.h"

#include <algorithm>
#include <string>
#include <utility>

#include "authoring/case_plan.h"
#include "authoring/words.h"
#include "base/replace_all.h"
#include "plan/table_head.h"

namespace ducha {

namespace {

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
    // Under `across` all plans are the batch; else the one is judged.
    std::vector<Plan> plans;
    for (std::size_t i = 0; i < case_.plans.size() && (rule_.across || i == 0); ++i) {
      // As in every plan that is read, a row of sums is passed over.
      if (rule_.across && is_no_unit(case_.plans[i].unit.value_or(""))) continue;
      plans.push_back(plan_of_case(rules_, rule_, case_.plans[i], i));
    }
    std::vector<PlanView> views;
    views.reserve(plans.size());
    for (const Plan& plan : plans) views.push_back(view_of_case(rules_, plan, result.diagnostics));
    const std::vector<Finding> findings =
        findings_of_case(rules_, rule_, reads_, case_, views, options_, {nullptr, seen}, result.diagnostics);
    for (const Finding& finding : findings) result.got.emplace_back(name_of(finding), finding.status);
    compare(result);
    compare_grounds(findings, result);
    return result;
  }

 private:
  // What a case calls a subject: a window or a group by its name, a record by its name too.
  static std::string name_of(const Finding& finding) {
    if (!finding.subject) return {};
    std::string name = finding.subject->name.value_or("");
    if (finding.subject->window) name += (name.empty() ? "" : " ") + *finding.subject->window;
    return name;
  }

  void compare(CaseResult& result) const {
    const Expectation& expect = case_.expect;
    const auto write = [this](std::string& text, const std::string& name, Status status) {
      text += (text.empty() ? "" : word(PageWord::comma, options_.language)) + (name.empty() ? "" : name + ": ") +
              std::string(to_string(status));
    };
    for (const auto& [name, status] : result.got) write(result.actual, name, status);
    if (result.diagnostics.errors() > 0 && !expects_error()) {
      // Facts that cannot be read were not meant to be.
      result.passed = false;
    } else if (!expect.by_name.empty()) {
      auto wanted = expect.by_name;
      auto got = result.got;
      // As reports and waivers have it, too: a record, a dot and a window.
      for (auto* const names : {&wanted, &got}) {
        for (auto& [name, status] : *names) replace_all(name, " \xC2\xB7 ", " ");
      }
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
    const bool told =
        std::any_of(result.got.begin(), result.got.end(), [](const auto& one) { return one.second == Status::error; });
    if (result.diagnostics.errors() > 0 && !expects_error() && !told)
      result.actual += (result.actual.empty() ? "" : word(PageWord::comma, options_.language)) +
                       word(PageWord::unreadable_too, options_.language);
  }

  // Whether the document itself decides: where the case says so.
  void compare_grounds(const std::vector<Finding>& findings, CaseResult& result) const {
    if (!case_.grounds) return;
    const std::string_view wanted = to_string(*case_.grounds);
    for (const Finding& finding : findings) {
      if (finding.rule->grounds == wanted) continue;
      result.passed = false;
      const std::string grounds = word(PageWord::comma, options_.language) + "grounds: ";
      result.expected += grounds + std::string(wanted);
      result.actual += grounds + finding.rule->grounds;
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
