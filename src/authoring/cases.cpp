// SPDX-License-Identifier: Apache-2.0
#include "authoring/cases.h"

#include <algorithm>
#include <string>
#include <utility>

#include "authoring/case_plan.h"

namespace ducha {

namespace {

class CaseRun {
 public:
  CaseRun(const PolicyRules& rules, const Rule& rule, const Case& one, Language language)
      : rules_(rules), rule_(rule), case_(one) {
    options_.language = language;
    options_.params = one.params;
  }

  CaseResult run(std::size_t number, std::vector<feel::Trace>* requires_seen = nullptr) {
    CaseResult result;
    result.rule = rule_.id;
    result.number = number;
    result.at = case_.at;
    // Under `across` all plans are the batch; else the one is judged.
    std::vector<Plan> plans;
    for (std::size_t i = 0; i < case_.plans.size() && (rule_.across || i == 0); ++i)
      plans.push_back(plan_of_case(rules_, rule_, case_.plans[i], i));
    std::vector<PlanView> views;
    for (const Plan& plan : plans) views.push_back(view_of_case(rules_, plan, result.diagnostics));
    const std::vector<Finding> findings =
        findings_of_case(rules_, rule_, case_, views, options_, {nullptr, requires_seen}, result.diagnostics);
    for (const Finding& finding : findings) result.got.emplace_back(name_of(finding), finding.status);
    compare(result);
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

  [[nodiscard]] bool expects_error() const {
    const Expectation& expect = case_.expect;
    return std::find(expect.in_order.begin(), expect.in_order.end(), Status::error) != expect.in_order.end() ||
           std::any_of(expect.by_name.begin(), expect.by_name.end(),
                       [](const auto& one) { return one.second == Status::error; });
  }

  const PolicyRules& rules_;
  const Rule& rule_;
  const Case& case_;
  CheckOptions options_;
};

}  // namespace

std::vector<feel::Trace> require_traces(const PolicyRules& rules, const Rule& rule) {
  std::vector<feel::Trace> traces;
  if (rule.across) return traces;
  for (const Case& one : rule.cases) static_cast<void>(CaseRun(rules, rule, one, Language::en).run(0, &traces));
  return traces;
}

std::vector<CaseResult> run_cases(const PolicyRules& rules, Language language) {
  std::vector<CaseResult> results;
  for (const Rule& rule : rules.rules) {
    std::size_t number = 0;
    for (const Case& one : rule.cases) results.push_back(CaseRun(rules, rule, one, language).run(++number));
  }
  return results;
}

}  // namespace ducha
