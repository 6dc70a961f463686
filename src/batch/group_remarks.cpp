// SPDX-License-Identifier: Apache-2.0
#include "batch/group_remarks.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "feel/compile/program.h"
#include "judge/finding_words.h"
#include "judge/in_doubt.h"
#include "judge/words.h"
#include "rulebook/compile_options.h"

namespace ducha {

namespace {

constexpr std::size_t kNamedUnits = 10;
constexpr std::size_t kNamedPeriods = 10;

// The plans for one period that have a vote.
struct OfPeriod {
  std::size_t plans = 0;
  std::vector<std::uint32_t> first;  // as many as are named
};
using Periods = std::map<std::pair<Date, Date>, OfPeriod, std::greater<>>;  // by the last day and the first

Periods periods_of(const JudgedGroup& judged) {
  Periods periods;
  for (const GroupMember& voter : judged.voters) {
    if (voter.state != GroupMember::State::belongs || !judged.times_of(voter).period) continue;
    const DateRange& period = *judged.times_of(voter).period;
    OfPeriod& of = periods[{period.last, period.first}];
    if (of.plans++ < kNamedUnits) of.first.push_back(voter.line);
  }
  return periods;
}

std::string names_of(const JudgedGroup& judged, const OfPeriod& plans) {
  const std::string& comma = word(FindingWord::list_comma, judged.language);
  std::string names;
  for (const auto& [line, unit] : judged.units_of(plans.first)) {
    if (!unit->unit.empty()) names += (names.empty() ? "" : comma) + unit->unit;
  }
  if (!names.empty() && plans.plans > plans.first.size())
    names += comma + word(FindingWord::and_so_on, judged.language);
  return names;
}

// Where neither windows nor a day are judged, plans for several periods speak beside one another: how many for each,
// and who stands apart from most.
std::string periods_words(const JudgedGroup& judged) {
  if (judged.is_of_one_time()) return {};
  const Periods periods = periods_of(judged);
  if (periods.size() < 2) return {};
  const auto most = std::max_element(periods.begin(), periods.end(), [](const auto& one, const auto& other) {
    return one.second.plans < other.second.plans;
  });
  const std::string& comma = word(FindingWord::list_comma, judged.language);
  std::string words;
  std::size_t told = 0;
  for (const auto& [days, of] : periods) {
    if (told++ == kNamedPeriods) {
      words += comma + word(FindingWord::and_so_on, judged.language);
      break;
    }
    const std::string names = days == most->first ? std::string() : names_of(judged, of);
    const std::vector<Text> arguments = {Text(to_string(DateRange{days.second, days.first})),
                                         Text(std::to_string(of.plans)), Text(names)};
    words +=
        (words.empty() ? "" : comma) +
        filled(names.empty() ? FindingWord::for_period : FindingWord::for_period_of, arguments).in(judged.language);
  }
  return word(FindingWord::periods_differ, judged.language) + words;
}

// The number of the superior counts, though none of the units speaks of its period.
std::string superior_period_words(const JudgedGroup& judged, const GroupVerdict& verdict) {
  const bool asked = verdict.incomplete || verdict.outcome.require == Ternary::yes;
  if (judged.is_of_one_time() || !asked || !judged.group.asks_for_all || !judged.superior.count) return {};
  const std::optional<DateRange>& period = judged.group.superiors.front().times.period;
  const bool shared = std::any_of(judged.voters.begin(), judged.voters.end(), [&](const GroupMember& voter) {
    return voter.state == GroupMember::State::belongs && judged.times_of(voter).period == period;
  });
  if (!period || shared) return {};
  return filled(FindingWord::superior_period, {Text(to_string(*period))}).in(judged.language);
}

// The list whose elements an expression counts, as it was evaluated; null: it counts none.
const feel::Step* counted_in(const feel::Trace& trace) {
  const auto counts = [](const feel::Step& step) {
    return step.function == "share at least" || step.function == "count at least";
  };
  const auto step = std::find_if(trace.steps.begin(), trace.steps.end(), counts);
  if (step == trace.steps.end()) return nullptr;
  const auto counted = std::find_if(trace.steps.begin(), trace.steps.end(), [&](const feel::Step& operand) {
    return operand.parent == static_cast<std::uint32_t>(step - trace.steps.begin()) &&
           operand.value.kind() == feel::Kind::list;
  });
  return counted == trace.steps.end() ? nullptr : &*counted;
}

// How many meet it, at least and at most.
struct Bounds {
  std::size_t least = 0, most = 0, all = 0;
};

Bounds bounds_of(const feel::Value& counted) {
  Bounds bounds;
  for (const feel::Value& value : counted.elements()) {
    bounds.least += value.is_true() ? 1U : 0U;
    bounds.most += value.is_true() || value.is_null() ? 1U : 0U;
  }
  bounds.all = counted.elements().size();
  return bounds;
}

// The list by itself, with each record of which a filter cannot tell whether it counts counted and left out.
void widen(Bounds& bounds, const JudgedGroup& judged, const Expression& expression, Span list) {
  const std::string text = expression.text.substr(list.offset, list.length);
  const feel::Compiled made = feel::compile(text, judged.rule.scope, compile_options_of(judged.rule));
  if (made.program == nullptr) return;  // a part of a loop is nothing by itself
  evaluate_each_way(*made.program, judged.slots.all(), [&bounds](const feel::Value& value) {
    if (value.kind() != feel::Kind::list) return true;
    const Bounds other = bounds_of(value);
    bounds = {std::min(bounds.least, other.least), std::max(bounds.most, other.most), std::max(bounds.all, other.all)};
    return true;
  });
}

}  // namespace

void add_bounds(const JudgedGroup& judged, const GroupVerdict& verdict, Finding& finding) {
  const feel::Trace& trace = verdict.decisive();
  const feel::Step* const counted = counted_in(trace);
  if (counted == nullptr) return;
  Bounds bounds = bounds_of(counted->value);
  if (feel::met_doubt(trace))
    widen(bounds, judged, verdict.is_required() ? judged.rule.require : *judged.rule.when, counted->at);
  const Text all(std::to_string(bounds.all));
  const Text least(std::to_string(bounds.least));
  const bool open = bounds.least < bounds.most;
  if (open) {
    const std::vector<Text> arguments = {least, Text(std::to_string(bounds.most)), all};
    append_words(finding.message, filled(FindingWord::bounds, arguments).in(judged.language), judged.language);
  } else if (finding.message.empty() && finding.status != Status::pass) {
    finding.message = filled(FindingWord::counted, {least, all}).in(judged.language);
  }
}

void add_period_remarks(const JudgedGroup& judged, const GroupVerdict& verdict, Finding& finding) {
  std::string& to = finding.status == Status::unknown ? finding.why : finding.message;
  append_words(to, periods_words(judged), judged.language);
  append_words(to, superior_period_words(judged, verdict), judged.language);
}

}  // namespace ducha
