// SPDX-License-Identifier: Apache-2.0
#include "check/across.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/limits.h"
#include "base/text.h"
#include "check/evidence.h"
#include "check/finding_words.h"
#include "check/group_check.h"
#include "check/judge.h"
#include "feel/value/context.h"

namespace ducha {

Across::Across(std::shared_ptr<const PolicyRules> rules, const std::vector<const Rule*>& selected,
               const CheckOptions& options)
    : policy_(std::move(rules)), options_(options) {
  for (const Rule* rule : selected) rules_of_.push_back({rule, RuleReads(*policy_, *rule), {}});
  std::vector<std::string> names = {"unit", "level", "region"};
  for (const FactSpec& fact : policy_->vocabulary.facts()) names.push_back(fact.name);
  names_ = std::make_shared<const feel::Names>(std::move(names));
}

std::shared_ptr<const KeptUnit> Across::kept(const PlanView& view) const {
  auto unit = std::make_shared<KeptUnit>();
  unit->unit = view.plan->unit;
  unit->region = view.plan->region;
  unit->period = view.period;
  unit->as_of = view.as_of;
  std::vector<feel::Value> values = {view.plan->unit.empty() ? feel::Value() : feel::Value::string(view.plan->unit),
                                     view.level ? feel::Value::string(*view.level) : feel::Value(),
                                     region_of(*view.plan)};
  for (std::uint32_t slot = 0; slot < view.facts.facts.size(); ++slot) {
    values.push_back(view.facts.facts[slot].value);
    unit->places.push_back(location_of(place_of(*view.plan, policy_->vocabulary, slot, {})));
  }
  unit->facts = feel::Value::context(names_, std::move(values));
  for (const InvalidPart& part : view.facts.invalid) {
    unit->invalid.push_back({part.slot, part.path, {}});
    const std::string_view text = part.at.known() ? part.at.source->slice(part.at.span) : std::string_view();
    unit->written.push_back(shortened(text, kShownScalar));
  }
  return unit;
}

Across::Group& Across::group_of(RuleGroups& of, const PlanView& view, Diagnostics& diagnostics) const {
  std::optional<std::string> name;
  if (!of.rule->per.empty()) {
    const auto& region = view.plan->region;
    const auto entry =
        std::find_if(region.begin(), region.end(), [&](const auto& one) { return one.first == of.rule->per; });
    if (entry != region.end()) {
      name = entry->second;
    } else {
      diagnostics.add(Code::check_region_missing, view.plan->place({0, 0}), {Text(of.rule->id), Text(of.rule->per)});
    }
  }
  const auto known =
      std::find_if(of.groups.begin(), of.groups.end(), [&](const Group& group) { return group.name == name; });
  if (known != of.groups.end()) return *known;
  of.groups.push_back({std::move(name), {}});
  return of.groups.back();
}

void Across::add(const PlanView& view, Diagnostics& diagnostics) {
  SlotValues slots(*policy_, options_);
  slots.set_plan(view);
  std::shared_ptr<const KeptUnit> unit;
  for (RuleGroups& of : rules_of_) {
    const Rule& rule = *of.rule;
    const bool addressed = rule.levels.empty() || (view.level && std::find(rule.levels.begin(), rule.levels.end(),
                                                                           *view.level) != rule.levels.end());
    const Ternary belongs = addressed ? ternary_of(rule.across->program->evaluate(slots.all())) : Ternary::no;
    if (belongs == Ternary::null) {
      feel::Trace trace;
      static_cast<void>(rule.across->program->explain(slots.all(), trace));
      std::vector<Missing> missing;
      const EvidenceMaker maker(view, options_.language);
      for (const feel::Origin& origin : feel::missing(trace)) append_missing(missing, {maker.missing_of(origin)});
      Text facts;
      for (const Missing& one : missing) {
        facts.zh += (facts.zh.empty() ? "" : ", ") + one.label.in(Language::zh);
        facts.en += (facts.en.empty() ? "" : ", ") + one.label.in(Language::en);
      }
      diagnostics.add(Code::check_population_null, view.plan->place({0, 0}), {Text(rule.id), facts});
    }
    if (belongs != Ternary::yes) continue;
    if (!unit) unit = kept(view);
    group_of(of, view, diagnostics).units.push_back(unit);
  }
}

std::vector<Finding> Across::findings() const {
  std::vector<Finding> findings;
  for (const RuleGroups& of : rules_of_) {
    if (of.groups.empty()) check_group(*policy_, *of.rule, of.reads, options_, std::nullopt, {}, findings);
    for (const Group& group : of.groups) {
      check_group(*policy_, *of.rule, of.reads, options_, group.name, group.units, findings);
    }
  }
  return findings;
}

}  // namespace ducha
