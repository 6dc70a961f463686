// SPDX-License-Identifier: Apache-2.0
// Over 400 lines: one visitor, whose truths call one another.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "facts/vocabulary.h"
#include "rulebook/writer.h"

namespace ducha {

using feel::NodeId;
using feel::RangeForm;
using feel::Syntax;
using feel::Tree;

namespace {

RangeForm opposite(RangeForm form) {
  switch (form) {
    case RangeForm::less: return RangeForm::greater_equal;
    case RangeForm::less_equal: return RangeForm::greater;
    case RangeForm::greater: return RangeForm::less_equal;
    case RangeForm::greater_equal: return RangeForm::less;
    case RangeForm::equal: return RangeForm::not_equal;
    case RangeForm::not_equal: return RangeForm::equal;
    case RangeForm::interval: break;
  }
  return form;
}

Say sign_of(RangeForm form, bool of_days) {
  switch (form) {
    case RangeForm::less: return of_days ? Say::before : Say::less;
    case RangeForm::less_equal: return of_days ? Say::not_after : Say::less_equal;
    case RangeForm::greater: return of_days ? Say::after : Say::greater;
    case RangeForm::greater_equal: return of_days ? Say::not_before : Say::greater_equal;
    case RangeForm::not_equal: return of_days ? Say::other_day : Say::not_equal;
    case RangeForm::equal:
    case RangeForm::interval: break;
  }
  return of_days ? Say::same_day : Say::equal;
}

}  // namespace

// Of what is one comparison: what its right side comes to, and what was found on its left.
Writer::Phrase Writer::root_truth(NodeId id) {
  const auto parts = tree_.children(id);
  if (tree_[id].kind == Syntax::if_ && parts.size() == 3) {
    if (tree_[parts[2]].kind == Syntax::null) return root_truth(parts[1]);
    if (tree_[parts[1]].kind == Syntax::null) return root_truth(parts[2]);
  }
  if (tree_[id].kind != Syntax::compare) return truth(id, true);
  const NodeId left = parts[0], right = parts[1];
  const Syntax kind = tree_[left].kind;
  const bool constant = tree_[right].kind == Syntax::null || tree_[right].kind == Syntax::boolean;
  const bool one_figure = kind == Syntax::name || kind == Syntax::path || kind == Syntax::call;
  if (constant || !one_figure || is_day(left) || is_event_part(left)) return truth(id, true);
  plain_left_ = true;
  Phrase phrase = truth(id, true);
  plain_left_ = false;
  const FactSpec* const spec = spec_for(left);
  const FactSpec* const of_right = spec_for(right);
  if (tree_[right].kind == Syntax::arithmetic)
    phrase.text += hole(right, Say::comes_to, spec != nullptr ? spec : of_right);
  phrase.text += hole(left, Say::found, spec != nullptr ? spec : of_right);
  return phrase;
}

Writer::Phrase Writer::truth(NodeId id, bool wanted) {
  switch (tree_[id].kind) {
    case Syntax::and_:
    case Syntax::or_: return all_of(id, wanted);
    case Syntax::compare: return comparison(id, wanted);
    case Syntax::in: return membership(id, wanted);
    case Syntax::some:
    case Syntax::every: return quantified(id, tree_[id].kind == Syntax::some, wanted);
    case Syntax::call: return called_truth(id, wanted);
    case Syntax::name:
    case Syntax::path:
    case Syntax::filter: return stated(id, wanted);
    case Syntax::boolean: return {literal(id, nullptr)};
    case Syntax::if_: {
      if (!wanted) return denied(id);
      auto phrase = branches(id, 0);
      return phrase ? std::move(*phrase) : fail();
    }
    default: return fail();
  }
}

Writer::Phrase Writer::denied(NodeId id) { return {say(Say::not_so, {truth(id, true).text})}; }

// false, a and null, or if a then null else false: at most it cannot be told.
bool Writer::is_never_so(NodeId id) const {
  if (tree_[id].kind == Syntax::and_) {
    const auto all = tree_.children(id);
    return std::any_of(all.begin(), all.end(), [this](NodeId part) { return tree_[part].kind == Syntax::null; });
  }
  if (tree_[id].kind == Syntax::boolean) return !tree_[id].flag;
  if (tree_[id].kind != Syntax::if_) return false;
  const auto parts = tree_.children(id);
  for (std::size_t i = 1; i < parts.size(); i = i + 2 < parts.size() ? i + 2 : i + 1) {
    const Tree::Node& end = tree_[parts[i]];
    if (end.kind != Syntax::null && (end.kind != Syntax::boolean || end.flag)) return false;
  }
  return true;
}

Writer::Phrase Writer::all_of(NodeId id, bool wanted) {
  if (!wanted) return denied(id);
  const bool both = tree_[id].kind == Syntax::and_;
  const Hold own = both ? Hold::both : Hold::either;
  std::vector<NodeId> parts;
  for (const NodeId part : tree_.children(id)) {
    if (both || !is_never_so(part)) parts.push_back(part);
  }
  if (parts.size() == 1) return truth(parts.front(), true);
  std::string text;
  for (const NodeId part : parts) {
    if (!text.empty()) text += say(both ? Say::both : Say::either);
    text += held(truth(part, true), both ? Hold::both : Hold::comparison);
  }
  return {std::move(text), own};
}

// Whether all that is left comes to the same, what cannot be told left aside.
bool Writer::rest_is(NodeId id, std::size_t from, bool value) const {
  const auto parts = tree_.children(id);
  while (from + 1 < parts.size() && tree_[parts[from + 1]].kind == Syntax::null) from += 2;
  if (from + 1 != parts.size()) return false;
  const Tree::Node& last = tree_[parts[from]];
  return last.kind == Syntax::boolean && last.flag == value;
}

// if a then false else if b then true else null: not a, and b. What cannot be told asks for nothing.
// Whether the day of a unit's own report is read in it.
bool Writer::reads_own_day(NodeId id) const {
  const auto parts = tree_.children(id);
  if (tree_[id].kind == Syntax::path && tree_.text(id) == "as_of" && meant(parts[0]).units) return true;
  return std::any_of(parts.begin(), parts.end(), [this](NodeId part) { return reads_own_day(part); });
}

std::optional<Writer::Phrase> Writer::branches(NodeId id, std::size_t from) {
  const auto parts = tree_.children(id);
  const NodeId first = parts[from];
  if (from + 1 == parts.size()) {
    if (tree_[first].kind == Syntax::null && !bound_.empty()) return fail();
    if (tree_[first].kind == Syntax::null) return std::nullopt;
    return truth(first, true);
  }
  const NodeId then = parts[from + 1];
  const bool else_true = rest_is(id, from + 2, true);
  const bool else_false = rest_is(id, from + 2, false);
  if (tree_[then].kind == Syntax::null) {
    auto rest = branches(id, from + 2);
    // What cannot be told of one record leaves the others to decide: more than that it asks for nothing. That a unit
    // reported too early asks nothing of it.
    if (bound_.empty() || !rest || reads_own_day(first)) return rest;
    return Phrase{say(Say::untold_where, {truth(first, true).text, rest->text}), rest->hold};
  }
  auto rest = branches(id, from + 2);
  const auto joined = [this](const Phrase& one, Say by, const Phrase& other, Hold own) {
    const Hold least = own == Hold::both ? Hold::both : Hold::comparison;
    return Phrase{held(one, least) + say(by) + held(other, least), own};
  };
  if (tree_[then].kind == Syntax::boolean && tree_[then].flag) {
    Phrase phrase = truth(first, true);
    return rest && !else_false ? joined(phrase, Say::either, *rest, Hold::either) : phrase;
  }
  if (is_never_so(then)) {
    if (!rest) return std::nullopt;
    Phrase phrase = truth(first, false);
    return else_true ? phrase : joined(phrase, Say::both, *rest, Hold::both);
  }
  Phrase phrase = truth(then, true);
  if (!rest) return phrase;
  if (else_false) return joined(truth(first, true), Say::both, phrase, Hold::both);
  const std::string condition = truth(first, true).text;
  if (else_true) return Phrase{say(Say::where, {condition, phrase.text}), Hold::loose};
  return Phrase{say(Say::where_else, {condition, phrase.text, rest->text}), Hold::loose};
}

// Of which year's record a figure is.
std::optional<std::string> Writer::year_of(NodeId figure) {
  if (is_call(figure, "sum") && tree_.children(figure).size() == 2) figure = tree_.children(figure)[1];
  if (tree_[figure].kind != Syntax::path) return std::nullopt;
  NodeId of = tree_.children(figure)[0];
  if (tree_[of].kind != Syntax::filter) return std::nullopt;
  if (tree_[tree_.children(of)[1]].kind == Syntax::number) of = tree_.children(of)[0];
  return time_of(of);
}

std::optional<Writer::Phrase> Writer::ratios(NodeId id, bool wanted) {
  const auto sides = tree_.children(id);
  for (const NodeId side : sides) {
    if (tree_[side].kind != Syntax::arithmetic || tree_.text(side) != "*") return std::nullopt;
  }
  const auto left = tree_.children(sides[0]), right = tree_.children(sides[1]);
  const auto year = year_of(left[0]), other = year_of(left[1]);
  if (!year || !other || year == other) return std::nullopt;
  const bool crossed = year_of(right[0]) == other && year_of(right[1]) == year;
  const bool straight = year_of(right[0]) == year && year_of(right[1]) == other;
  if (!crossed && !straight) return std::nullopt;
  const auto ratio = [this](NodeId whole, NodeId by) {
    return held(figure(whole), Hold::product) + say(Say::divided) + held(figure(by), Hold::closed);
  };
  const std::string own = ratio(left[0], right[crossed ? 1 : 0]);
  const std::string compared = ratio(right[crossed ? 0 : 1], left[1]);
  const RangeForm form = wanted ? tree_[id].form : opposite(tree_[id].form);
  return Phrase{say(sign_of(form, false), {own, compared}), Hold::comparison};
}

// With nothing, yes or no, or a word.
std::optional<Writer::Phrase> Writer::compared_with_word(NodeId id, RangeForm form) {
  const auto sides = tree_.children(id);
  const Syntax right = tree_[sides[1]].kind;
  if (right != Syntax::null && right != Syntax::boolean && right != Syntax::string) return std::nullopt;
  const bool equal = form == RangeForm::equal;
  if (!equal && form != RangeForm::not_equal) return fail();
  if (right == Syntax::null) {
    // A bare yes and a no say no day either.
    if (is_event_part(sides[0]) && tree_.text(sides[0]) == "on") {
      const Say form_of_day = equal ? Say::day_not_said : Say::day_said;
      return Phrase{say(form_of_day, {term(tree_.children(sides[0])[0]).text}), Hold::comparison};
    }
    const bool whether = is_event_part(sides[0]) && tree_.text(sides[0]) == "happened";
    const NodeId asked = whether ? tree_.children(sides[0])[0] : sides[0];
    return Phrase{say(equal ? Say::not_given : Say::given, {term(asked).text}), Hold::comparison};
  }
  if (right == Syntax::boolean) return truth(sides[0], tree_[sides[1]].flag == equal);
  const std::string value = choice(sides[1], sides[0]);
  return Phrase{say(equal ? Say::is_one : Say::is_none, {term(sides[0]).text, value}), Hold::comparison};
}

Writer::Phrase Writer::comparison(NodeId id, bool wanted) {
  if (auto phrase = ratios(id, wanted)) return std::move(*phrase);
  const auto sides = tree_.children(id);
  const RangeForm form = wanted ? tree_[id].form : opposite(tree_[id].form);
  if (auto phrase = compared_with_word(id, form)) return std::move(*phrase);
  const bool equal = form == RangeForm::equal;
  const bool plain_left = std::exchange(plain_left_, false);
  const FactSpec* const left_spec = spec_for(sides[0]);
  const FactSpec* const right_spec = spec_for(sides[1]);
  const auto side = [&](std::size_t at, const FactSpec* other) {
    if (tree_[sides[at]].kind == Syntax::number) return number(sides[at], other);
    return at == 0 && plain_left ? term(sides[at]) : figure(sides[at]);
  };
  const std::string left = held(side(0, right_spec), Hold::sum);
  const std::string other = held(side(1, left_spec), Hold::sum);
  const bool by_entry = tree_[sides[1]].kind == Syntax::name && is_bound(tree_.text(sides[1]));
  if (by_entry && left_spec != nullptr && left_spec->type == FactType::choice &&
      (equal || form == RangeForm::not_equal))
    return {say(equal ? Say::is_one : Say::is_none, {left, other}), Hold::comparison};
  const bool of_days = is_day(sides[0]) && is_day(sides[1]);
  return {say(sign_of(form, of_days), {left, other}), Hold::comparison};
}

// A word as that of the fact, or of the level, which it is compared with.
std::string Writer::choice(NodeId word, NodeId with) {
  const bool of_level = is_name(with, "level") || (tree_[with].kind == Syntax::path && tree_.text(with) == "level" &&
                                                   meant(tree_.children(with)[0]).units);
  if (of_level && tree_[word].kind == Syntax::string) {
    for (const Level& level : rules_.policy.levels) {
      if (level.key == tree_.text(word) && !level.label.empty()) return level.label.in(language_);
    }
  }
  return literal(word, meant(with).spec);
}

Writer::Phrase Writer::membership(NodeId id, bool wanted) {
  const auto parts = tree_.children(id);
  if (parts.size() != 2) return fail();
  const NodeId test = parts[1];
  const NodeId value = as_written(parts[0], test);
  if (tree_[test].kind == Syntax::range) {
    const auto ends = tree_.children(test);
    if (wanted && tree_[test].flag && tree_[test].flag2) {
      if (auto phrase = in_either_range(value, ends[0], ends[1])) return std::move(*phrase);
    }
    const auto year_of = [this](NodeId at, std::string_view end) {
      return tree_[at].kind == Syntax::path && tree_.text(at) == "year" &&
             is_path(tree_.children(at)[0], "period", end);
    };
    if (wanted && year_of(ends[0], "start") && year_of(ends[1], "end"))
      return {say(Say::year_within, {term(value).text}), Hold::comparison};
  }
  if (tree_[test].kind == Syntax::list) {
    std::string options;
    for (const NodeId option : tree_.children(test)) {
      const Syntax kind = tree_[option].kind;
      const bool fixed = kind == Syntax::string || kind == Syntax::number || kind == Syntax::temporal;
      options += (options.empty() ? "" : say(Say::one_or_other)) + (fixed ? choice(option, value) : term(option).text);
    }
    return {say(wanted ? Say::is_one : Say::is_none, {term(value).text, options}), Hold::comparison};
  }
  return {say(wanted ? Say::within : Say::not_within, {term(value).text, term(test).text}), Hold::comparison};
}

Writer::Phrase Writer::quantified(NodeId loop, bool some, bool wanted) {
  const auto parts = tree_.children(loop);
  if (parts.size() != 2) return fail();
  const std::string list = domain_of(parts[0], parts[1]);
  const bool units = meant(tree_.children(parts[0])[0]).units;
  const std::string condition = within_entry(parts[0], [&] { return truth(parts[1], true); }).text;
  const Say each = units ? Say::each_unit : Say::each_of;
  const Say form = some ? (wanted ? Say::any_of : Say::none_of) : (wanted ? each : Say::not_each_of);
  return {say(form, {list, within_quotes(condition)}), Hold::comparison};
}

// A list, or the numbers from one to another.
std::string Writer::domain_of(NodeId iterator, NodeId body) {
  const auto ends = tree_.children(iterator);
  // Words of which the body says whose choices they are.
  if (ends.size() == 1 && meant(ends[0]).spec == nullptr && !meant(ends[0]).units) {
    const FactSpec* const of = within_entry(iterator, [&] { return compared_with(tree_.text(iterator), body); });
    const Syntax kind = tree_[ends[0]].kind;
    if (kind == Syntax::list) return list(ends[0], of).text;
    const auto parts = tree_.children(ends[0]);
    const bool two_lists = kind == Syntax::if_ && parts.size() == 3 && tree_[parts[1]].kind == Syntax::list &&
                           tree_[parts[2]].kind == Syntax::list;
    if (two_lists) {
      const std::string where = say(Say::value_where, {truth(parts[0], true).text, list(parts[1], of).text});
      return say(Say::value_else, {where, list(parts[2], of).text});
    }
  }
  if (ends.size() == 1) return term(ends[0]).text;
  return say(Say::range, {term(ends[0]).text, term(ends[1]).text});
}

// "share of the units with ...", without the least that is asked of it.
Writer::Phrase Writer::counted_of(NodeId id, bool share) {
  const NodeId list = tree_.children(id)[1];
  const auto parts = tree_.children(list);
  if (tree_[list].kind != Syntax::for_ || parts.size() != 2) return fail();
  const std::string among = domain_of(parts[0], parts[1]);
  const bool units = meant(tree_.children(parts[0])[0]).units;
  const std::string condition = within_entry(parts[0], [&] { return truth(parts[1], true); }).text;
  const Say form = share ? Say::such_share_of : units ? Say::such_units : Say::so_many_of;
  return {say(form, {among, within_quotes(condition)})};
}

namespace {

// Functions that are said in a word.
struct Predicate {
  std::string_view function;
  std::size_t arguments;
  Say so, not_so;
};
constexpr std::array kPredicates{
    Predicate{"contains", 2, Say::contains, Say::not_contains},
    Predicate{"is in place", 1, Say::in_place, Say::not_in_place},
    Predicate{"was held", 1, Say::was_held, Say::was_not_held},
    Predicate{"names somebody", 1, Say::names_somebody, Say::names_nobody},
    Predicate{"is full name", 1, Say::full_name, Say::not_full_name},
    Predicate{"same person", 2, Say::same_person, Say::other_person},
    Predicate{"is among", 2, Say::is_among, Say::not_among},
};

}  // namespace

std::optional<Say> Writer::said_in_a_word(NodeId id, bool wanted) const {
  for (const Predicate& predicate : kPredicates) {
    if (is_call(id, predicate.function) && tree_.children(id).size() == predicate.arguments + 1)
      return wanted ? predicate.so : predicate.not_so;
  }
  return std::nullopt;
}

Writer::Phrase Writer::called_truth(NodeId id, bool wanted) {
  const auto parts = tree_.children(id);
  if (is_call(id, "not") && parts.size() == 2) return truth(parts[1], !wanted);
  if (is_call(id, "list contains") && parts.size() == 3) {
    const Syntax kind = tree_[parts[2]].kind;
    const std::string wanted_one =
        kind == Syntax::string ? literal(parts[2], meant(parts[1]).spec) : term(parts[2]).text;
    return {say(wanted ? Say::includes : Say::not_includes, {term(parts[1]).text, wanted_one}), Hold::comparison};
  }
  // Anything at all.
  if (is_call(id, "matches") && parts.size() == 3 && tree_[parts[2]].kind == Syntax::string &&
      tree_.text(parts[2]) == ".")
    return {say(wanted ? Say::given : Say::not_given, {term(parts[1]).text}), Hold::comparison};
  if (const std::optional<Say> form = said_in_a_word(id, wanted))
    return {say(*form, {term(parts[1]).text, parts.size() > 2 ? term(parts[2]).text : std::string()}),
            Hold::comparison};
  if (parts.size() == 3 && (is_call(id, "share at least") || is_call(id, "count at least"))) return so_many(id, wanted);
  const bool any = is_call(id, "any");
  if ((any || is_call(id, "all")) && parts.size() == 2 && tree_[parts[1]].kind == Syntax::for_)
    return quantified(parts[1], any, wanted);
  return fail();
}

// share at least(LIST, LEAST) and count at least(LIST, LEAST).
Writer::Phrase Writer::so_many(NodeId id, bool wanted) {
  static const FactSpec kShare = [] {
    FactSpec spec;
    spec.type = FactType::share;
    return spec;
  }();
  const bool share = is_call(id, "share at least");
  const NodeId least = tree_.children(id)[2];
  const std::string counted = counted_of(id, share).text;
  const bool is_literal = tree_[least].kind == Syntax::number;
  const std::string bound = is_literal ? number(least, share ? &kShare : nullptr).text : figure(least).text;
  return {say(wanted ? Say::greater_equal : Say::less, {counted, bound}), Hold::comparison};
}

Writer::Phrase Writer::stated(NodeId id, bool wanted) {
  if (is_event_part(id)) {
    if (tree_.text(id) != "happened") return fail();
    const std::string label = term(tree_.children(id)[0]).text;
    const std::string event = label.substr(0, label.size() - ending_of(label, Say::ends_of_days, language_).size());
    return {say(wanted ? Say::happened : Say::not_happened, {event}), Hold::comparison};
  }
  const FactSpec* const spec = meant(id).spec;
  if (spec != nullptr && spec->type != FactType::boolean) return fail();
  // A day, a figure or a length of time is not so or not so.
  const Param* const one = tree_[id].kind == Syntax::name ? param(tree_.text(id)) : nullptr;
  const bool of_another_kind =
      one != nullptr && !one->values.empty() && one->values.begin()->second.kind() != feel::Kind::boolean;
  if (is_day(id) || of_another_kind || (one != nullptr && one->values.empty())) return fail();
  return {say(wanted ? Say::yes : Say::no, {term(id).text}), Hold::comparison};
}

}  // namespace ducha
