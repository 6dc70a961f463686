// SPDX-License-Identifier: Apache-2.0
#include "batch/group_faults.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "judge/evidence.h"

namespace ducha {

namespace {

// Of a superior the figure alone, which of the others nobody reads.
bool reads_part_of(const JudgedGroup& judged, const KeptUnit& unit, const InvalidPart& part) {
  const bool superior = std::any_of(unit.rules.begin(), unit.rules.end(), [&judged](const KeptMembership& one) {
    return one.in == Membership::superior && one.rule == judged.rule.id;
  });
  return superior ? judged.rule.whole_slot == part.slot
                  : judged.reads.touches_unit(part) || judged.reads.population_touches(part);
}

Evidence evidence_of(const JudgedGroup& judged, const KeptPart& part, const std::string& unit) {
  const FactSpec& fact = judged.fact(part.part.slot);
  return {path_text(fact.name, part.part.path),         called(fact), "null",
          invalid_shown(part.written, judged.language), part.at,      unit};
}

void add_fault(const JudgedGroup& judged, const KeptInvalid& one, const std::string& unit, InvalidEvidence& to) {
  Evidence what = evidence_of(judged, one.what, unit);
  if (one.told.empty()) return to.unreadable(std::move(what));
  if (!one.against) return to.impossible(one.told, std::move(what));
  to.contradiction(one.told, std::move(what), evidence_of(judged, *one.against, unit));
}

// Plans of which the condition cannot be read, and those that belong and say what cannot hold.
std::vector<std::uint32_t> lines_at_fault(const Group& group) {
  std::vector<std::uint32_t> lines = group.unreadable;
  const auto look_at = [&lines](const GroupMember& plan) {
    if (plan.invalid && plan.state == GroupMember::State::belongs) lines.push_back(plan.line);
  };
  for (const GroupMember& member : group.members) look_at(member);
  for (const FurtherPlan& further : group.further) look_at(further.plan);
  return lines;
}

}  // namespace

std::optional<InvalidEvidence> faults_of(const JudgedGroup& judged) {
  const std::vector<std::uint32_t> lines = lines_at_fault(judged.group);
  if (lines.empty()) return std::nullopt;
  InvalidEvidence evidence;
  for (const auto& [line, unit] : judged.group.units(lines)) {
    for (const KeptHead& one : unit->unreadable) {
      if (!reads_head(judged.across, judged.rules.slots, one.head)) continue;
      evidence.unreadable({one.head, head_label(one.head), "null", one.written, one.at, unit->unit});
    }
    for (const KeptInvalid& one : unit->invalid) {
      if (reads_part_of(judged, *unit, one.what.part)) add_fault(judged, one, unit->unit, evidence);
    }
  }
  return evidence;
}

}  // namespace ducha
