// SPDX-License-Identifier: Apache-2.0
#include "batch/group_reasons.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <vector>

#include "base/limits.h"
#include "judge/evidence.h"
#include "judge/finding_words.h"
#include "judge/words.h"

namespace ducha {

namespace {

// Whom nobody has counted.
Text why_incomplete(const JudgedGroup& judged) {
  const SuperiorCount& superior = judged.superior;
  if (judged.group.unsettled) return filled(FindingWord::places_of_one_name, {Text(std::to_string(kPlacesOfOneName))});
  if (judged.group.several_superiors) return words_of(FindingWord::several_superiors);
  const bool roster = judged.options.roster_units != nullptr;
  if (superior.state == SuperiorCount::State::elsewhen)
    return filled(roster ? FindingWord::unlisted_elsewhen : FindingWord::superior_elsewhen, {Text(judged.spoken_of)});
  if (superior.state == SuperiorCount::State::contradictory)
    return filled(FindingWord::plans_differ, {called(judged.fact(*judged.rule.whole_slot))});
  if (!superior.count) return words_of(roster ? FindingWord::unlisted : FindingWord::not_all_known);
  return filled(FindingWord::not_all_submitted,
                {Text(std::to_string(*superior.count)), Text(std::to_string(judged.known()))});
}

// Two plans of a unit that say different things of the same days: once for each fact.
std::vector<Text> why_differing(const JudgedGroup& judged) {
  std::vector<Text> why;
  std::set<std::uint32_t> facts;
  for (const DifferingPlans& plans : judged.differing) {
    if (facts.insert(plans.fact).second)
      why.push_back(filled(FindingWord::plans_differ, {called(judged.fact(plans.fact))}));
  }
  return why;
}

// Totals that say nothing of the window.
std::vector<Text> why_totals(const JudgedGroup& judged) {
  std::vector<Text> why;
  for (const std::uint32_t slot : judged.facts) {
    const FactSpec& fact = judged.fact(slot);
    if (!judged.reads.reads_of_unit(fact.name)) continue;
    const auto voter = std::find_if(judged.voters.begin(), judged.voters.end(),
                                    [&](const GroupMember& one) { return judged.is_left_out(one, slot); });
    if (voter == judged.voters.end()) continue;
    why.push_back(
        filled(FindingWord::given_together, {called(fact), Text(to_string(*judged.times_of(*voter).period))}));
  }
  return why;
}

// Whose plans are from before: also where the rule itself asks for the day of each.
std::vector<Text> why_early(const JudgedGroup& judged, std::size_t early) {
  if (early > 0) return {filled(FindingWord::told_early, {Text(std::to_string(early))})};
  if (!judged.reads.reads_of_unit("as_of")) return {};
  const Date final = judged.group.period ? judged.group.period->last : judged.group.as_of;
  const auto before = std::count_if(judged.voters.begin(), judged.voters.end(), [&](const GroupMember& voter) {
    return voter.state == GroupMember::State::belongs && judged.times_of(voter).as_of < final;
  });
  if (before == 0) return {};
  return {filled(FindingWord::told_before, {Text(std::to_string(before)), Text(to_string(final))})};
}

}  // namespace

std::string why_unknown(const JudgedGroup& judged, const GroupVerdict& verdict, const std::vector<Missing>& undated) {
  if (verdict.incomplete) return why_incomplete(judged).in(judged.language);
  std::string why;
  for (const std::vector<Text>& reasons :
       {why_differing(judged), why_totals(judged), why_early(judged, verdict.early)}) {
    for (const Text& reason : reasons) append_words(why, reason.in(judged.language), judged.language);
  }
  for (const Missing& fact : undated) {
    const Text reason = filled(FindingWord::undated_in_units, {*fact.label, Text(std::to_string(fact.units))});
    append_words(why, reason.in(judged.language), judged.language);
  }
  append_words(why, reason_words(verdict.decisive(), judged.language), judged.language);
  return why;
}

}  // namespace ducha
