// SPDX-License-Identifier: Apache-2.0
// What to write instead, where a text is an expression but can only give null: for a strict scope and for warnings.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/suggest.h"
#include "feel/builtins/invoke.h"
#include "feel/codes.h"
#include "feel/compile/resolver.h"
#include "feel/compile/static_types.h"
#include "feel/run/trace.h"
#include "feel/syntax/elsewhere.h"
#include "feel/value/meant.h"
#include "feel/value/temporal.h"

namespace ducha::feel {

namespace {

using Tag = Type::Tag;

bool is_temporal(Tag tag) {
  return tag == Tag::date || tag == Tag::time || tag == Tag::date_time || tag == Tag::years_months ||
         tag == Tag::days_time;
}

bool is_order(RangeForm form) {
  return form == RangeForm::less || form == RangeForm::less_equal || form == RangeForm::greater ||
         form == RangeForm::greater_equal;
}

bool rises(RangeForm form) { return form == RangeForm::less || form == RangeForm::less_equal; }
bool includes(RangeForm form) { return form == RangeForm::less_equal || form == RangeForm::greater_equal; }

std::string at_sign(std::string_view text) { return "@\"" + std::string(text) + "\""; }

}  // namespace

std::string_view Resolver::slice(Span at) const {
  return at.offset <= source_.size() ? source_.substr(at.offset, at.length) : std::string_view();
}

bool Resolver::advise(Span at, const std::string& instead) {
  problem(code::feel_write, at, {Text(slice(at)), Text(instead)});
  return true;
}

// A literal beside an operand that it does not go with. false: nothing is known that would.
bool Resolver::advise_operand(const Part& literal, const Type& beside, bool added) {
  if (!is_constant(literal.node)) return false;
  const Span at = code_->nodes[literal.node].at;
  const Value& value = code_->constants[code_->nodes[literal.node].a];
  if (value.kind() == Kind::string && is_temporal(beside.tag())) {
    const std::string text(value.as_string());
    if (read_temporal(text)) return advise(at, at_sign(text));
    if (const auto meant = temporal_meant(text)) return advise(at, at_sign(*meant));
    return false;
  }
  const bool counts_days =
      beside.tag() == Tag::days_time || (added && (beside.tag() == Tag::date || beside.tag() == Tag::date_time));
  if (value.kind() == Kind::number && counts_days) {
    const auto days = value.as_number().to_int64();
    return days && *days >= 0 && advise(at, at_sign("P" + std::to_string(*days) + "D"));
  }
  if (value.kind() == Kind::function && !value.as_function().name().empty()) {
    const std::string name(value.as_function().name());
    // A letter too many, as in windows for window.
    const std::optional<std::string> near = nearest(name, names_in_reach(false));
    return advise(at, near && name.starts_with(*near) ? *near : name + "()");
  }
  return false;
}

// 1 <= x <= 5
bool Resolver::advise_chain(NodeId id) {
  const NodeId first = tree_.children(id)[0];
  const RangeForm inner = tree_[first].form;
  const RangeForm outer = tree_[id].form;
  const bool chained = tree_[first].kind == Syntax::compare && is_order(inner) && is_order(outer);
  if (!chained || rises(inner) != rises(outer)) return false;
  std::string low(slice(tree_[tree_.children(first)[0]].at));
  const std::string middle(slice(tree_[tree_.children(first)[1]].at));
  std::string high(slice(tree_[tree_.children(id)[1]].at));
  bool low_included = includes(inner);
  bool high_included = includes(outer);
  if (!rises(inner)) {
    std::swap(low, high);
    std::swap(low_included, high_included);
  }
  if (low_included && high_included) return advise(tree_[id].at, middle + " between " + low + " and " + high);
  return advise(tree_[id].at,
                middle + " in " + (low_included ? "[" : "(") + low + ".." + high + (high_included ? "]" : ")"));
}

// day of week(d) = "...": a name that it never gives.
bool Resolver::advise_calendar_name(NodeId id) {
  for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
    const NodeId call = tree_.children(id)[side];
    const NodeId name = tree_.children(id)[1 - side];
    if (tree_[call].kind != Syntax::call || tree_[name].kind != Syntax::string) continue;
    const NodeId callee = tree_.children(call)[0];
    if (tree_[callee].kind != Syntax::name) continue;
    const bool weekday = tree_.text(callee) == "day of week";
    if (!weekday && tree_.text(callee) != "month of year") continue;
    const Elsewhere place = weekday ? Elsewhere::weekday : Elsewhere::month;
    const std::string& written = tree_.text(name);
    std::string key = written;
    for (char& c : key) c = lower(c);
    const std::string_view meant = in_place_of(place, key);
    if (meant == written) return false;
    const std::string one = meant.empty() ? (weekday ? "\"Monday\" ... \"Sunday\"" : "\"January\" ... \"December\"")
                                          : '"' + std::string(meant) + '"';
    return advise(tree_[name].at, one);
  }
  return false;
}

// list > 3 means how many there are, list.field = "a" whether some has it.
bool Resolver::advise_list(const Part& list, const Part& beside, Span at) {
  if (list.type.tag() != Tag::list) return false;
  const Span of_list = code_->nodes[list.node].at;
  if (is_told_within(of_list)) return true;
  if (beside.type.tag() == Tag::number) return advise(of_list, "count(" + std::string(slice(of_list)) + ")");
  if (list.type.element().tag() != beside.type.tag() || beside.type.tag() != Tag::string) return false;
  const std::string one(slice(code_->nodes[beside.node].at));
  return advise(at, "list contains(" + std::string(slice(of_list)) + ", " + one + ")");
}

// 2024-01-01 is 2022; nobody means that.
bool Resolver::advise_date(NodeId id) {
  const auto operands = tree_.children(id);
  const std::string& signs = tree_.text(id);
  if (operands.size() < 3 || signs[0] != signs[1] || (signs[0] != '-' && signs[0] != '/')) return false;
  std::uint32_t end = tree_[id].at.offset;
  for (const NodeId each : operands.first(3)) {
    if (tree_[each].kind != Syntax::number || tree_[each].at.offset > end + 1) return false;
    end = tree_[each].at.end();
  }
  const Span at{tree_[id].at.offset, end - tree_[id].at.offset};
  const auto meant = temporal_meant(slice(at));
  return meant && advise(at, at_sign(*meant));
}

// name = "a" or "b"
bool Resolver::advise_alternatives(NodeId id, std::size_t operand, const Part& part) {
  const auto operands = tree_.children(id);
  if (operand == 0 || tree_[id].kind != Syntax::or_ || !is_constant(part.node)) return false;
  const NodeId before = operands[operand - 1];
  if (tree_[before].kind != Syntax::compare || tree_[before].form != RangeForm::equal) return false;
  const std::string subject(slice(tree_[tree_.children(before)[0]].at));
  const std::string first(slice(tree_[tree_.children(before)[1]].at));
  const Span at{tree_[before].at.offset, tree_[operands[operand]].at.end() - tree_[before].at.offset};
  return advise(at, subject + " in (" + first + ", " + std::string(slice(tree_[operands[operand]].at)) + ")");
}

// Of a range what only its ends have: period.year.
bool Resolver::advise_end(const Type& range, const std::string& name, Span at, std::string_view written) {
  if (range.tag() != Tag::range || !type_of_property(range.element(), name)) return false;
  const std::string first = std::string(written) + ".start." + name;
  const std::string last = std::string(written) + ".end." + name;
  problem(code::feel_write_either, at, {Text(slice(at)), Text(first), Text(last)});
  return true;
}

// A function of another language, or one of ours asked for as a property.
bool Resolver::advise_function(const std::string& name, Span at, std::string_view arguments, bool property) {
  std::string_view instead = in_place_of(Elsewhere::call, name);
  std::string own;
  if (instead.empty() && property) {
    const std::span<const Builtin> rows = builtins_named(name);
    if (rows.empty() || rows.front().parameters.empty()) return false;
    const bool more = rows.front().parameters.size() > 1 && !rows.front().parameters[1].optional;
    own = name + (more ? "({a}, ...)" : "({a})");
    instead = own;
  }
  if (instead.empty()) return false;
  return advise(at, with_operands(instead, {{}, {}, {}, arguments}));
}

// A name of another language, or one with its words run together.
bool Resolver::advise_name(const std::string& name, Span at) {
  if (const std::string_view instead = in_place_of(Elsewhere::value, name); !instead.empty()) {
    return advise(at, std::string(instead));
  }
  const std::optional<WordWithin> within = infix_within(name);
  if (!within) return false;
  const std::string_view text = name;
  const std::string_view left = text.substr(0, within->at);
  const std::string_view right = text.substr(within->at + within->found.length);
  return advise(at, with_operands(within->found.instead, {left, left, right, {}}));
}

bool Resolver::is_told_within(Span at) const {
  return std::any_of(result_.problems.begin(), result_.problems.end(), [&](const Problem& problem) {
    return problem.at.offset >= at.offset && problem.at.end() <= at.end();
  });
}

// Says why what was computed here gave null, and would again.
void Resolver::report_null(const Trace& trace, Span at) {
  if (is_told_within(at)) return;
  for (const Step& step : reasons(trace)) {
    if (!step.reason || is_limit(step.reason->code)) continue;
    const Span place = step.at.length > 0 ? step.at : at;
    result_.problems.push_back({step.reason->code, place, step.reason->arguments});
    return;
  }
}

// A call whose literal arguments alone make it null: tried with something in the place of what is not known yet.
void Resolver::try_call(const BuiltinCall& call, std::span<const Part> arguments, Span at) {
  if (!options_.strict || call.rows.empty()) return;
  const std::span<const Parameter> parameters = call.rows.front().parameters;
  std::vector<Value> values;
  bool tried = false;
  bool literal = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (is_constant(arguments[i].node)) {
      literal = true;
      values.push_back(code_->constants[code_->nodes[arguments[i].node].a]);
    } else if (i < parameters.size() && parameters[i].sample != Sample::none) {
      tried = true;
      values.push_back(value_of(parameters[i].sample));
    } else {
      return;
    }
  }
  if (!tried || !literal) return;
  Trace trace;
  Recorder recorder(trace);
  static_cast<void>(recorder.enter(at));
  const Environment environment;
  Evaluator evaluator(shared_code_, {}, options_.limits, environment, std::move(recorder));
  if (!invoke(evaluator, call.rows, values).is_null()) return;
  report_null(trace, at);
}

}  // namespace ducha::feel
