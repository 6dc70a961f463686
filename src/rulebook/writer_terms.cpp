// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "facts/vocabulary.h"
#include "feel/value/temporal.h"
#include "rulebook/writer.h"

namespace ducha {

using feel::NodeId;
using feel::Syntax;

template <typename Work>
auto Writer::within_list(NodeId list, Work work) {
  filtered_.push_back(meant(list).spec);
  auto result = work();
  filtered_.pop_back();
  return result;
}

Writer::Phrase Writer::term(NodeId id) {
  switch (tree_[id].kind) {
    case Syntax::number: return number(id, nullptr);
    case Syntax::boolean:
    case Syntax::string:
    case Syntax::temporal: return {literal(id, nullptr)};
    case Syntax::name: return name(id);
    case Syntax::path: return path(id);
    case Syntax::filter: return filtered(id);
    case Syntax::arithmetic: return arithmetic(id);
    case Syntax::negate: return {say(Say::negative, {held(term(tree_.children(id)[0]), Hold::closed)})};
    case Syntax::call: return call(id);
    case Syntax::if_: return chosen(id);
    case Syntax::range: return range(id);
    case Syntax::list: return list(id, nullptr);
    case Syntax::for_: {
      const auto parts = tree_.children(id);
      if (parts.size() != 2) return fail();
      const std::string among = domain_of(parts[0], parts[1]);
      const Say form = meant(tree_.children(parts[0])[0]).units ? Say::of_each_unit : Say::of_each;
      return within_entry(parts[0], [&] { return Phrase{say(form, {among, term(parts[1]).text})}; });
    }
    default: return fail();
  }
}

// An end that is not in it is said to be none of it.
std::string Writer::end_of_range(NodeId range, std::size_t which) {
  const std::string end = term(tree_.children(range)[which]).text;
  const bool included = which == 0 ? tree_[range].flag : tree_[range].flag2;
  return included ? end : say(Say::excluded, {end});
}

Writer::Phrase Writer::range(NodeId id) {
  const auto ends = tree_.children(id);
  if (tree_[ends[1]].kind == Syntax::null) return {say(Say::range_from, {end_of_range(id, 0)})};
  if (tree_[ends[0]].kind == Syntax::null) return {say(Say::range_until, {end_of_range(id, 1)})};
  return {say(Say::range, {end_of_range(id, 0), end_of_range(id, 1)})};
}

// `of`: whose choices its words are; null: that is not known.
Writer::Phrase Writer::list(NodeId id, const FactSpec* of) {
  std::string text;
  for (const NodeId element : tree_.children(id)) {
    const bool word = tree_[element].kind == Syntax::string;
    text += (text.empty() ? "" : say(Say::comma)) + (word ? literal(element, of) : term(element).text);
  }
  return {std::move(text)};
}

// A figure and what it came to. Of a sum of products each part says its own.
Writer::Phrase Writer::figure(NodeId id) {
  Phrase phrase = term(id);
  const Syntax kind = tree_[id].kind;
  const bool has_own = kind == Syntax::name || kind == Syntax::path || kind == Syntax::filter || kind == Syntax::call;
  if (!has_own) return phrase;
  const FactSpec* const spec = spec_for(id);
  const bool scalar = spec == nullptr || (spec->type != FactType::list && spec->type != FactType::record);
  const bool of_run = is_name(id, "window") || is_name(id, "period");
  if (scalar && !of_run) phrase.text += hole(id, Say::with_value, spec);
  return phrase;
}

Writer::Phrase Writer::arithmetic(NodeId id) {
  const auto parts = tree_.children(id);
  const std::string& signs = tree_.text(id);
  const bool product = signs[0] == '*' || signs[0] == '/';
  if (signs[0] == '^') return fail();
  const Hold own = product ? Hold::product : Hold::sum;
  // A part of something is said in hundredths.
  static const FactSpec kShare = [] {
    FactSpec spec;
    spec.type = FactType::share;
    return spec;
  }();
  const auto factor = [&](NodeId part) {
    const auto literal = tree_[part].kind == Syntax::number ? Decimal::read(tree_.text(part)) : std::nullopt;
    const bool share = product && literal && *literal > Decimal(0) && *literal < Decimal(1);
    return share ? number(part, &kShare) : figure(part);
  };
  std::string text = held(factor(parts[0]), own);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    switch (signs[i - 1]) {
      case '+': text += say(Say::plus); break;
      case '-': text += say(Say::minus); break;
      case '*': text += say(Say::times); break;
      default: text += say(Say::divided);
    }
    text += held(factor(parts[i]), product ? Hold::closed : Hold::product);
  }
  return {std::move(text), own};
}

Writer::Phrase Writer::number(NodeId id, const FactSpec* spec) { return {literal(id, spec)}; }

std::string Writer::literal(NodeId id, const FactSpec* spec) {
  switch (tree_[id].kind) {
    case Syntax::number: {
      const auto number = Decimal::read(tree_.text(id));
      const bool in_unit =
          spec != nullptr && tree_.text(id) != "0" && (spec->type == FactType::share || spec->type == FactType::money);
      return number ? shown(feel::Value(*number), in_unit ? spec : nullptr, language_) : tree_.text(id);
    }
    case Syntax::boolean: return shown(feel::Value(tree_[id].flag), nullptr, language_);
    case Syntax::string: {
      const std::string& text = tree_.text(id);
      if (text.empty()) return say(Say::blank);
      const FactSpec* of = spec;
      if (of != nullptr && of->type == FactType::list && !of->element.empty()) of = &of->element.front();
      if (of != nullptr && of->type == FactType::choice) {
        std::string label = shown(feel::Value::string(text), of, language_);
        return label == kOtherChoice ? say(Say::other_choice) : label;
      }
      const Text* const label = of == nullptr ? choice_named(text) : nullptr;
      return label != nullptr ? label->in(language_) : say(Say::quoted, {text});
    }
    case Syntax::temporal: {
      const auto value = feel::read_temporal(tree_.text(id));
      return value ? shown(*value, nullptr, language_) : tree_.text(id);
    }
    default: failed_ = true; return {};
  }
}

// A word of which no fact says whose choice it is: the label that all the choices of that name have, or a level's.
const Text* Writer::choice_named(std::string_view key) const {
  const Text* label = nullptr;
  bool differ = false;
  const auto look = [&](const auto& self, const std::vector<FactSpec>& facts) -> void {
    for (const FactSpec& fact : facts) {
      for (const Choice& choice : fact.choices) {
        if (choice.key != key || choice.label.empty()) continue;
        differ = differ || (label != nullptr && !(*label == choice.label));
        label = &choice.label;
      }
      self(self, fact.fields);
      self(self, fact.element);
    }
  };
  const auto level = std::find_if(rules_.policy.levels.begin(), rules_.policy.levels.end(),
                                  [key](const Level& one) { return one.key == key; });
  look(look, rules_.vocabulary.facts());
  if (label == nullptr && level != rules_.policy.levels.end()) return &level->label;
  return differ ? nullptr : label;
}

std::string Writer::window_name() const {
  if (!rule_.every) return say(Say::the_window);
  if (rule_.every->unit == Cadence::Unit::week) return say(Say::the_week);
  switch (rule_.every->count) {
    case 1: return say(Say::the_month);
    case 3: return say(Say::the_quarter);
    case 6: return say(Say::the_half_year);
    case 12: return say(Say::the_year);
    default: return say(Say::the_window);
  }
}

Writer::Phrase Writer::name(NodeId id) {
  const std::string& text = tree_.text(id);
  const Meant what = meant_by_name(text);
  const bool of_record = (rule_.each && rule_.each->variable == text) || is_bound(text);
  if (of_record && !what.units) return {say(Say::this_entry)};
  if (what.units) return {say(is_bound(text) ? Say::the_unit : Say::the_units)};
  if (what.spec != nullptr) return {called(*what.spec).in(language_)};
  if (const Param* const one = param(text)) return {one->label.empty() ? one->name : one->label.in(language_)};
  if (text == "window") return {window_name()};
  if (text == "period") return {say(Say::the_period)};
  if (text == "as_of") return {say(Say::the_day)};
  if (text == "level") return {say(Say::the_level)};
  if (text == "unit") return {say(Say::the_unit)};
  if (text == "region") return {say(Say::the_region)};
  return fail();
}

// A label that begins with "of these" speaks of a figure that stands elsewhere; "this year" is not said twice.
std::string Writer::of_time(const std::string& time, const std::string& label) const {
  std::string_view rest = label;
  for (const Say head : {Say::part_head, Say::this_year}) {
    const std::string& cut = phrase(head, language_);
    if (rest.size() > cut.size() && rest.starts_with(cut)) rest.remove_prefix(cut.size());
  }
  return say(Say::of_time, {time, rest});
}

// "amount of the warmth fund": what is an entry of a fact says whose; a record at hand says nothing.
std::string Writer::entry_of(NodeId of, const std::string& label) {
  const Syntax kind = tree_[of].kind;
  if (kind == Syntax::filter) {
    if (const auto whose = record_named(of)) return say(Say::of_whole, {*whose, label});
    const NodeId filter = tree_.children(of)[1];
    const bool position = tree_[filter].kind == Syntax::number;
    const NodeId inner = position ? tree_.children(of)[0] : of;
    if (position && tree_.text(filter) == "1" && tree_[inner].kind == Syntax::filter) {
      if (const auto time = time_of(inner)) return of_time(*time, label);
      return say(Say::of_whole, {filtered(inner).text, label});
    }
    if (const auto time = time_of(of)) return of_time(*time, label);
    return say(Say::of_whole, {filtered(of).text, label});
  }
  if (kind == Syntax::name) {
    const std::string& name = tree_.text(of);
    const bool at_hand = is_bound(name) || (rule_.each && rule_.each->variable == name) || name == "item";
    // Within another list's records it is told apart from theirs.
    const bool bound_last = !bound_.empty() && bound_.back().name == name && bound_.back().depth == filtered_.size();
    const bool innermost = bound_last || (filtered_.empty() ? bound_.empty() : name == "item");
    if (at_hand) return innermost ? label : say(Say::of_own, {label});
  }
  return say(Say::of_whole, {term(of).text, label});
}

Writer::Phrase Writer::path(NodeId id) {
  const NodeId of = tree_.children(id)[0];
  const std::string& entry = tree_.text(id);
  if (const FactSpec* const spec = meant(id).spec) return {entry_of(of, called(*spec).in(language_))};
  if (is_event_part(id)) {
    const std::string label = term(of).text;  // perhaps no more than such an ending
    if (entry == "planned") return {say(Say::planned_for, {label})};
    if (entry == "happened") return fail();  // said as what is so
    return {ending_of(". " + label, Say::ends_of_days, language_).empty() ? say(Say::day_of_event, {label}) : label};
  }
  if (entry == "start" || entry == "end") {
    if (meant(of).spec == nullptr) return {say(entry == "start" ? Say::first_day : Say::last_day, {term(of).text})};
    return fail();
  }
  if (is_path(of, "window", "start") && entry == "year") return {say(Say::this_year)};
  if (is_day(of)) return part_of_day(of, entry);
  if (meant(of).units && entry == "unit") return {say(Say::the_unit)};
  if (meant(of).units && entry == "level") return {say(Say::the_level)};
  if (meant(of).units && entry == "as_of") return {say(Say::the_day)};
  return fail();
}

Writer::Phrase Writer::part_of_day(NodeId of, std::string_view entry) {
  if (entry == "year") return {say(Say::year_of, {term(of).text})};
  if (entry == "month") return {say(Say::month_of, {term(of).text})};
  if (entry == "day") return {say(Say::day_of, {term(of).text})};
  return fail();
}

// list[key = value] is one record where these are the fields that tell its records apart.
bool Writer::is_one_record(NodeId id) const {
  if (tree_[id].kind != Syntax::filter) return false;
  const auto parts = tree_.children(id);
  const FactSpec* const list = meant(parts[0]).spec;
  if (list == nullptr || list->key.size() != 1 || tree_[parts[1]].kind != Syntax::compare) return false;
  const NodeId field = tree_.children(parts[1])[0];
  return tree_[parts[1]].form == feel::RangeForm::equal && tree_[field].kind == Syntax::name &&
         tree_.text(field) == list->key.front();
}

// list[name = value], where `name` is what its records are called by.
bool Writer::is_by_name(NodeId id) const {
  if (tree_[id].kind != Syntax::filter) return false;
  const auto parts = tree_.children(id);
  const FactSpec* const list = meant(parts[0]).spec;
  if (list == nullptr || tree_[parts[1]].kind != Syntax::compare || tree_[parts[1]].form != feel::RangeForm::equal)
    return false;
  const NodeId field = tree_.children(parts[1])[0];
  if (tree_[field].kind != Syntax::name) return false;
  const FactSpec* const spec = list->field(tree_.text(field));
  return spec != nullptr && spec->type == FactType::name;
}

// list[key = this.key], perhaps with [1] behind it: called by the field that names it.
std::optional<std::string> Writer::record_named(NodeId id) {
  const auto parts = tree_.children(id);
  const bool position = tree_[parts[1]].kind == Syntax::number && tree_.text(parts[1]) == "1";
  const NodeId inner = position ? parts[0] : id;
  if (!is_one_record(inner) && !is_by_name(inner)) return std::nullopt;
  const NodeId value = tree_.children(tree_.children(inner)[1])[1];
  if (tree_[value].kind != Syntax::path || tree_[tree_.children(value)[0]].kind != Syntax::name) return std::nullopt;
  const std::string& name = tree_.text(tree_.children(value)[0]);
  const bool of_record = is_bound(name) || (rule_.each && rule_.each->variable == name);
  return of_record && meant(value).spec != nullptr ? std::optional(term(value).text) : std::nullopt;
}

void Writer::add_conditions(NodeId id, std::vector<Condition>& conditions) {
  if (tree_[id].kind == Syntax::and_) {
    const auto parts = tree_.children(id);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const auto day = i + 1 < parts.size() ? day_in_month(parts[i], parts[i + 1]) : std::nullopt;
      if (!day) {
        add_conditions(parts[i], conditions);
        continue;
      }
      const FactSpec* const list = filtered_.back();
      const bool of_list = list != nullptr && tree_[*day].kind == Syntax::name && tree_.text(*day) == list->dated;
      if (of_list) {
        conditions.insert(conditions.begin(), {window_name(), true});
      } else {
        conditions.push_back({say(Say::within, {term(*day).text, window_name()}), false});
      }
      ++i;
    }
    return;
  }
  const auto parts = tree_.children(id);
  const FactSpec* const list = filtered_.back();
  const bool in_window =
      tree_[id].kind == Syntax::in && parts.size() == 2 && (is_name(parts[1], "window") || is_name(parts[1], "period"));
  if (in_window && list != nullptr && !list->dated.empty()) {
    const NodeId day = tree_[parts[0]].kind == Syntax::path ? tree_.children(parts[0])[0] : parts[0];
    const bool of_list = tree_[day].kind == Syntax::name && tree_.text(day) == list->dated;
    if (of_list) {
      conditions.insert(conditions.begin(), {term(parts[1]).text, true});
      return;
    }
  }
  conditions.push_back({truth(id, true).text, false});
}

std::vector<Writer::Condition> Writer::conditions_of(NodeId filter) {
  return within_list(tree_.children(filter)[0], [&] {
    std::vector<Condition> conditions;
    add_conditions(tree_.children(filter)[1], conditions);
    return conditions;
  });
}

std::string Writer::list_with(NodeId base, const std::vector<Condition>& conditions) {
  std::string text = term(base).text;
  std::string phrase;
  for (const Condition& one : conditions) {
    if (!one.of_time) phrase += (phrase.empty() ? "" : say(Say::comma)) + one.text;
  }
  if (!phrase.empty()) text = say(Say::those, {text, phrase});
  if (!conditions.empty() && conditions.front().of_time) text = say(Say::those_within, {text, conditions.front().text});
  return text;
}

Writer::Phrase Writer::filtered(NodeId id) {
  const auto parts = tree_.children(id);
  if (tree_[parts[1]].kind == Syntax::number) return {say(Say::position, {term(parts[0]).text, tree_.text(parts[1])})};
  return {list_with(parts[0], conditions_of(id))};
}

}  // namespace ducha
