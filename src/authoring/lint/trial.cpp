// SPDX-License-Identifier: Apache-2.0
#include "authoring/lint/trial.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "authoring/lint/written.h"
#include "facts/bounds.h"
#include "facts/read_event.h"
#include "feel/syntax/tokens.h"
#include "feel/value/context.h"
#include "feel/value/list.h"
#include "findings/identity.h"
#include "rulebook/expressions.h"

namespace ducha {

namespace {

constexpr std::size_t kPlacesOfPart = 4;  // of one part in one case: records are alike
constexpr std::size_t kValues = 24;

feel::Value list_like(const feel::Value& list, std::vector<feel::Value> elements) {
  return list.as_list().is_dated() ? feel::Value::dated_list(std::move(elements))
                                   : feel::Value::list(std::move(elements));
}

feel::Value with_field(const feel::Value& record, std::size_t field, feel::Value value) {
  const feel::Context& context = record.as_context();
  std::vector<feel::Value> values(context.values().begin(), context.values().end());
  values[field] = std::move(value);
  return feel::Value::context(context.names(), std::move(values));
}

void add_once(std::vector<feel::Value>& values, feel::Value value) {
  const bool known = std::any_of(values.begin(), values.end(),
                                 [&value](const feel::Value& one) { return feel::identical(one, value); });
  if (!known && values.size() < kValues) values.push_back(std::move(value));
}

void add_kind(std::vector<feel::Value>& values, const std::vector<feel::Value>& written, feel::Kind kind) {
  for (const feel::Value& value : written) {
    if (value.kind() == kind) add_once(values, value);
  }
}

void add_figures(std::vector<feel::Value>& values, const FactSpec& spec) {
  constexpr std::int64_t kLarge = 1'000'000;
  for (const std::int64_t figure : {std::int64_t{0}, std::int64_t{1}, kLarge}) add_once(values, Decimal(figure));
  for (const std::optional<Decimal>& bound : {spec.min, spec.max}) {
    if (bound) add_once(values, *bound);
  }
}

void add_events(std::vector<feel::Value>& values, const std::vector<feel::Value>& written) {
  add_once(values, to_value(Event{false, {}, {}}));
  add_once(values, to_value(Event{true, {}, {}}));
  for (const feel::Value& value : written) {
    if (value.kind() == feel::Kind::date) add_once(values, to_value(Event{true, value.as_date(), {}}));
  }
}

bool is_named(std::string_view text, std::string_view name) {
  for (const std::string_view word : feel::words_in(text)) {
    if (word == name) return true;
  }
  return false;
}

bool is_read(const PolicyRules& rules, const Rule& rule, const RuleReads& reads, std::uint32_t slot) {
  const std::string& name = rules.vocabulary.facts()[slot].name;
  return rule.across ? reads.reads_of_unit(name) || reads.population_reads(slot) : reads.reads(slot);
}

}  // namespace

TrialCase::TrialCase(const PolicyRules& rules, const Rule& rule, const Case& one)
    : rules_(rules), rule_(rule), case_(one), reads_(rules, rule) {
  options_.params = one.params;
  options_.shown = Shown{};
  Diagnostics diagnostics;
  for (std::size_t i = 0; i < one.plans.size() && (rule.across || i == 0); ++i)
    plans_.push_back(plan_of_case(rules, rule, one.plans[i], i));
  for (const Plan& plan : plans_) {
    views_.push_back(view_of_case(rules, plan, diagnostics));
    readable_ = readable_ && views_.back().facts.invalid.empty();
  }
  // Which of a unit's plans has the vote is settled before the rule is asked, and a plan that lacks something may lose
  // it to another.
  std::set<std::string> units;
  for (const Plan& plan : plans_) units.insert(identity_of(plan.unit, plan.region ? *plan.region : Region()));
  readable_ = readable_ && !views_.empty() && units.size() == plans_.size();
  slots_.emplace(rules_, options_);
}

std::vector<TrialPlace> TrialCase::places_of(const TrialPart& part) const {
  std::vector<TrialPlace> places;
  for (std::size_t plan = 0; plan < views_.size() && places.size() < kPlacesOfPart; ++plan) {
    const feel::Value& fact = views_[plan].facts.facts[part.slot].value;
    if (!part.field || fact.kind() == feel::Kind::context) {
      places.push_back({plan, 0});
    } else if (fact.kind() == feel::Kind::list) {
      for (std::size_t i = 0; i < fact.elements().size() && places.size() < kPlacesOfPart; ++i) {
        if (fact.elements()[i].kind() == feel::Kind::context) places.push_back({plan, i});
      }
    }
  }
  return places;
}

const feel::Value& TrialCase::value(const TrialPart& part, const TrialPlace& place) const {
  const feel::Value& fact = views_[place.plan].facts.facts[part.slot].value;
  if (!part.field) return fact;
  const feel::Value& record = fact.kind() == feel::Kind::list ? fact.elements()[place.record] : fact;
  return record.as_context().value(*part.field);
}

void TrialCase::set(const TrialPart& part, const TrialPlace& place, feel::Value value) {
  Fact& fact = views_[place.plan].facts.facts[part.slot];
  if (!part.field) {
    fact.state = value.is_null() ? FactState::missing : FactState::given;
    fact.value = std::move(value);
  } else if (fact.value.kind() == feel::Kind::list) {
    std::vector<feel::Value> records(fact.value.elements().begin(), fact.value.elements().end());
    records[place.record] = with_field(records[place.record], *part.field, std::move(value));
    fact.value = list_like(fact.value, std::move(records));
  } else {
    fact.value = with_field(fact.value, *part.field, std::move(value));
  }
}

bool TrialCase::has_unit_bounds_kept(std::size_t plan) const {
  std::vector<const feel::Value*> values;
  for (const Fact& fact : views_[plan].facts.facts) values.push_back(&fact.value);
  return broken_parts(rules_.vocabulary.facts(), values).empty();
}

bool TrialCase::is_possible(const TrialPart& part, const TrialPlace& place) const {
  if (broken_bound(value(part, place), *part.spec)) return false;
  if (!part.field) return has_unit_bounds_kept(place.plan);
  const FactSpec& fact = rules_.vocabulary.facts()[part.slot];
  const feel::Value& whole = views_[place.plan].facts.facts[part.slot].value;
  const feel::Value& record = whole.kind() == feel::Kind::list ? whole.elements()[place.record] : whole;
  std::vector<const feel::Value*> values;
  for (const feel::Value& one : record.as_context().values()) values.push_back(&one);
  return broken_parts(fact.fields, values).empty();
}

std::optional<std::string> TrialCase::head(std::size_t plan, const std::string& region_key) const {
  if (region_key.empty()) return views_[plan].level.value();
  for (const auto& [key, name] : plans_[plan].region.value().value_or(Region{})) {
    if (key == region_key) return name;
  }
  return std::nullopt;
}

void TrialCase::set_head(std::size_t plan, const std::string& region_key, const std::optional<std::string>& value) {
  if (region_key.empty()) {
    plans_[plan].level = views_[plan].level = value ? Given<std::string>(*value) : Given<std::string>();
    return;
  }
  Region region = plans_[plan].region.value().value_or(Region{});
  std::erase_if(region, [&region_key](const auto& part) { return part.first == region_key; });
  if (value) region.emplace_back(region_key, *value);
  plans_[plan].region = Given<Region>(std::move(region));
}

bool is_decided(Status status) { return status == Status::pass || status == Status::fail; }

bool is_another_verdict(Status status, Status than) {
  const bool told = is_decided(status) || status == Status::pending || status == Status::not_applicable;
  return told && status != than;
}

std::vector<Status> TrialCase::statuses() {
  std::vector<Status> statuses;
  if (rule_.across) {
    Diagnostics diagnostics;
    CheckOptions options = options_;
    options.shown = kAllShown;
    for (const Finding& finding : findings_of_case(rules_, rule_, reads_, case_, views_, options, {}, diagnostics))
      statuses.push_back(finding.status);
    return statuses;
  }
  slots_->set_plan(views_.front());
  RuleVerdicts verdicts;
  check_rule(views_.front(), rule_, reads_, *slots_, options_, {.statuses = &statuses}, verdicts);
  return statuses;
}

std::vector<TrialPart> trial_parts(const PolicyRules& rules, const Rule& rule) {
  std::string text;
  for_each_expression(rule, [&text](const Expression& expression) { text += expression.text + '\n'; });
  const RuleReads reads(rules, rule);
  const auto& facts = rules.vocabulary.facts();
  std::vector<TrialPart> parts;
  for (std::uint32_t slot = 0; slot < facts.size(); ++slot) {
    if (!is_read(rules, rule, reads, slot)) continue;
    const FactSpec& fact = facts[slot];
    parts.push_back({slot, std::nullopt, &fact});
    for (std::size_t i = 0; i < fact.fields.size(); ++i) {
      const FactSpec& field = fact.fields[i];
      const bool tells_apart = std::find(fact.key.begin(), fact.key.end(), field.name) != fact.key.end();
      // Which records a rule sees, and which are one, is settled before any rule is asked.
      if (field.name != fact.dated && !tells_apart && is_named(text, field.name)) parts.push_back({slot, i, &field});
    }
  }
  return parts;
}

feel::Value nothing_said(const FactSpec& spec) {
  return spec.type == FactType::event ? to_value(Event{}) : feel::Value();
}

std::vector<feel::Value> trial_values(const Rule& rule, const TrialPart& part,
                                      const std::vector<feel::Value>& in_cases) {
  std::vector<feel::Value> values;
  std::vector<feel::Value> written;
  for_each_deciding(rule, [&written](const Expression& expression) {
    for (feel::Value& value : literals_in(expression.text)) written.push_back(std::move(value));
  });
  const FactSpec& spec = *part.spec;
  switch (spec.type) {
    case FactType::count:
    case FactType::number:
    case FactType::share:
    case FactType::money:
      add_figures(values, spec);
      add_kind(values, written, feel::Kind::number);
      break;
    case FactType::boolean:
      add_once(values, true);
      add_once(values, false);
      break;
    case FactType::choice:
      for (const Choice& choice : spec.choices) add_once(values, feel::Value::string(choice.key));
      break;
    case FactType::date: add_kind(values, written, feel::Kind::date); break;
    case FactType::event: add_events(values, written); break;
    case FactType::name:
    case FactType::text: add_kind(values, written, feel::Kind::string); break;
    case FactType::list: add_once(values, feel::Value::list({})); break;
    case FactType::record: break;
  }
  for (const feel::Value& value : in_cases) {
    if (!is_unsaid(value, &spec)) add_once(values, value);
  }
  return values;
}

}  // namespace ducha
