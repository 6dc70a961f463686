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
  remedy.from_shown =
      unsaid ? word(FindingWord::not_given, trial.language()) : shown(trial.now(), &trial.spec(), trial.language());
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

<<<<<<< HEAD
=======
// The least n from 1 on at which it passes, by doubling and halving; at most `most`.
std::optional<std::int64_t> least(std::int64_t most, const std::function<bool(std::int64_t)>& passes) {
  std::int64_t failed = 0;
  std::int64_t passed = 0;
  for (std::int64_t n = 1; passed == 0 && failed < most; n *= 4) {
    const std::int64_t at = std::min(n, most);
    if (passes(at)) {
      passed = at;
    } else {
      failed = at;
    }
  }
  if (passed == 0) return std::nullopt;
  while (passed - failed > 1) {
    const std::int64_t middle = failed + (passed - failed) / 2;
    if (passes(middle)) {
      passed = middle;
    } else {
      failed = middle;
    }
  }
  return passed;
}

OneSubject subject_of(const Finding& finding) {
  OneSubject one;
  if (!finding.subject) return one;
  switch (finding.subject->kind) {
    case Subject::Kind::window: one.window = finding.subject->name; break;
    case Subject::Kind::record:
      one.record = finding.subject->index;
      one.window = finding.subject->window;
      break;
    case Subject::Kind::group: break;
  }
  return one;
}

// One finding, whose rule is asked.
class Search {
 public:
  Search(PlanView& view, SlotValues& slots, const CheckOptions& options, const Rule& rule, const RuleReads& reads,
         Finding& finding, std::size_t& records_left)
      : view_(view),
        slots_(slots),
        options_(options),
        rule_(rule),
        reads_(reads),
        finding_(finding),
        subject_(subject_of(finding)),
        records_left_(records_left) {}

  void run() {
    for (const Changeable& part : changeable_facts(view_, rule_, reads_, finding_)) {
      if (finding_.remedies.size() == kRemedies || asked_ >= kRemedyQuestions || records_left_ == 0) return;
      part_ = &part;
      old_ = view_.facts.facts[part.slot].value;
      now_ = value_at(old_, part.value_at);
      look();
    }
  }

 private:
  void look() {
    switch (part_->spec->type) {
      case FactType::count:
      case FactType::number:
      case FactType::share:
      case FactType::money: look_at_figure(); return;
      case FactType::date:
      case FactType::event: look_at_days(); return;
      case FactType::boolean:
        for (const bool value : {true, false}) {
          const bool same = now_.kind() == feel::Kind::boolean && now_.as_boolean() == value;
          if (!same && tell_if_passes(value)) return;
        }
        return;
      case FactType::choice:
        for (const Choice& choice : part_->spec->choices) {
          if (tell_if_passes(feel::Value::string(choice.key))) return;
        }
        return;
      case FactType::list:
        // That there is none may be all that is asked; and where then nothing is, more of it would only be asked after.
        if (now_.is_null() && (tell_if_passes(with_more({})) || asks_nothing(with_more({})))) return;
        if (part_->spec->element.empty()) {
          look_at_records();
        } else if (part_->spec->element.front().type == FactType::choice) {
          look_at_choices();
        }
        return;
      case FactType::name:
      case FactType::text:
      case FactType::record: return;
    }
  }

  // --- asking ---

  // Whether the subject passes with that value in the place of the part.
  bool passes(const feel::Value& value, std::size_t more = 0) { return gives(Status::pass, value, more); }
  // Whether the rule asks nothing of the unit then.
  bool asks_nothing(const feel::Value& value) { return gives(Status::not_applicable, value, 0); }

  bool gives(Status status, const feel::Value& value, std::size_t more) {
    const auto whole = exchanged(old_, part_->value_at, 0, value);
    if (!whole || ++asked_ > kRemedyQuestions || records_left_ == 0) return false;
    if (breaks_bounds(value, *whole)) return false;
    if (rule_.each) {
      const std::size_t records = reads_size();
      records_left_ -= std::min(records_left_, records);
    }
    Fact& fact = view_.facts.facts[part_->slot];
    const FactState state = std::exchange(fact.state, FactState::given);
    fact.value = *whole;
    slots_.set_fact(part_->slot, *whole);
    // How many records there must be may be what the part says.
    if (rule_.keys) records_left_ -= std::min(records_left_, asked_size(rule_.keys->program->evaluate(slots_.all())));
    DatedList* const ledger = more > 0 ? ledger_of_part() : nullptr;
    const std::size_t seen = ledger != nullptr ? ledger->ledger.seen.size() : 0;
    // Behind all that was written.
    for (std::size_t i = 0; ledger != nullptr && i < more; ++i) ledger->ledger.seen.push_back(SIZE_MAX - more + i);
    RuleVerdicts verdicts;
    RuleCheckOptions wanted;
    wanted.only = &subject_;
    if (records_left_ > 0) check_rule(view_, rule_, reads_, slots_, options_, wanted, verdicts);
    if (ledger != nullptr) ledger->ledger.seen.resize(seen);
    fact.value = old_;
    fact.state = state;
    slots_.set_fact(part_->slot, old_);
    return verdicts.counts[status] > 0 && verdicts.counts[status] == verdicts.counts.total();
  }

  [[nodiscard]] std::size_t reads_size() const {
    std::size_t size = 1;
    for (const feel::ReadPath& path : rule_.each->list.program->reads()) {
      if (path.slot >= view_.rules->slots.facts) continue;
      const feel::Value& value = view_.facts.facts[path.slot].value;
      if (value.kind() == feel::Kind::list) size += value.elements().size();
    }
    return size;
  }

  // No plan could say so.
  [[nodiscard]] bool breaks_bounds(const feel::Value& value, const feel::Value& whole) const {
    if (broken_bound(value, *part_->spec) || breaks_record(whole)) return true;
    const Vocabulary& vocabulary = view_.rules->vocabulary;
    const std::uint32_t slot = part_->slot;
    std::vector<const feel::Value*> values = values_of(view_.facts);
    values[slot] = &whole;
    const std::vector<BrokenPart> broken = broken_parts(vocabulary.facts(), values);
    const std::vector<DifferingFigure> differing = differing_figures(vocabulary, values, seen_until(view_));
    return std::any_of(broken.begin(), broken.end(),
                       [slot](const BrokenPart& each) { return each.part == slot || each.whole == slot; }) ||
           std::any_of(differing.begin(), differing.end(),
                       [slot](const DifferingFigure& each) { return each.slot == slot || each.list == slot; });
  }
  // What the part is in, where that is a record: beside its other fields.
  [[nodiscard]] bool breaks_record(const feel::Value& whole) const {
    FactPath above = part_->value_at;
    if (above.empty() || !std::holds_alternative<std::string>(above.back())) return false;
    const std::string field = std::get<std::string>(above.back());
    above.pop_back();
    const FactSpec* const spec = spec_of(view_.rules->vocabulary, part_->slot, above);
    const feel::Value record = value_at(whole, above);
    if (spec == nullptr || record.kind() != feel::Kind::context) return false;
    const feel::Value none;
    std::vector<const feel::Value*> values;
    for (const FactSpec& each : spec->fields) {
      const feel::Value* const found = record.find(each.name);
      values.push_back(found != nullptr ? found : &none);
    }
    const std::vector<BrokenPart> broken = broken_parts(spec->fields, values);
    return std::any_of(broken.begin(), broken.end(), [&](const BrokenPart& each) {
      return spec->fields[each.part].name == field || spec->fields[each.whole].name == field;
    });
  }

  [[nodiscard]] DatedList* ledger_of_part() {
    const auto found = std::find_if(view_.facts.dated.begin(), view_.facts.dated.end(), [this](const DatedList& one) {
      return one.slot == part_->slot && one.at == part_->value_at;
    });
    return found == view_.facts.dated.end() ? nullptr : &*found;
  }

  bool tell_if_passes(const feel::Value& value) {
    if (!passes(value)) return false;
    tell(value);
    return true;
  }

  // --- figures ---

  void look_at_figure() {
    const FactSpec& spec = *part_->spec;
    const bool given = now_.kind() == feel::Kind::number;
    const Decimal start = given ? now_.as_number() : spec.min.value_or(Decimal(0));
    if (!given && tell_if_passes(start)) return;
    const Decimal step = step_of(spec, start);
    std::optional<Decimal> best;
    const auto take = [&](const Decimal& number) {
      const auto distance = subtract(number, start);
      const auto before = best ? subtract(*best, start) : std::nullopt;
      if (distance && (!before || distance->abs() < before->abs())) best = number;
    };
    const auto at = [&](std::int64_t steps, bool up) {
      const auto way = multiply(step, Decimal(up ? steps : -steps));
      return way ? add(start, *way) : std::nullopt;
    };
    for (const bool up : {true, false}) {
      const auto reaches = [&](std::int64_t steps) {
        const auto number = at(steps, up);
        return number && passes_from(start, *number);
      };
      if (const auto steps = least(steps_within(start, step, up), reaches)) take(*at(*steps, up));
    }
    for (const Decimal& number : figures_beside()) {
      if (passes_from(start, number)) take(number);
    }
    if (best) tell(*best);
  }

  // With less to be done, no more is done: what the rule reads a part of is not made less.
  bool passes_from(const Decimal& start, const Decimal& number) {
    return (start <= number || !is_whole_of_read()) && passes(number);
  }
  // Whether the rule reads a part of it, too.
  [[nodiscard]] bool is_whole_of_read() const {
    const std::vector<FactSpec>& facts = view_.rules->vocabulary.facts();
    const auto is_read = [this](feel::Slot slot, std::string_view field) {
      return std::any_of(reads_.paths().begin(), reads_.paths().end(), [&](const feel::ReadPath& path) {
        return path.slot == slot &&
               (field.empty() ? path.fields.empty() : !path.fields.empty() && path.fields[0] == field);
      });
    };
    if (part_->value_at.empty()) {
      for (std::uint32_t slot = 0; slot < facts.size(); ++slot) {
        if (facts[slot].part_of == part_->spec->name && is_read(slot, {})) return true;
      }
      return false;
    }
    const std::vector<FactSpec>& fields = facts[part_->slot].fields;
    return std::any_of(fields.begin(), fields.end(), [&](const FactSpec& field) {
      return field.part_of == part_->spec->name &&
             (is_read(part_->slot, field.name) || is_read(view_.rules->slots.record(), field.name));
    });
  }

  // How many steps there are to the end of what the figure can be.
  [[nodiscard]] std::int64_t steps_within(const Decimal& start, const Decimal& step, bool up) const {
    const FactSpec& spec = *part_->spec;
    std::optional<Decimal> end = up ? spec.max : spec.min;
    if (!end && up && spec.type == FactType::share && start <= Decimal(1)) end = Decimal(1);
    if (!end && !up && !start.is_negative()) end = Decimal(0);
    if (!end) return kFarthest;
    const auto way = subtract(up ? *end : start, up ? start : *end);
    const auto steps = way ? divide(*way, step) : std::nullopt;
    const auto whole = steps ? round(*steps, 0, Rounding::floor) : std::nullopt;
    return whole ? std::clamp<std::int64_t>(whole->to_int64().value_or(kFarthest), 0, kFarthest) : kFarthest;
  }

  // What the figure may be held against: it has to be just that, and steps may pass over it.
  [[nodiscard]] std::vector<Decimal> figures_beside() const {
    std::vector<Decimal> figures;
    for (const feel::ReadPath& path : reads_.paths()) {
      const bool plain = path.slot < view_.rules->slots.facts + view_.rules->slots.params && path.fields.empty();
      if (!plain || path.slot == part_->slot) continue;
      const feel::Value& value = slots_.all()[path.slot];
      if (value.kind() == feel::Kind::number) figures.push_back(value.as_number());
    }
    return figures;
  }

  // --- days ---

  void look_at_days() {
    const bool event = part_->spec->type == FactType::event;
    const auto value_of = [event](Date day) {
      return event ? to_value(Event{true, day, std::nullopt}) : feel::Value(day);
    };
    std::optional<Date> day = now_.kind() == feel::Kind::date ? std::optional(now_.as_date()) : std::nullopt;
    if (event) day = event_of(now_).on;
    if (!day) {
      for (const Date each : days_at_hand()) {
        if (tell_if_passes(value_of(each))) return;
      }
      day = view_.as_of.value();
      if (!day) return;
    }
    std::optional<std::pair<std::int64_t, Date>> best;
    for (const bool later : {false, true}) {
      const auto reaches = [&](std::int64_t days) {
        const auto at = plus_days(*day, later ? days : -days);
        return at && can_have_been(*at) && passes(value_of(*at));
      };
      const auto days = least(kFarthestDays, reaches);
      if (days && (!best || *days < best->first)) best = {*days, *plus_days(*day, later ? *days : -*days)};
    }
    if (best) tell(value_of(best->second));
  }

  // Until when it can have happened: the day that the plan speaks of, or the period's end for what is asked for as of
  // then.
  [[nodiscard]] Date latest(const FactSpec& event) const {
    const SeenUntil seen = seen_until(view_);
    return event.measured == Measured::end ? seen.end : seen.as_of;
  }

  // What happens after that is no happening yet.
  [[nodiscard]] bool can_have_been(Date day) const {
    return part_->spec->type != FactType::event || day <= latest(*part_->spec);
  }

  // Days that mean something to the finding, the latest first: what was not done can be done by today at best.
  [[nodiscard]] std::vector<Date> days_at_hand() const {
    std::vector<Date> days;
    const auto add = [&](const std::optional<Date>& day) {
      const bool seen = !view_.as_of.value() || (day && *day <= *view_.as_of.value() && can_have_been(*day));
      if (day && seen && std::find(days.begin(), days.end(), *day) == days.end()) days.push_back(*day);
    };
    add(view_.as_of.value());
    if (finding_.due) add(read_iso_date(*finding_.due));
    if (finding_.subject) {
      add(read_iso_date(finding_.subject->to));
      add(read_iso_date(finding_.subject->from));
    }
    if (view_.period) {
      add(view_.period->last);
      add(view_.period->first);
    }
    std::sort(days.rbegin(), days.rend());
    return days;
  }

  // --- lists ---

  [[nodiscard]] feel::Value with_more(const std::vector<feel::Value>& more) const {
    std::vector<feel::Value> elements;
    bool dated = !part_->spec->dated.empty();
    if (now_.kind() == feel::Kind::list) {
      elements.assign(now_.elements().begin(), now_.elements().end());
      dated = now_.as_list().is_dated();
    }
    elements.insert(elements.end(), more.begin(), more.end());
    return dated ? feel::Value::dated_list(std::move(elements)) : feel::Value::list(std::move(elements));
  }

  void look_at_choices() {
    const FactSpec& element = part_->spec->element.front();
    std::vector<feel::Value> lacking;
    for (const Choice& choice : element.choices) {
      const bool there = now_.kind() == feel::Kind::list &&
                         std::any_of(now_.elements().begin(), now_.elements().end(), [&](const feel::Value& each) {
                           return each.kind() == feel::Kind::string && each.as_string() == choice.key;
                         });
      if (!there) lacking.push_back(feel::Value::string(choice.key));
    }
    for (const feel::Value& one : lacking) {
      if (passes(with_more({one}), 1)) return tell_more({one}, shown(one, &element, options_.language));
    }
    const auto first = [&lacking](std::int64_t count) {
      return std::vector<feel::Value>(lacking.begin(), lacking.begin() + count);
    };
    const auto count = least(static_cast<std::int64_t>(lacking.size()), [&](std::int64_t several) {
      return passes(with_more(first(several)), static_cast<std::size_t>(several));
    });
    if (!count) return;
    std::string words;
    for (const feel::Value& one : first(*count))
      words += (words.empty() ? "" : word(FindingWord::list_comma, options_.language)) +
               shown(one, &element, options_.language);
    tell_more(first(*count), words);
  }

  void look_at_records() {
    for (const Date day :
         part_->spec->dated.empty() ? std::vector<Date>{view_.as_of.value().value_or(Date{})} : days_at_hand()) {
      for (const feel::Value& record : records_like(day)) {
        if (record.is_null()) continue;
        const auto several = [&](std::int64_t count) {
          const std::vector<feel::Value> more(static_cast<std::size_t>(count), record);
          return passes(with_more(more), more.size());
        };
        const auto count = least(kRemedyMore, several);
        if (!count) continue;
        tell_more(std::vector<feel::Value>(static_cast<std::size_t>(*count), record),
                  shown(record, part_->spec, options_.language));
        return;
      }
    }
  }

  // Records that might be asked for: one that says nothing but its day, one that has a name besides, and ones in which
  // all is well or nothing is.
  [[nodiscard]] std::vector<feel::Value> records_like(Date day) const {
    const auto& shape = view_.rules->vocabulary.names().below(part_->slot).shape();
    if (!part_->value_at.empty() || shape == nullptr || shape->size() != part_->spec->fields.size()) return {};
    std::vector<feel::Value> records;
    for (const Filling filling : {Filling::bare, Filling::named, Filling::well, Filling::ill}) {
      records.push_back(filled_record(shape, day, filling));
    }
    return records;
  }

  enum class Filling : std::uint8_t { bare, named, well, ill };
  [[nodiscard]] feel::Value filled_record(const std::shared_ptr<const feel::Names>& shape, Date day,
                                          Filling filling) const {
    std::vector<feel::Value> values;
    for (const FactSpec& field : part_->spec->fields) values.push_back(filled_field(field, day, filling));
    return feel::Value::context(shape, std::move(values));
  }
  [[nodiscard]] feel::Value filled_field(const FactSpec& field, Date day, Filling filling) const {
    const auto then = [&] { return to_value(Event{true, std::min(day, latest(field)), {}}); };
    if (field.name == part_->spec->dated) return field.type == FactType::event ? then() : feel::Value(day);
    const bool plain = filling == Filling::bare || filling == Filling::named;
    if (field.type == FactType::event) {
      if (plain) return to_value(Event{});
      return filling == Filling::well ? then() : to_value(Event{false, {}, {}});
    }
    if (filling == Filling::named && (field.type == FactType::name || field.type == FactType::text))
      return feel::Value::string(std::string(kAnyName));
    if (plain) return {};
    if (field.type == FactType::boolean) return filling == Filling::well;
    if (field.type == FactType::choice && !field.choices.empty())
      return feel::Value::string(filling == Filling::well ? field.choices.front().key : field.choices.back().key);
    return {};
  }

  // --- telling ---

  Remedy begun() const {
    const Vocabulary& vocabulary = view_.rules->vocabulary;
    const FactPath written = view_.facts.written(part_->slot, part_->value_at);
    Remedy remedy;
    remedy.fact = path_text(vocabulary.facts()[part_->slot].name, written);
    remedy.label = called(*part_->spec);
    const Fact& fact = view_.facts.facts[part_->slot];
    const Place place = place_of(*view_.plan, vocabulary, fact, part_->slot, written);
    remedy.at = location_of(place, options_.language);
    remedy.from = to_json(now_);
    const bool unsaid = now_.is_null() || is_unsaid(now_, part_->spec);
    remedy.from_shown = unsaid ? word(FindingWord::not_given, options_.language) : now_shown();
    return remedy;
  }

  // Of what came after the period, and so is none of it, the day: it has happened, and is no plan.
  [[nodiscard]] std::string now_shown() const {
    const bool event = part_->spec->type == FactType::event;
    const std::optional<Date> day = event ? event_of(now_).planned : std::nullopt;
    if (day && view_.as_of && *day <= *view_.as_of) return to_string(*day);
    return shown(now_, part_->spec, options_.language);
  }

  void tell(const feel::Value& value) {
    Remedy remedy = begun();
    remedy.to = to_json(value);
    remedy.to_shown = shown(value, part_->spec, options_.language);
    finding_.remedies.push_back(std::move(remedy));
  }

  void tell_more(const std::vector<feel::Value>& more, const std::string& words) {
    Remedy remedy = begun();
    const bool records = part_->spec->element.empty();
    remedy.to = records ? to_json(more.front()) : to_json(feel::Value::list(more));
    // Of a list of records its length says enough, and a findings file is no second plan.
    if (records && now_.kind() == feel::Kind::list) remedy.from = std::to_string(now_.elements().size());
    remedy.more = more.size();
    remedy.to_shown =
        records
            ? filled(FindingWord::more_records, {Text(std::to_string(more.size())), Text(words)}).in(options_.language)
            : filled(FindingWord::more_choices, {Text(words)}).in(options_.language);
    finding_.remedies.push_back(std::move(remedy));
  }

  PlanView& view_;
  SlotValues& slots_;
  const CheckOptions& options_;
  const Rule& rule_;
  const RuleReads& reads_;
  Finding& finding_;
  OneSubject subject_;
  std::size_t& records_left_;
  std::size_t asked_ = 0;
  const Changeable* part_ = nullptr;
  feel::Value old_;  // of the fact
  feel::Value now_;  // of the part
};

>>>>>>> fix8c
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
