// SPDX-License-Identifier: Apache-2.0
#include "batch/group_remarks.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "judge/finding_words.h"
#include "judge/words.h"

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
const feel::Value* counted_in(const feel::Trace& trace) {
  const auto counts = [](const feel::Step& step) {
    return step.function == "share at least" || step.function == "count at least";
  };
  const auto step = std::find_if(trace.steps.begin(), trace.steps.end(), counts);
  if (step == trace.steps.end()) return nullptr;
  const auto counted = std::find_if(trace.steps.begin(), trace.steps.end(), [&](const feel::Step& operand) {
    return operand.parent == static_cast<std::uint32_t>(step - trace.steps.begin()) &&
           operand.value.kind() == feel::Kind::list;
  });
  return counted == trace.steps.end() ? nullptr : &counted->value;
}

}  // namespace

void add_bounds(const feel::Trace& trace, Language language, Finding& finding) {
  const feel::Value* const counted = counted_in(trace);
  if (counted == nullptr) return;
  std::size_t yes = 0, open = 0;
  for (const feel::Value& value : counted->elements()) {
    yes += value.is_true() ? 1U : 0U;
    open += value.is_null() ? 1U : 0U;
  }
  const Text all(std::to_string(counted->elements().size()));
  if (open == 0 && finding.message.empty() && finding.status != Status::pass)
    finding.message = filled(FindingWord::counted, {Text(std::to_string(yes)), all}).in(language);
  if (open == 0) return;
  const std::vector<Text> arguments = {Text(std::to_string(yes)), Text(std::to_string(yes + open)), all};
  append_words(finding.message, filled(FindingWord::bounds, arguments).in(language), language);
}

void add_period_remarks(const JudgedGroup& judged, const GroupVerdict& verdict, Finding& finding) {
  std::string& to = finding.status == Status::unknown ? finding.why : finding.message;
  append_words(to, periods_words(judged), judged.language);
  append_words(to, superior_period_words(judged, verdict), judged.language);
}

}  // namespace ducha
