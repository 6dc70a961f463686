// SPDX-License-Identifier: Apache-2.0
#include "judge/evidence.h"

#include <algorithm>
#include <utility>

#include "document/node.h"
#include "facts/read_event.h"
#include "feel/value/context.h"
#include "feel/value/list.h"
#include "findings/json_object.h"
#include "judge/words.h"
#include "plan/set_facts.h"

namespace ducha {

std::size_t event_depth(const Vocabulary& vocabulary, std::uint32_t slot, const FactPath& path) {
  const FactSpec* spec = slot < vocabulary.facts().size() ? &vocabulary.facts()[slot] : nullptr;
  for (std::size_t depth = 0; depth < path.size() && spec != nullptr; ++depth) {
    if (spec->type == FactType::event) return depth;
    if (const auto* field = std::get_if<std::string>(&path[depth])) {
      spec = spec->field(*field);
    } else if (!spec->element.empty()) {
      spec = &spec->element.front();
    }
  }
  return path.size();
}

std::string path_text(const std::string& name, const FactPath& path) {
  std::string text = name;
  for (const auto& step : path) {
    if (const auto* field = std::get_if<std::string>(&step)) {
      text += (text.empty() ? "" : ".") + *field;
    } else {
      text += "[" + std::to_string(std::get<std::size_t>(step)) + "]";
    }
  }
  return text;
}

const FactSpec* spec_of(const Vocabulary& vocabulary, std::uint32_t slot, const FactPath& path) {
  if (slot >= vocabulary.facts().size()) return nullptr;
  const FactSpec* spec = &vocabulary.facts()[slot];
  for (const auto& step : path) {
    if (const auto* field = std::get_if<std::string>(&step)) {
      spec = spec->field(*field);
    } else if (!spec->element.empty()) {
      spec = &spec->element.front();
    }
    if (spec == nullptr) return nullptr;
  }
  return spec;
}

Location location_of(const Place& place) {
  if (!place.known()) return {};
  const Position position = place.position();
  return {place.file(), position.line, position.column};
}

Location location_of(const Place& place, Language language) {
  if (is_set_by_option(place)) return {word(FindingWord::command_line, language), 0, 0};
  return location_of(place);
}

// What was written where it cannot be read; of a map or a list the bracket says nothing.
std::string shown_of(std::string_view written, Language language) {
  if (written == "{") return words_of(NodeKind::map).in(language);
  if (written == "[") return words_of(NodeKind::list).in(language);
  return std::string(written);
}

std::string invalid_shown(const std::string& shown, Language language) {
  const bool empty = shown.empty() || shown == "\"\"" || shown == "''";
  return empty ? word(FindingWord::empty_entry, language) : shown;
}

feel::Value value_at(const feel::Value& value, const FactPath& path) {
  const feel::Value* at = &value;
  for (const auto& step : path) {
    if (const auto* field = std::get_if<std::string>(&step)) {
      at = at->kind() == feel::Kind::context ? at->find(*field) : nullptr;
    } else {
      const std::size_t index = std::get<std::size_t>(step);
      const bool there = at->kind() == feel::Kind::list && index < at->elements().size();
      at = there ? &at->elements()[index] : nullptr;
    }
    if (at == nullptr) return {};
  }
  return *at;
}

std::string to_json(const feel::Value& value) {
  switch (value.kind()) {
    case feel::Kind::null:
    case feel::Kind::function: return "null";
    case feel::Kind::boolean: return value.as_boolean() ? "true" : "false";
    case feel::Kind::number: return value.as_number().to_string();
    case feel::Kind::list: {
      JsonArray array;
      for (const feel::Value& element : value.elements()) array.raw(to_json(element));
      return array.done();
    }
    case feel::Kind::context: {
      JsonObject object;
      const feel::Context& context = value.as_context();
      for (std::size_t i = 0; i < context.size(); ++i) object.raw(context.name(i), to_json(context.value(i)));
      return object.done();
    }
    case feel::Kind::string:
    case feel::Kind::date:
    case feel::Kind::time:
    case feel::Kind::date_time:
    case feel::Kind::years_months:
    case feel::Kind::days_time:
    case feel::Kind::range: return json_string(feel::to_text(value));
  }
  return "null";
}

std::optional<FactPart> EvidenceMaker::part_of(const feel::Origin& origin) const {
  const SlotLayout& slots = view_.rules->slots;
  FactPath path = origin.path;
  const bool of_record = origin.slot == slots.record() && record_.fact;
  if (!of_record && origin.slot >= slots.facts) return std::nullopt;
  const std::uint32_t slot = of_record ? *record_.fact : origin.slot;
  if (of_record) path.insert(path.begin(), record_.index);
  path.resize(event_depth(view_.rules->vocabulary, slot, path));
  FactPath written = view_.facts.written(slot, path);
  return FactPart{slot, std::move(written), std::move(path)};
}

Label EvidenceMaker::label_of(std::uint32_t slot, const FactSpec* part, const std::string& name) const {
  if (part == nullptr) return Text(name);
  // An element of a list has no name of its own.
  const bool named = !part->name.empty() || !part->label.empty();
  return shared_.called(named ? *part : view_.rules->vocabulary.facts()[slot]);
}

NamedPart EvidenceMaker::named_anew(const FactPart& part) const {
  const FactSpec* const spec = spec_of(view_.rules->vocabulary, part.slot, part.path);
  std::string name = path_text(view_.rules->vocabulary.facts()[part.slot].name, part.path);
  Label label = label_of(part.slot, spec, name);
  return {std::move(name), std::move(label), location_of(part)};
}

// Many rules read the same facts.
NamedPart EvidenceMaker::named(const FactPart& part) const {
  if (!part.path.empty()) return named_anew(part);
  std::optional<NamedPart>& known = shared_.fact(part.slot);
  if (!known) known = named_anew(part);
  return *known;
}

Location EvidenceMaker::location_of(const FactPart& part) const {
  const Fact& fact = view_.facts.facts[part.slot];
  return ducha::location_of(place_of(*view_.plan, view_.rules->vocabulary, fact, part.slot, part.path), language_);
}

namespace {

// What is asked for as of the period's end and came after it is no plan, where the day of the report is later still.
std::optional<Date> came_after_period(const feel::Value& value, const FactSpec* spec, const Given<Date>& as_of) {
  if (spec == nullptr || spec->type != FactType::event || !as_of) return std::nullopt;
  const std::optional<Date> day = event_of(value).planned;
  return day && *day <= *as_of ? day : std::nullopt;
}

Text after_period(Date day) { return filled(FindingWord::after_period, {Text(to_string(day))}); }

}  // namespace

feel::Value EvidenceMaker::seen_at(const FactPart& part, const std::vector<feel::Value>& slots) const {
  feel::Value value = value_at(slots[view_.rules->slots.fact(part.slot)], part.value_at);
  // A total that says nothing of the window was kept from the rule, and is given all the same.
  if (value.is_null()) value = value_at(view_.facts.facts[part.slot].value, part.value_at);
  return value;
}

feel::Value EvidenceMaker::seen_at(const feel::Origin& origin, const std::vector<feel::Value>& slots) const {
  const auto part = part_of(origin);
  return part ? seen_at(*part, slots) : value_at(slots[origin.slot], origin.path);
}

std::optional<Evidence> EvidenceMaker::evidence_of(const feel::Origin& origin,
                                                   const std::vector<feel::Value>& slots) const {
  const SlotLayout& layout = view_.rules->slots;
  Evidence evidence;
  if (const auto part = part_of(origin)) {
    const feel::Value value = seen_at(*part, slots);
    evidence.value = to_json(value);
    const FactSpec* spec = spec_of(view_.rules->vocabulary, part->slot, part->path);
    evidence.shown = is_unsaid(value, spec) ? word(FindingWord::not_given, language_) : shown(value, spec, language_);
    if (const auto day = came_after_period(value, spec, view_.as_of)) evidence.shown = after_period(*day).in(language_);
    const bool none = value.kind() == feel::Kind::list && value.elements().empty();
    const std::optional<Text> unseen = none ? unseen_words(part->slot, part->path) : std::nullopt;
    if (unseen) evidence.shown = filled(FindingWord::none_of_these, {Text(evidence.shown), *unseen}).in(language_);
    NamedPart named = this->named(*part);
    evidence.fact = std::move(named.fact);
    evidence.label = std::move(named.label);
    evidence.at = std::move(named.at);
    return evidence;
  }
  const feel::Value value = value_at(slots[origin.slot], origin.path);
  evidence.value = to_json(value);
  // The head's entries that a rule may read. Parameters, windows and dates of the run are no facts of the unit.
  const Plan& plan = *view_.plan;
  const auto head = [&](const char* name, const Text& label, Span span) {
    evidence.fact = path_text(name, origin.path);
    evidence.label = label;
    evidence.shown = value.is_null() ? word(FindingWord::not_given, language_) : feel::to_text(value);
    if (span.length > 0) evidence.at = ducha::location_of(plan.place(span));
    return evidence;
  };
  if (origin.slot == layout.level()) {
    Evidence level = head("level", words_of(FindingWord::the_level), plan.level.at());
    const Level* const known =
        value.kind() == feel::Kind::string ? view_.rules->policy.level(value.as_string()) : nullptr;
    if (known != nullptr && !known->label.empty()) level.shown = known->label.in(language_);
    return level;
  }
  if (origin.slot == layout.region()) return head("region", words_of(FindingWord::the_region), plan.region.at());
  if (origin.slot == layout.unit()) return head("unit", words_of(FindingWord::the_unit), plan.unit_at);
  return std::nullopt;
}

Evidence EvidenceMaker::unreadable(std::string_view head, const Text& label, Span at) const {
  const Place place = view_.plan->place(at);
  Evidence evidence;
  evidence.fact = head;
  evidence.label = label;
  evidence.value = "null";
  evidence.shown =
      place.known() ? shown_of(place.source->slice(place.span), language_) : word(FindingWord::not_given, language_);
  evidence.at = ducha::location_of(place);
  return evidence;
}

Missing EvidenceMaker::missing_head(feel::Slot slot) const {
  const SlotLayout& layout = view_.rules->slots;
  const Location plan = ducha::location_of(view_.plan->place());
  if (slot == layout.level()) return {"level", words_of(FindingWord::the_level), plan, 0};
  if (slot == layout.region()) return {"region", words_of(FindingWord::the_region), plan, 0};
  if (slot == layout.unit()) return {"unit", words_of(FindingWord::the_unit), plan, 0};
  return {"period", words_of(FindingWord::the_period), plan, 0};
}

Missing EvidenceMaker::missing_of(const feel::Origin& origin) const {
  const SlotLayout& layout = view_.rules->slots;
  if (const auto part = part_of(origin)) {
    NamedPart named = this->named(*part);
    return {std::move(named.fact), std::move(named.label), std::move(named.at), 0};
  }
  if (origin.slot == layout.record()) {
    const std::string name = path_text("", origin.path);
    return {name, Text(name), {}, 0};
  }
  Missing head = missing_head(origin.slot);
  // A period has no parts of which a plan could leave out one; of a region the part, and nothing in it.
  const std::size_t depth = head.fact == "period" ? 0 : std::min<std::size_t>(origin.path.size(), 1);
  head.fact = path_text(head.fact, {origin.path.begin(), origin.path.begin() + static_cast<std::ptrdiff_t>(depth)});
  return head;
}

bool EvidenceMaker::is_param(const feel::Origin& origin) const {
  const SlotLayout& layout = view_.rules->slots;
  return origin.slot >= layout.facts && origin.slot < layout.facts + layout.params;
}

bool EvidenceMaker::is_given(const feel::Origin& origin) const {
  const auto part = part_of(origin);
  if (!part) return false;
  const feel::Value value = value_at(view_.facts.facts[part->slot].value, part->value_at);
  return !is_unsaid(value, spec_of(view_.rules->vocabulary, part->slot, part->path));
}

std::optional<Text> EvidenceMaker::given_words(const feel::Origin& origin) const {
  if (is_param(origin)) {
    const Param& param = view_.rules->policy.params[origin.slot - view_.rules->slots.facts];
    const Text& label = param.label.empty() ? Text(param.name) : param.label;
    return filled(FindingWord::param_not_yet, {label, Text(to_string(shared_.params_day()))});
  }
  const auto part = part_of(origin);
  if (!part) return std::nullopt;
  const feel::Value value = value_at(view_.facts.facts[part->slot].value, part->value_at);
  const FactSpec* const spec = spec_of(view_.rules->vocabulary, part->slot, part->path);
  if (is_unsaid(value, spec)) return std::nullopt;
  const Text label = *named(*part).label;
  if (is_of_other_period(view_, part->slot)) {
    const DateRange& judged = *view_.period;
    const bool total = view_.other->is_total(part->slot);
    const Text own(total ? ducha::to_string(view_.other->own) : ducha::to_string(view_.other->day));
    return filled(FindingWord::given_for_other,
                  {label, own, Text(total ? ducha::to_string(judged) : ducha::to_string(judged.last))});
  }
  const Event event = event_of(value);
  if (event.happened.value_or(false) && !event.on) return filled(FindingWord::happened_undated, {label});
  const auto after = came_after_period(value, spec, view_.as_of);
  return filled(FindingWord::happened_on, {label, after ? after_period(*after) : Text(shown(value, spec, language_))});
}

std::optional<Text> EvidenceMaker::unseen_words(std::uint32_t slot, const FactPath& written) const {
  const FactSet& facts = view_.facts;
  for (const std::uint32_t at : facts.dated_of(slot)) {
    const DatedList& list = facts.dated[at];
    if (list.at != written || !list.ledger.seen.empty()) continue;
    std::optional<Text> words;
    const auto add = [&words](const Text& more) {
      words = words ? filled(FindingWord::separate, {*words, more}) : std::optional(more);
    };
    const auto number = [](const auto& records) { return Text(std::to_string(records.size())); };
    if (const auto& later = list.ledger.planned; !later.empty() && view_.as_of)
      add(filled(FindingWord::dated_later, {number(later), Text(to_string(*view_.as_of))}));
    if (const auto& others = list.ledger.passed_over; !others.empty())
      add(filled(FindingWord::of_other_period, {number(others)}));
    return words;
  }
  return std::nullopt;
}

std::size_t EvidenceMaker::add_planned(const DatedList& list, const std::optional<Date>& last, std::size_t most,
                                       std::vector<Evidence>& to) const {
  const Vocabulary& vocabulary = view_.rules->vocabulary;
  const FactSpec* spec = spec_of(vocabulary, list.slot, list.at);
  std::size_t more = 0;
  for (const Ledger::Planned& record : list.ledger.planned) {
    if (last && *last < record.day) continue;
    if (most == 0) {
      ++more;
      continue;
    }
    --most;
    FactPath path = list.at;
    path.emplace_back(record.written);
    if (spec != nullptr) path.emplace_back(spec->dated);
    Evidence evidence;
    evidence.fact = path_text(vocabulary.facts()[list.slot].name, path);
    evidence.label = spec != nullptr ? shared_.called(*spec) : Label(evidence.fact);
    evidence.value = json_string(to_string(record.day));
    evidence.shown = to_string(record.day);
    evidence.at = location_of(FactPart{list.slot, path, {}});
    to.push_back(std::move(evidence));
  }
  return more;
}

void EvidenceMaker::add_invalid(const InvalidPart& part, InvalidEvidence& to) const {
  Evidence evidence = as_written(part.slot, part.path, part.at);
  if (part.because == nullptr) return to.unreadable(std::move(evidence));
  const auto& other = part.because->other;
  if (!other) return to.impossible(part.because->told, std::move(evidence));
  to.contradiction(part.because->told, std::move(evidence), as_written(other->slot, other->path, other->at));
}

// As the plan has it, so that the auditor sees what could not be read.
Evidence EvidenceMaker::as_written(std::uint32_t slot, const FactPath& path, const Place& at) const {
  const FactSpec* spec = spec_of(view_.rules->vocabulary, slot, path);
  Evidence evidence;
  evidence.fact = path_text(view_.rules->vocabulary.facts()[slot].name, path);
  evidence.label = label_of(slot, spec, evidence.fact);
  evidence.value = "null";
  const std::string_view written = at.known() ? at.source->slice(at.span) : std::string_view();
  evidence.shown = invalid_shown(shown_of(written, language_), language_);
  evidence.at = ducha::location_of(at, language_);
  return evidence;
}

}  // namespace ducha
