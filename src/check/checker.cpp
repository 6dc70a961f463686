// SPDX-License-Identifier: Apache-2.0
#include "check/checker.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fnmatch.h>

#include "base/period.h"
#include "base/suggest.h"
#include "check/across.h"
#include "check/plan_view.h"
#include "check/rule_check.h"
#include "check/rule_reads.h"
#include "check/set_facts.h"
#include "findings/fingerprint.h"

namespace ducha {

namespace {

std::string joined_words(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

bool fits_any(std::string_view name, const std::vector<std::string>& patterns) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [name](const std::string& pattern) { return fits(name, pattern); });
}

}  // namespace

bool fits(std::string_view name, const std::string& pattern) {
  return ::fnmatch(pattern.c_str(), std::string(name).c_str(), 0) == 0;
}

struct Checker::Parts {
  struct Loaded {
    std::shared_ptr<const PolicyRules> rules;
    std::vector<std::pair<const Rule*, RuleReads>> each_plan;  // those selected that judge one plan
    std::unique_ptr<Across> across;
    std::size_t selected = 0;
  };

  Parts(PolicySource policies, CheckOptions given) : source(std::move(policies)), options(std::move(given)) {}

  bool is_selected(const std::string& rule) const {
    return (options.select.empty() || fits_any(rule, options.select)) && !fits_any(rule, options.ignore);
  }

  // Null where the policy cannot be had; it is loaded once.
  Loaded* policy(const std::string& id) {
    const auto known = loaded.find(id);
    if (known != loaded.end()) return known->second.get();
    auto rules = source.load(id);
    if (!rules) return loaded.emplace(id, nullptr).first->second.get();
    auto made = std::make_unique<Loaded>();
    std::vector<const Rule*> over_batch;
    for (const Rule& rule : rules->rules) {
      if (!is_selected(rule.id)) continue;
      ++made->selected;
      if (rule.across) {
        over_batch.push_back(&rule);
      } else {
        made->each_plan.emplace_back(&rule, RuleReads(*rules, rule));
      }
    }
    made->across = std::make_unique<Across>(rules, over_batch, options);
    made->rules = std::move(rules);
    return loaded.emplace(id, std::move(made)).first->second.get();
  }

  // The policies that the plan is judged by.
  std::vector<Loaded*> policies_of(const Plan& plan, Diagnostics& diagnostics) {
    std::vector<Loaded*> result;
    const Place at = plan.place(plan.policies.empty() ? Span{} : plan.policy_at);
    if (plan.policies.empty() && options.policies.empty()) {
      diagnostics.add(Code::check_no_policy, at);
      return result;
    }
    for (const std::string& id : plan.policies.empty() ? options.policies : plan.policies) {
      const auto& wanted = options.policies;
      if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), id) == wanted.end()) continue;
      if (std::find(source.known.begin(), source.known.end(), id) == source.known.end()) {
        Diagnostic unknown{Code::check_policy_unknown, at, {Text(id), Text(joined_words(source.known))}, {}, false};
        if (const auto close = nearest(id, source.known))
          unknown.notes.push_back({Code::base_nearest, {}, {Text(*close)}});
        diagnostics.add(std::move(unknown));
        continue;
      }
      Loaded* one = policy(id);
      if (one != nullptr && std::find(result.begin(), result.end(), one) == result.end()) result.push_back(one);
    }
    return result;
  }

  void read_level(const Plan& plan, PlanView& view, Diagnostics& diagnostics) const {
    if (!plan.level) return;
    const Policy& policy = view.rules->policy;
    if (policy.levels.empty()) {
      view.level = plan.level;
      return;
    }
    if (const Level* level = policy.level(*plan.level)) {
      view.level = level->key;
      return;
    }
    view.level_invalid = true;
    std::vector<std::string> words;
    for (const Level& level : policy.levels) words.push_back(level.key);
    Diagnostic unknown{Code::check_level_unknown,
                       plan.place(plan.level_at),
                       {Text(*plan.level), Text(policy.id), Text(joined_words(words))},
                       {},
                       false};
    for (const Level& level : policy.levels) words.push_back(level.label.zh);
    if (const auto close = nearest(*plan.level, words))
      unknown.notes.push_back({Code::base_nearest, {}, {Text(*close)}});
    diagnostics.add(std::move(unknown));
  }

  std::vector<PlanView> views_of(const Plan& plan, const std::vector<Loaded*>& policies,
                                 Diagnostics& diagnostics) const {
    std::vector<const Vocabulary*> vocabularies;
    vocabularies.reserve(policies.size());
    for (const Loaded* one : policies) vocabularies.push_back(&one->rules->vocabulary);
    std::vector<FactSet> sets = read_facts(plan, vocabularies, diagnostics);
    std::vector<PlanView> views(policies.size());
    for (std::size_t i = 0; i < policies.size(); ++i) {
      PlanView& view = views[i];
      view.plan = &plan;
      view.rules = policies[i]->rules.get();
      view.facts = std::move(sets[i]);
      view.period = options.period ? options.period : plan.period;
      view.period_invalid = !options.period && plan.period_invalid;
      view.as_of = options.as_of.value_or(plan.as_of.value_or(options.today));
      read_level(plan, view, diagnostics);
    }
    set_facts(options.set, views, diagnostics);
    return views;
  }

  void note_duplicate(const PlanView& view, Diagnostics& diagnostics) {
    if (view.plan->unit.empty()) return;
    const std::string period = view.period ? to_string(*view.period) : std::string();
    const Place at = view.plan->place(view.plan->unit_at);
    const auto [first, fresh] = seen.try_emplace({view.rules->policy.id, view.plan->unit, period});
    if (fresh) {
      // Only where it stands is kept, not the text around it.
      first->second = {at.known() ? at.source->name() : std::string(), at.position()};
      return;
    }
    diagnostics.add(Code::check_duplicate_plan, at, {Text(view.plan->unit), Text(view.rules->policy.id)});
  }

  PolicySource source;
  CheckOptions options;
  std::map<std::string, std::unique_ptr<Loaded>> loaded;
  std::map<std::tuple<std::string, std::string, std::string>, std::pair<std::string, Position>> seen;
};

Checker::Checker(PolicySource policies, CheckOptions options)
    : parts_(std::make_unique<Parts>(std::move(policies), std::move(options))) {}

Checker::~Checker() = default;

PlanFindings Checker::check(const Plan& plan, Diagnostics reading) {
  PlanFindings result;
  result.diagnostics = std::move(reading);
  if (!plan.unit.empty()) result.result.unit = plan.unit;
  result.result.file = plan.file();
  result.result.line = plan.place({0, 0}).position().line;
  result.result.as_of_from_clock = !parts_->options.as_of && !plan.as_of;
  const auto policies = parts_->policies_of(plan, result.diagnostics);
  const std::vector<PlanView> views = parts_->views_of(plan, policies, result.diagnostics);
  for (std::size_t i = 0; i < views.size(); ++i) {
    const PlanView& view = views[i];
    parts_->note_duplicate(view, result.diagnostics);
    if (view.level) {
      const Level* level = view.rules->policy.level(*view.level);
      result.result.level = level != nullptr ? level->label.in(parts_->options.language) : *view.level;
    }
    if (view.period) result.result.period = to_string(*view.period);
    result.result.as_of = to_string(view.as_of);
    const RuleCheckOptions wanted{parts_->options.evidence_for_pass, nullptr};
    for (const auto& [rule, reads] : policies[i]->each_plan) {
      for (Finding& finding : check_rule(view, *rule, reads, parts_->options, wanted)) {
        result.result.counts.add(finding.status);
        result.findings.push_back(std::move(finding));
      }
    }
    if (!policies[i]->across->empty()) policies[i]->across->add(view, result.diagnostics);
  }
  set_fingerprints(result.findings);
  return result;
}

std::vector<Explanation> Checker::explain(const Plan& plan, const std::string& pattern, Diagnostics& diagnostics) {
  std::vector<Explanation> explanations;
  const auto policies = parts_->policies_of(plan, diagnostics);
  const std::vector<PlanView> views = parts_->views_of(plan, policies, diagnostics);
  const RuleCheckOptions wanted{true, &explanations};
  for (std::size_t i = 0; i < views.size(); ++i) {
    for (const auto& [rule, reads] : policies[i]->each_plan) {
      if (fits(rule->id, pattern)) static_cast<void>(check_rule(views[i], *rule, reads, parts_->options, wanted));
    }
  }
  return explanations;
}

std::vector<Finding> Checker::across() const {
  std::vector<Finding> findings;
  for (const auto& [id, loaded] : parts_->loaded) {
    if (!loaded) continue;
    for (Finding& finding : loaded->across->findings()) findings.push_back(std::move(finding));
  }
  set_fingerprints(findings);
  return findings;
}

std::size_t Checker::rules_selected() const {
  std::size_t selected = 0;
  for (const auto& [id, loaded] : parts_->loaded) selected += loaded ? loaded->selected : 0;
  return selected;
}

Rulebook Checker::rulebook() const {
  std::vector<std::shared_ptr<const PolicyRules>> policies;
  for (const auto& [id, loaded] : parts_->loaded) {
    if (loaded) policies.push_back(loaded->rules);
  }
  return Rulebook(std::move(policies));
}

}  // namespace ducha
