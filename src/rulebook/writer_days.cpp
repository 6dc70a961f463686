// SPDX-License-Identifier: Apache-2.0
// Days, and of which year or month something is.
#include "rulebook/writer.h"

namespace ducha {

using feel::NodeId;
using feel::Syntax;

std::optional<std::string> Writer::time_of(NodeId id) {
  if (!is_one_record(id)) return std::nullopt;
  const auto sides = tree_.children(tree_.children(id)[1]);
  const NodeId value = sides[1];
  if (is_path(value, "window", "start")) return window_name();
  const auto is_year = [this](NodeId at) {
    return tree_[at].kind == Syntax::path && tree_.text(at) == "year" &&
           is_path(tree_.children(at)[0], "window", "start");
  };
  if (is_year(value)) return say(Say::this_year);
  if (tree_[value].kind != Syntax::arithmetic || tree_.text(value) != "-") return std::nullopt;
  const auto operands = tree_.children(value);
  const bool of_one = tree_[operands[1]].kind == Syntax::number && tree_.text(operands[1]) == "1";
  const bool of_record = tree_[operands[0]].kind == Syntax::path && tree_.text(operands[0]) == "year";
  if (of_one && of_record) return say(Say::last_year);
  return is_year(operands[0]) ? std::optional(say(Say::earlier_year, {term(operands[1]).text})) : std::nullopt;
}

// d.year = window.start.year and d.month = window.start.month, where windows are months: d is in the window.
std::optional<NodeId> Writer::day_in_month(NodeId a, NodeId b) const {
  const auto day_of = [&](NodeId id, std::string_view entry) -> std::optional<NodeId> {
    if (tree_[id].kind != Syntax::compare || tree_[id].form != feel::RangeForm::equal) return std::nullopt;
    const auto sides = tree_.children(id);
    for (const NodeId side : sides) {
      if (tree_[side].kind != Syntax::path || tree_.text(side) != entry) return std::nullopt;
    }
    if (!is_path(tree_.children(sides[1])[0], "window", "start")) return std::nullopt;
    return tree_.children(sides[0])[0];
  };
  const bool monthly = rule_.every && rule_.every->unit != Cadence::Unit::week && rule_.every->count == 1;
  const auto year = day_of(a, "year"), month = day_of(b, "month");
  if (!monthly || !year || !month || words_at(*year) != words_at(*month)) return std::nullopt;
  return year;
}

Writer::Phrase Writer::date_of(NodeId id) {
  const auto parts = tree_.children(id);
  if (parts.size() == 2 && tree_[parts[1]].kind == Syntax::string) return {tree_.text(parts[1])};
  if (parts.size() != 4) return fail();
  const bool fixed = tree_[parts[2]].kind == Syntax::number && tree_[parts[3]].kind == Syntax::number;
  if (!fixed) {
    const auto entry = [&](NodeId of, std::string_view wanted) {
      if (tree_[of].kind != Syntax::path || tree_.text(of) != wanted) return std::string_view();
      const Span at = tree_[tree_.children(of)[0]].at;
      return std::string_view(text_).substr(at.offset, at.length);
    };
    const std::string_view year = entry(parts[1], "year"), month = entry(parts[2], "month");
    const bool first = tree_[parts[3]].kind == Syntax::number && tree_.text(parts[3]) == "1";
    if (!first || year.empty() || year != month) return fail();
    return {say(Say::month_begins, {term(tree_.children(parts[1])[0]).text})};
  }
  return {day_in(parts[1], id)};
}

// A day of "the year of ...", of "the year after ...", of one that is reckoned.
std::string Writer::day_in(NodeId year, NodeId date) {
  const auto parts = tree_.children(date);
  const auto say_in = [&](Say form, const std::string& text) {
    const auto month = Decimal::read(tree_.text(parts[2]));
    const auto names = alternatives(Say::months);
    const std::size_t index = month && month->to_int64() ? static_cast<std::size_t>(*month->to_int64()) : 0;
    const bool named = form == Say::day_in_year && index >= 1 && index <= names.size();
    return say(form, {text, named ? names[index - 1] : tree_.text(parts[2]), tree_.text(parts[3])});
  };
  const auto of_day = [&](NodeId id) {
    return tree_[id].kind == Syntax::path && tree_.text(id) == "year" && meant(id).spec == nullptr &&
           !is_path(tree_.children(id)[0], "window", "start");
  };
  if (of_day(year)) return say_in(Say::day_in_year, say(Say::in_year_of, {term(tree_.children(year)[0]).text}));
  if (tree_[year].kind == Syntax::number) return say_in(Say::day_in_number, figure(year).text);
  if (tree_[year].kind != Syntax::arithmetic) return say_in(Say::day_in_year, figure(year).text);
  const auto sum = tree_.children(year);
  const bool by_one = sum.size() == 2 && tree_[sum[1]].kind == Syntax::number && tree_.text(sum[1]) == "1";
  const std::string& sign = tree_.text(year);
  if (by_one && of_day(sum[0]) && (sign == "+" || sign == "-"))
    return say_in(Say::day_in_year,
                  say(sign == "+" ? Say::in_year_after : Say::in_year_before, {term(tree_.children(sum[0])[0]).text}));
  return say_in(Say::day_in_number, held(figure(year), Hold::closed));
}

// d in [if a then b else c .. if a then d else e], also where only the year of a day hangs on it: if a, then d in
// [b..d]; else d in [c..e].
std::optional<Writer::Phrase> Writer::in_either_range(NodeId value, NodeId from, NodeId until) {
  const auto choice_in = [this](NodeId end) -> std::optional<NodeId> {
    if (tree_[end].kind == Syntax::if_) return end;
    const auto parts = tree_.children(end);
    if (is_call(end, "date") && parts.size() == 4 && tree_[parts[1]].kind == Syntax::if_) return parts[1];
    return std::nullopt;
  };
  const auto first = choice_in(from), last = choice_in(until);
  if (!first || !last || tree_.children(*first).size() != 3 || tree_.children(*last).size() != 3) return std::nullopt;
  if (words_at(tree_.children(*first)[0]) != words_at(tree_.children(*last)[0])) return std::nullopt;
  const auto end = [this](NodeId of, NodeId chosen, std::size_t which) {
    const NodeId part = tree_.children(chosen)[which];
    return of == chosen ? term(part).text : day_in(part, of);
  };
  const auto within = [&](std::size_t which) {
    const std::string days = say(Say::range, {end(from, *first, which), end(until, *last, which)});
    return say(Say::within, {term(value).text, days});
  };
  const std::string condition = truth(tree_.children(*first)[0], true).text;
  return Phrase{say(Say::where_else, {condition, within(1), within(2)}), Hold::loose};
}

}  // namespace ducha
