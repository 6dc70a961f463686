// SPDX-License-Identifier: Apache-2.0
// Each rule meets plans that leave something out: all of it, each fact and each field alone, each list empty. Where
// something is missing a verdict may stand only if it would stand whatever the plan said of it: `if subjects > 10 then
// ... else true` passes where nobody counted, a verdict on nothing. An empty list is no blank, but whoever wrote the
// rule has to say that none is meant to pass.
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "authoring/codes.h"
#include "authoring/lint/lint.h"
#include "authoring/lint/rests_on_head.h"
#include "authoring/lint/trial.h"
#include "base/text.h"
#include "judge/in_doubt.h"

namespace ducha {

namespace {

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
    for (std::size_t i = 0; i < rules_.slots.facts; ++i)
      view.facts.facts[i].value = nothing_said(rules_.vocabulary.facts()[i]);
    if (!rule.levels.empty()) view.level = rule.levels.front();
    view.period = kCaseYear;
    view.as_of = kCaseYear.last;
    slots_.set_plan(view);
    if (rule.every) slots_.set_window(kCaseYear);
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

// An end of a range that is left out leaves the range open: that is what it says. It may be the record's own, or a day
// of the unit's, such as that of its founding.
bool is_end_of_range(const PolicyRules& rules, const Rule& rule, const TrialPart& part) {
  const bool is_day = part.spec->type == FactType::date || part.spec->type == FactType::event;
  if (!rule.during || (!part.field && !is_day)) return false;
  const bool of_record = rule.each && rule.each->fact == part.slot;
  const auto& reads = rule.during->program->reads();
  return std::any_of(reads.begin(), reads.end(), [&](const feel::ReadPath& path) {
    const bool same = path.slot == part.slot || (of_record && path.slot == rules.slots.record());
    return same && (path.fields.empty() || path.fields.front() == part.spec->name);
  });
}

// One rule, its cases, and what it says where some of them say less.
class LessGiven {
 public:
  LessGiven(const PolicyRules& rules, const Rule& rule, Diagnostics& diagnostics)
      : rules_(rules), rule_(rule), diagnostics_(diagnostics) {
    for (const Case& one : rule.cases) {
      auto& trial = cases_.emplace_back(std::make_unique<TrialCase>(rules, rule, one));
      if (!trial->readable()) cases_.pop_back();
    }
  }

  void check() {
    const std::vector<TrialPart> parts = trial_parts(rules_, rule_);
    for (const TrialPart& part : parts) check(part);
    if (rule_.empty == EmptyList::pass && !rule_.across) check_empty_passes(parts);
  }

 private:
  void check(const TrialPart& part) {
    const std::vector<feel::Value> values = trial_values(rule_, part, values_in_cases(part));
    bool lacks_told = is_end_of_range(rules_, rule_, part);
    bool empty_told = rule_.empty == EmptyList::pass || part.spec->type != FactType::list;
    for (const auto& trial : cases_) {
      for (const TrialPlace& place : trial->places_of(part)) {
        if (!lacks_told) lacks_told = rests_on(*trial, part, place, nothing_said(*part.spec), values);
        if (!empty_told) empty_told = rests_on(*trial, part, place, feel::Value::list({}), values);
        if (lacks_told && empty_told) return;
      }
    }
  }

  // `empty: pass` where a list that is empty fails says what is not so.
  void check_empty_passes(const std::vector<TrialPart>& parts) {
    bool fails = false;
    for (const TrialPart& part : parts) {
      if (part.field || part.spec->type != FactType::list) continue;
      for (const auto& trial : cases_) {
        for (const TrialPlace& place : trial->places_of(part)) {
          const feel::Value written = trial->value(part, place);
          trial->set(part, place, feel::Value::list({}));
          for (const Status status : trial->statuses()) {
            if (status == Status::pass) return;
            fails = fails || status == Status::fail;
          }
          trial->set(part, place, written);
        }
      }
    }
    if (fails) diagnostics_.add(code::lint_empty_fails, rule_.require.at, {Text(rule_.id)});
  }

  [[nodiscard]] std::vector<feel::Value> values_in_cases(const TrialPart& part) const {
    std::vector<feel::Value> values;
    for (const auto& trial : cases_) {
      for (const TrialPlace& place : trial->places_of(part)) values.push_back(trial->value(part, place));
    }
    return values;
  }

  // Whether a verdict with `less` in its place would be another with one of the values, which is told.
  bool rests_on(TrialCase& trial, const TrialPart& part, const TrialPlace& place, const feel::Value& less,
                const std::vector<feel::Value>& values) {
    const feel::Value written = trial.value(part, place);
    const bool empty = less.kind() == feel::Kind::list;
    trial.set(part, place, less);
    const std::vector<Status> without = trial.statuses();
    bool found = false;
    const bool decided = std::any_of(without.begin(), without.end(), [empty](Status status) {
      return empty ? status == Status::pass : is_decided(status);
    });
    for (std::size_t i = 0; decided && !found && i < values.size(); ++i) {
      trial.set(part, place, values[i]);
      if (trial.is_possible(part, place)) found = turns(part, without, trial.statuses(), values[i], empty);
    }
    trial.set(part, place, written);
    return found;
  }

  bool turns(const TrialPart& part, const std::vector<Status>& without, const std::vector<Status>& with,
             const feel::Value& value, bool empty) {
    if (without.size() != with.size()) return false;
    for (std::size_t i = 0; i < with.size(); ++i) {
      const bool rests = empty ? without[i] == Status::pass : is_decided(without[i]);
      if (!rests || !is_another_verdict(with[i], without[i])) continue;
      tell(part, without[i], with[i], value, empty);
      return true;
    }
    return false;
  }

  void tell(const TrialPart& part, Status without, Status with, const feel::Value& value, bool empty) {
    const FactSpec& fact = rules_.vocabulary.facts()[part.slot];
    const std::string name = part.field ? fact.name + "." + part.spec->name : fact.name;
    const Place& at = rule_.within ? rule_.within->done.at : rule_.require.at;
    if (empty) {
      diagnostics_.add(code::lint_passes_on_empty, at, {Text(name), Text(rule_.id)});
      return;
    }
    diagnostics_.add(
        code::lint_rests_on_missing, at,
        {Text(name), Text(rule_.id), Text(to_string(without)), Text(shown_value(value)), Text(to_string(with))});
  }

  [[nodiscard]] static std::string shown_value(const feel::Value& value) {
    constexpr std::size_t kShown = 60;
    return shortened(feel::to_feel(value), kShown);
  }

  const PolicyRules& rules_;
  const Rule& rule_;
  Diagnostics& diagnostics_;
  std::vector<std::unique_ptr<TrialCase>> cases_;
};

}  // namespace

void lint_rests_on_nothing(const PolicyRules& rules, Diagnostics& diagnostics) {
  NothingGiven nothing(rules);
  for (const Rule& rule : rules.rules) {
    const std::size_t before = diagnostics.all().size();
    if (!rule.across && rule.require.program != nullptr && reads_the_plan(rules, rule)) {
      const feel::Value value = nothing.require_of(rule);
      if (value.is_true() || value.is_false()) {
        const Status status = value.is_true() ? Status::pass : Status::fail;
        diagnostics.add(code::lint_rests_on_nothing, rule.require.at, {Text(rule.id), Text(to_string(status))});
      }
    }
    if (diagnostics.all().size() == before) LessGiven(rules, rule, diagnostics).check();
    if (diagnostics.all().size() == before) lint_rests_on_head(rules, rule, diagnostics);
  }
}

}  // namespace ducha
