// SPDX-License-Identifier: Apache-2.0
// Each rule meets a plan that says nothing, and a record of which nothing is said: what comes of it can only be that
// nothing can be told. `budget != 0` is true of a budget that nobody gave, and `count(breaches) = 0` is false of a list
// that nobody gave: both would be verdicts on nothing.
#include <string>
#include <utility>
#include <vector>

#include "authoring/codes.h"
#include "authoring/lint/lint.h"
#include "judge/in_doubt.h"
#include "judge/plan_view.h"

namespace ducha {

namespace {

constexpr DateRange kYear = {{2024, 1, 1}, {2024, 12, 31}};

class NothingGiven {
 public:
  explicit NothingGiven(const PolicyRules& rules) : rules_(rules), slots_(rules, options_) {}

  // What `require` is then; null too where `when` keeps the rule from asking.
  [[nodiscard]] feel::Value require_of(const Rule& rule) {
    Plan plan;
    plan.unit = "1";
    PlanView view;
    view.plan = &plan;
    view.rules = &rules_;
    view.facts.facts.resize(rules_.slots.facts);
    if (!rule.levels.empty()) view.level = rule.levels.front();
    view.period = kYear;
    view.as_of = kYear.last;
    slots_.set_plan(view);
    if (rule.every) slots_.set_window(kYear);
    if (rule.each) slots_.set_record(empty_record(*rule.each));
    const bool applies = !rule.when || evaluate_in_doubt(*rule.when->program, slots_.all()).value.is_true();
    return applies ? evaluate_in_doubt(*rule.require.program, slots_.all()).value : feel::Value();
  }

 private:
  // A record of a list holds every field that is declared.
  [[nodiscard]] static feel::Value empty_record(const Each& each) {
    const feel::Type& record = each.list.program->type().element();
    std::vector<std::pair<std::string, feel::Value>> fields;
    if (record.tag() != feel::Type::Tag::context) return {};
    for (const auto& [name, type] : record.fields()) fields.emplace_back(name, feel::Value());
    return feel::Value::context(std::move(fields));
  }

  const PolicyRules& rules_;
  CheckOptions options_;
  SlotValues slots_;
};

// Parameters and days are there whatever a plan says.
bool reads_the_plan(const PolicyRules& rules, const Rule& rule) {
  for (const feel::ReadPath& path : rule.require.program->reads()) {
    if (path.slot < rules.slots.facts || path.slot == rules.slots.record()) return true;
  }
  return false;
}

}  // namespace

void lint_rests_on_nothing(const PolicyRules& rules, Diagnostics& diagnostics) {
  NothingGiven nothing(rules);
  for (const Rule& rule : rules.rules) {
    if (rule.across || rule.require.program == nullptr || !reads_the_plan(rules, rule)) continue;
    const feel::Value value = nothing.require_of(rule);
    if (!value.is_true() && !value.is_false()) continue;
    const Status status = value.is_true() ? Status::pass : Status::fail;
    diagnostics.add(code::lint_rests_on_nothing, rule.require.at, {Text(rule.id), Text(to_string(status))});
  }
}

}  // namespace ducha
