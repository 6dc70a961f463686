// SPDX-License-Identifier: Apache-2.0
#include "batch/plan_judge.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "audit/waivers.h"
#include "base/codes.h"
#include "base/limits.h"
#include "base/period.h"
#include "base/suggest.h"
#include "base/text.h"
#include "batch/city_level.h"
#include "batch/codes.h"
#include "judge/finding_words.h"
#include "judge/remedy.h"
#include "judge/rule_check.h"
#include "plan/codes.h"
#include "plan/doubtful_rows.h"
#include "plan/set_facts.h"
#include "plan/side_tables.h"

namespace ducha {

PlanJudge::PolicySlots& PlanJudge::slots_of(const std::string& id) {
  const auto known = slots_.find(id);
  if (known != slots_.end()) return known->second;
  JudgedPolicy& policy = policies_.policy(id);
  return slots_
      .emplace(id, PolicySlots{&policy, policy.rules ? std::make_unique<SlotValues>(*policy.rules, options_) : nullptr})
      .first->second;
}

// The policies that the plan is judged by.
std::vector<PlanJudge::PolicySlots*> PlanJudge::policies_of(const Plan& plan, PlanFindings& result) {
  std::vector<PolicySlots*> judging;
  const Place at = plan.policies.empty() ? plan.place() : plan.place(plan.policy_at);
  if (plan.policies.empty() && options_.policies.empty()) {
    result.diagnostics.add(code::check_no_policy, at);
    return judging;
  }
  const std::vector<std::string>& known = policies_.known();
  for (const std::string& written : plan.policies.empty() ? options_.policies : plan.policies) {
    const std::string id = policies_.named(written).value_or(written);
    const auto& wanted = options_.policies;
    if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), id) == wanted.end()) continue;
    if (std::find(known.begin(), known.end(), id) == known.end()) {
      std::vector<std::string> names = known;
      const std::vector<std::string> titles = policies_.titles(options_.language);
      names.insert(names.end(), titles.begin(), titles.end());
      Diagnostic unknown{code::check_policy_unknown, at, {Text(id), listed(titles)}, {}, false};
      if (const auto close = nearest_or_part(id, names))
        unknown.notes.push_back({code::base_nearest, {}, {Text(*close)}});
      result.diagnostics.add(std::move(unknown));
      continue;
    }
    PolicySlots& one = slots_of(id);
    if (std::find(result.policies.begin(), result.policies.end(), one.policy) != result.policies.end()) continue;
    result.policies.push_back(one.policy);
    if (one.policy->rules) judging.push_back(&one);
  }
  return judging;
}

void PlanJudge::report_level(const Plan& plan, const PlanView& view, Diagnostics& diagnostics) const {
  if (!plan.level) return;
  const Policy& policy = view.rules->policy;
  const auto level_of_key = [&policy](std::string_view key) {
    return std::find_if(policy.levels.begin(), policy.levels.end(), [key](const Level& one) { return one.key == key; });
  };
  const auto county = level_of_key("county");
  if (view.level && *view.level == "city" && county != policy.levels.end()) {
    // A city may be of a county's level, and its own word for that is the same.
    if (const std::string sign = sign_of_county(plan); !sign.empty())
      diagnostics.add(code::plan_level_city, plan.place(plan.level.at()),
                      {Text(*plan.level), level_of_key("city")->label, Text(sign), county->label});
  }
  if (!view.level.is_unreadable()) return;
  std::vector<std::string> words;
  for (const Level& level : policy.levels) {
    const std::string label = level.label.in(options_.language);
    words.push_back(label.empty() || options_.language == Language::en ? level.key : label);
  }
  Diagnostic unknown{code::check_level_unknown,
                     plan.place(plan.level.at()),
                     {Text(*plan.level), Text(policy.id), listed(words)},
                     {},
                     false};
  for (const Level& level : policy.levels) {
    words.push_back(level.key);
    words.push_back(level.label.zh);
    words.insert(words.end(), level.aliases.begin(), level.aliases.end());
  }
  if (const auto close = nearest_or_part(*plan.level, words))
    unknown.notes.push_back({code::base_nearest, {}, {Text(*close)}});
  diagnostics.add(std::move(unknown));
}

// The words of the plan's policies that do not judge it now.
std::vector<const Vocabulary*> PlanJudge::elsewhere(const Plan& plan, const std::vector<PolicySlots*>& judging) const {
  std::vector<const Vocabulary*> vocabularies;
  const std::vector<std::string>& known = policies_.known();
  for (const std::string& written : plan.policies) {
    const std::string id = policies_.named(written).value_or(written);
    const auto judges = [&id](const PolicySlots* one) { return one->policy->id == id; };
    if (std::any_of(judging.begin(), judging.end(), judges)) continue;
    if (std::find(known.begin(), known.end(), id) == known.end()) continue;
    const JudgedPolicy& policy = policies_.policy(id);
    if (policy.rules) vocabularies.push_back(&policy.rules->vocabulary);
  }
  return vocabularies;
}

std::optional<Plan> PlanJudge::with_tables(const Plan& plan, const std::vector<PolicySlots*>& judging,
                                           Diagnostics& diagnostics) const {
  std::vector<const Vocabulary*> vocabularies;
  vocabularies.reserve(judging.size());
  for (const PolicySlots* one : judging) vocabularies.push_back(&one->policy->rules->vocabulary);
  std::optional<Plan> made;
  if (!plan.document->doubtful_rows.empty()) {
    std::vector<const Vocabulary*> all = elsewhere(plan, judging);
    all.insert(all.begin(), vocabularies.begin(), vocabularies.end());
    made = without_notes(plan, all, diagnostics);
  }
  if (auto filled = with_side_tables(made ? *made : plan, vocabularies, diagnostics)) made = std::move(filled);
  if (options_.set.empty()) return made;
  if (auto set = with_set_facts(made ? *made : plan, vocabularies, options_.set, diagnostics)) made = std::move(set);
  return made;
}

namespace {

// A day left over from another period, or mistyped: all that the plan lacks would be told as not yet due, or as overdue
// by decades. Today is not asked, for the same plan is judged again later.
void report_day(const Plan& plan, const Given<DateRange>& period, Diagnostics& diagnostics) {
  constexpr std::int64_t kFar = 120;  // months
  if (!plan.as_of || !period) return;
  const bool before = *plan.as_of < period->first;
  const bool far = plus_months(period->last, kFar) <= *plan.as_of;
  if (!before && !far) return;
  diagnostics.add(before ? code::check_day_before : code::check_day_far, plan.place(plan.as_of.at()),
                  {Text(to_string(*plan.as_of)), Text(to_string(*period))});
}

// What the plan gives and the run does not go by.
void report_other_period(const std::vector<PlanView>& views, Diagnostics& diagnostics) {
  std::set<std::string> facts;
  for (const PlanView& view : views) {
    if (!view.other) continue;
    for (const auto* slots : {&view.other->totals, &view.other->states, &view.other->lists}) {
      for (const std::uint32_t slot : *slots) facts.insert(view.rules->vocabulary.facts()[slot].name);
    }
  }
  if (facts.empty()) return;
  const PlanView& view = views.front();
  diagnostics.add(
      code::check_other_period, view.plan->place(view.plan->period.at()),
      {Text(to_string(view.other->own)), Text(to_string(*view.period)), Text(std::to_string(facts.size()))});
}

}  // namespace

std::vector<PlanView> PlanJudge::views_of(const Plan& plan, const std::vector<PolicySlots*>& judging,
                                          Diagnostics& diagnostics) const {
  std::vector<const Vocabulary*> vocabularies;
  vocabularies.reserve(judging.size());
  for (const PolicySlots* one : judging) vocabularies.push_back(&one->policy->rules->vocabulary);
  const Given<DateRange> period = options_.period ? Given<DateRange>(*options_.period) : plan.period;
  if (!options_.as_of) report_day(plan, period, diagnostics);
  const Given<Date> as_of = options_.as_of ? Given<Date>(*options_.as_of) : day_of(plan, period, options_.today);
  std::vector<FactSet> sets =
      read_facts(plan, vocabularies, seen_until(period, as_of), diagnostics, elsewhere(plan, judging));
  const SeenUntil own = seen_until(plan.period, day_of(plan, plan.period, options_.today));
  std::vector<PlanView> views(judging.size());
  for (std::size_t i = 0; i < judging.size(); ++i) {
    PlanView& view = views[i];
    view.plan = &plan;
    view.rules = judging[i]->policy->rules.get();
    view.facts = std::move(sets[i]);
    view.period = period;
    view.as_of = as_of;
    view.level = level_of(plan, judging[i]->policy->levels);
    view.other = other_period(plan, view.rules->vocabulary, view.facts, own, seen_until(view));
    report_level(plan, view, diagnostics);
  }
  report_other_period(views, diagnostics);
  return views;
}

namespace {

void add_outside(const Policy& policy, std::string why, Language language, PlanResult& result) {
  const auto same = std::find_if(result.outside.begin(), result.outside.end(),
                                 [&](const Outside& one) { return one.policy == policy.id && one.why == why; });
  if (same != result.outside.end()) {
    ++same->rules;
  } else {
    result.outside.push_back({policy.id, policy.title.in(language), std::move(why), 1});
  }
}

}  // namespace

void PlanJudge::judge(const PlanView& view, PolicySlots& policy, PlanFindings& result) const {
  policy.slots->set_plan(view);
  RuleCheckOptions wanted;
  std::array<Counts, kModalities.size()> by_modality{};
  std::optional<RemedySearch> remedies;
  if (options_.remedies != Remedies::none) remedies.emplace(view, *policy.slots, options_);
  RuleVerdicts verdicts;
  verdicts.findings = std::move(result.findings);
  verdicts.marks = std::move(result.marks);
  for (const auto& [rule, reads] : policy.policy->each_plan) {
    const std::size_t before = verdicts.findings.size();
    verdicts.counts = {};
    verdicts.cut = false;
    verdicts.outside.clear();
    verdicts.left_out.clear();
    check_rule(view, *rule, reads, *policy.slots, options_, wanted, verdicts);
    if (verdicts.cut)
      result.diagnostics.add(
          code::check_too_many, view.plan->place(view.plan->unit_at),
          {Text(rule->id), Text(std::to_string(kPlanFindings)), Text(std::to_string(kRuleSubjects))});
    for (Finding& finding : std::span(verdicts.findings).subspan(before)) {
      if (remedies) remedies->add_to(finding, *rule, reads);
      if (options_.waivers_read != nullptr) waive(view, finding, verdicts.counts);
    }
    by_modality[static_cast<std::size_t>(force_of(*rule))].add(verdicts.counts);
    if (!verdicts.outside.empty())
      add_outside(view.rules->policy, std::move(verdicts.outside), options_.language, result.result);
    for (std::string& window : verdicts.left_out)
      add_outside(view.rules->policy, std::move(window), options_.language, result.result);
  }
  result.findings = std::move(verdicts.findings);
  result.marks = std::move(verdicts.marks);
  const Policy& judged_by = view.rules->policy;
  for (const Modality modality : kModalities) {
    const Counts& counts = by_modality[static_cast<std::size_t>(modality)];
    result.result.counts.add(counts);
    for (const Status status : kStatuses) {
      if (counts[status] == 0) continue;
      result.tally.add(judged_by.id, judged_by.title.in(options_.language), modality, status, counts[status]);
    }
  }
  if (policy.policy->across == nullptr || policy.policy->across->empty()) return;
  std::string kept = policy.policy->across->kept(view, *policy.slots, result.diagnostics);
  if (kept.empty()) return;
  result.kept_of.push_back(policy.policy);
  result.result.kept.push_back(std::move(kept));
}

void PlanJudge::waive(const PlanView& view, Finding& finding, Counts& counts) const {
  const Status was = finding.status;
  if (!view.as_of || !options_.waivers_read->apply(finding, *view.as_of)) return;
  --counts.of[static_cast<std::size_t>(was)];
  counts.add(finding.status);
}

PlanFindings PlanJudge::check(const Plan& plan, Diagnostics reading) {
  PlanFindings result;
  result.diagnostics = std::move(reading);
  if (!plan.unit.empty()) result.result.unit = plan.unit;
  if (plan.region) result.result.region = *plan.region;
  result.result.file = plan.place().file();
  result.result.line = plan.place().position().line;
  if (!plan.unit.empty()) result.unit_at = plan.place(plan.unit_at);
  const Position unit_at = result.unit_at.position();
  result.result.unit_line = unit_at.line;
  result.result.unit_column = unit_at.column;
  const Given<DateRange> period = options_.period ? Given<DateRange>(*options_.period) : plan.period;
  result.result.as_of_from_clock = !options_.as_of && is_day_from_clock(plan, period, options_.today);
  const std::vector<PolicySlots*> judging = policies_of(plan, result);
  const std::optional<Plan> filled = with_tables(plan, judging, result.diagnostics);
  const std::vector<PlanView> views = views_of(filled ? *filled : plan, judging, result.diagnostics);
  for (std::size_t i = 0; i < views.size(); ++i) {
    const PlanView& view = views[i];
    result.result.policies.push_back(view.rules->policy.id);
    const std::vector<Fact>& facts = view.facts.facts;
    const auto given = [](const Fact& fact) { return fact.state != FactState::missing; };
    result.facts_given = result.facts_given || !options_.set.empty() || std::any_of(facts.begin(), facts.end(), given);
    if (view.level) {
      const auto& levels = view.rules->policy.levels;
      const auto level =
          std::find_if(levels.begin(), levels.end(), [&view](const Level& one) { return one.key == *view.level; });
      result.result.level = level != levels.end() ? level->label.in(options_.language) : *view.level;
    }
    if (view.period) result.result.period = to_string(*view.period);
    if (view.as_of) result.result.as_of = to_string(*view.as_of);
    judge(view, *judging[i], result);
  }
  return result;
}

std::vector<Explanation> PlanJudge::explain(const Plan& plan, const std::string& pattern, Diagnostics& diagnostics) {
  std::vector<Explanation> explanations;
  PlanFindings found;
  const std::vector<PolicySlots*> judging = policies_of(plan, found);
  diagnostics.append(std::move(found.diagnostics));
  const std::optional<Plan> filled = with_tables(plan, judging, diagnostics);
  const std::vector<PlanView> views = views_of(filled ? *filled : plan, judging, diagnostics);
  RuleCheckOptions wanted;
  wanted.explanations = &explanations;
  CheckOptions all_remedies = options_;
  all_remedies.remedies = Remedies::all;
  for (std::size_t i = 0; i < views.size(); ++i) {
    judging[i]->slots->set_plan(views[i]);
    for (const auto& [rule, reads] : judging[i]->policy->each_plan) {
      RuleVerdicts verdicts;
      if (!fits(rule->id, pattern)) continue;
      const std::size_t before = explanations.size();
      check_rule(views[i], *rule, reads, *judging[i]->slots, options_, wanted, verdicts);
      RemedySearch remedies(views[i], *judging[i]->slots, all_remedies);
      for (std::size_t each = before; each < explanations.size(); ++each) {
        Finding& finding = explanations[each].finding;
        remedies.add_to(finding, *rule, reads);
        if (options_.waivers_read != nullptr) waive(views[i], finding, verdicts.counts);
      }
    }
  }
  return explanations;
}

}  // namespace ducha
