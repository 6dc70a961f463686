// SPDX-License-Identifier: Apache-2.0
#include "judge/remedy.h"

#include <optional>
#include <string>
#include <utility>

#include "base/limits.h"
#include "judge/changeable_facts.h"
#include "judge/evidence.h"
#include "judge/remedy_day.h"
#include "judge/remedy_figure.h"
#include "judge/remedy_list.h"
#include "judge/trial.h"
#include "judge/words.h"

namespace ducha {

namespace {

// Of what came after the period, and so is none of it, the day: it has happened, and is no plan.
std::string now_shown(const Trial& trial) {
  const bool event = trial.spec().type == FactType::event;
  const std::optional<Date> day = event ? event_of(trial.now()).planned : std::nullopt;
  const auto& as_of = trial.view().as_of;
  if (day && as_of && *day <= *as_of) return to_string(*day);
  return shown(trial.now(), &trial.spec(), trial.language());
}

// What the plan says of the part; the caller adds what it would have to say.
Remedy begun(const Trial& trial) {
  const PlanView& view = trial.view();
  const Changeable& part = trial.part();
  const Vocabulary& vocabulary = view.rules->vocabulary;
  const FactPath written = view.facts.written(part.slot, part.value_at);
  Remedy remedy;
  remedy.fact = path_text(vocabulary.facts()[part.slot].name, written);
  remedy.label = called(trial.spec());
  const Place place = place_of(*view.plan, vocabulary, view.facts.facts[part.slot], part.slot, written);
  remedy.at = location_of(place, trial.language());
  remedy.from = to_json(trial.now());
  const bool unsaid = trial.now().is_null() || is_unsaid(trial.now(), &trial.spec());
  remedy.from_shown = unsaid ? word(FindingWord::not_given, trial.language()) : now_shown(trial);
  return remedy;
}

Remedy changed_to(const Trial& trial, const feel::Value& value) {
  Remedy remedy = begun(trial);
  remedy.to = to_json(value);
  remedy.to_shown = shown(value, &trial.spec(), trial.language());
  return remedy;
}

Remedy enlarged_by(const Trial& trial, const More& more) {
  Remedy remedy = begun(trial);
  const bool records = trial.spec().element.empty();
  remedy.to = records ? to_json(more.elements.front()) : to_json(feel::Value::list(more.elements));
  // Of a list of records its length says enough, and a findings file is no second plan.
  if (records && trial.now().kind() == feel::Kind::list) remedy.from = std::to_string(trial.now().elements().size());
  remedy.more = more.elements.size();
  const Text words =
      records ? filled(FindingWord::more_records, {Text(std::to_string(more.elements.size())), Text(more.shown)})
              : filled(FindingWord::more_choices, {Text(more.shown)});
  remedy.to_shown = words.in(trial.language());
  return remedy;
}

std::optional<Remedy> remedy_if_passes(Trial& trial, const feel::Value& value) {
  return trial.passes(value) ? std::optional(changed_to(trial, value)) : std::nullopt;
}

std::optional<Remedy> other_truth(Trial& trial) {
  const feel::Value& now = trial.now();
  for (const bool value : {true, false}) {
    if (now.kind() == feel::Kind::boolean && now.as_boolean() == value) continue;
    if (auto remedy = remedy_if_passes(trial, value)) return remedy;
  }
  return std::nullopt;
}

std::optional<Remedy> other_choice(Trial& trial) {
  for (const Choice& choice : trial.spec().choices) {
    if (auto remedy = remedy_if_passes(trial, feel::Value::string(choice.key))) return remedy;
  }
  return std::nullopt;
}

std::optional<Remedy> more_of_list(Trial& trial) {
  const FactSpec& spec = trial.spec();
  // That there is none may be all that is asked; and where then nothing is, more of it would only be asked after.
  if (trial.now().is_null()) {
    const feel::Value none = with_more(trial, {});
    if (auto remedy = remedy_if_passes(trial, none)) return remedy;
    if (trial.asks_nothing(none)) return std::nullopt;
  }
  std::optional<More> more;
  if (spec.element.empty()) {
    more = lacking_records(trial);
  } else if (spec.element.front().type == FactType::choice) {
    more = lacking_choices(trial);
  }
  return more ? std::optional(enlarged_by(trial, *more)) : std::nullopt;
}

// Of the part that is tried.
std::optional<Remedy> least_change(Trial& trial) {
  switch (trial.spec().type) {
    case FactType::count:
    case FactType::number:
    case FactType::share:
    case FactType::money: {
      const auto figure = nearest_figure(trial);
      return figure ? std::optional(changed_to(trial, *figure)) : std::nullopt;
    }
    case FactType::date:
    case FactType::event: {
      const auto day = nearest_day(trial);
      return day ? std::optional(changed_to(trial, *day)) : std::nullopt;
    }
    case FactType::boolean: return other_truth(trial);
    case FactType::choice: return other_choice(trial);
    case FactType::list: return more_of_list(trial);
    case FactType::name:
    case FactType::text:
    case FactType::record: break;
  }
  return std::nullopt;
}

}  // namespace

RemedySearch::RemedySearch(const PlanView& view, SlotValues& slots, const CheckOptions& options)
    : view_(view), slots_(slots), options_(options) {
  options_.shown = {};
}

void RemedySearch::add_to(Finding& finding, const Rule& rule, const RuleReads& reads) {
  if (std::exchange(rule_, &rule) != &rule) records_left_ = kRemedyRecords;
  const bool wanted =
      finding.status == Status::fail || (finding.status == Status::unknown && options_.remedies == Remedies::all);
  if (!wanted) return;
  Trial trial(view_, slots_, options_, rule, reads, finding, records_left_);
  for (const Changeable& part : changeable_facts(view_, rule, reads, finding)) {
    if (finding.remedies.size() == kRemedies || trial.is_spent()) return;
    trial.begin(part);
    if (auto remedy = least_change(trial)) finding.remedies.push_back(*std::move(remedy));
  }
}

}  // namespace ducha
