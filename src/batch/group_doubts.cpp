// SPDX-License-Identifier: Apache-2.0
#include "batch/group_doubts.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "judge/evidence.h"
#include "judge/finding_words.h"
#include "judge/words.h"

namespace ducha {

namespace {

// What each of two plans of a unit says.
void add_differing(const JudgedGroup& judged, Finding& finding) {
  constexpr std::size_t kNamed = 20;  // units
  for (std::size_t i = 0; i < std::min(judged.differing.size(), kNamed); ++i) {
    const DifferingPlans& plans = judged.differing[i];
    const FactSpec& fact = judged.fact(plans.fact);
    const std::size_t index = judged.index_of(plans.fact);
    for (const auto& [line, unit] : judged.group.units({plans.line, plans.other})) {
      const feel::Value& value = unit->values[index];
      finding.evidence.push_back({fact.name, called(fact), to_json(value), shown(value, &fact, judged.language),
                                  unit->places[index], unit->unit});
    }
  }
}

// The units of which it is not known whether they belong, by the numbers of their lines.
class UnknownMembers {
 public:
  UnknownMembers(const JudgedGroup& judged, const std::vector<std::uint32_t>& lines)
      : judged_(judged), lines_(lines), named_(judged.units_of(lines_.first(std::min(lines_.size(), kNamed)))) {}

  // The facts of the condition that they lack, and what it reads of their plans' heads. Of those whose head cannot be
  // read, the first are named.
  void add(Finding& finding) const {
    std::vector<Missing> lacks = facts_of_condition();
    add_heads(lacks);
    append_missing(finding.missing, std::move(lacks));
    for (const auto& [line, unit] : named_) {
      for (const KeptHead& one : unit->unreadable) {
        if (one.head != "period" && !reads(one.head)) continue;
        finding.evidence.push_back({one.head, head_label(one.head), "null", one.written, one.at, unit->unit});
      }
    }
  }

 private:
  static constexpr std::size_t kNamed = 100;

  [[nodiscard]] bool reads(std::string_view head) const {
    return reads_head(judged_.across, judged_.rules.slots, head);
  }

  [[nodiscard]] std::vector<Missing> facts_of_condition() const {
    std::vector<Missing> lacks;
    for (const feel::ReadPath& path : judged_.rule.across->program->reads()) {
      if (path.slot >= judged_.rules.slots.facts) continue;
      const FactSpec& fact = judged_.fact(path.slot);
      const Location at = named_.empty() ? Location{} : named_.begin()->second->places[judged_.index_of(path.slot)];
      append_missing(lacks, Missing{fact.name, called(fact), at, lines_.size()});
    }
    return lacks;
  }

  void add_heads(std::vector<Missing>& lacks) const {
    std::size_t without_level = 0, without_period = 0;
    for (std::size_t begin = 0; begin < lines_.size(); begin += kNamed) {
      for (const auto& [line, unit] :
           judged_.units_of(lines_.subspan(begin, std::min(kNamed, lines_.size() - begin)))) {
        if (!unit->level) ++without_level;
        if (!unit->period) ++without_period;
      }
    }
    if (without_level > 0 && reads("level"))
      append_missing(lacks, Missing{"level", head_label("level"), {}, without_level});
    if (without_period > 0) append_missing(lacks, Missing{"period", head_label("period"), {}, without_period});
  }

  const JudgedGroup& judged_;
  std::span<const std::uint32_t> lines_;
  KeptUnits named_;
};

void add_set_aside(const JudgedGroup& judged, Finding& finding) {
  std::vector<std::uint32_t> aside;
  for (const PlanSetAside& plan : judged.set_aside) aside.push_back(plan.line);
  if (aside.empty()) return;
  for (const auto& [line, unit] : judged.group.units(aside)) {
    finding.set_aside.push_back(
        {unit->unit, unit->period ? to_string(*unit->period) : std::string(), {unit->file, unit->line, 0}});
  }
}

}  // namespace

void add_doubts(const JudgedGroup& judged, Finding& finding) {
  std::vector<std::uint32_t> unknown;
  std::size_t absent = 0, of_which = 0, elsewhen = 0, without_period = 0;
  for (const GroupMember& member : judged.voters) {
    of_which += member.of_which ? 1 : 0;
    if (member.state == GroupMember::State::elsewhen) ++(judged.times_of(member).period ? elsewhen : without_period);
    if (member.state == GroupMember::State::unknown && !member.of_which) unknown.push_back(member.line);
    if (member.state == GroupMember::State::absent) ++absent;
  }
  if (!unknown.empty()) UnknownMembers(judged, unknown).add(finding);
  if (of_which > 0) finding.missing.push_back({"region", head_label("region"), {}, of_which});
  if (absent > 0) finding.missing.push_back({"plan", words_of(FindingWord::the_plan), {}, absent});
  if (without_period > 0) finding.missing.push_back({"period", head_label("period"), {}, without_period});
  if (elsewhen > 0) {
    const Text plan = filled(FindingWord::plan_holding, {Text(judged.spoken_of)});
    finding.missing.push_back({"plan", plan, {}, elsewhen});
  }
  add_differing(judged, finding);
  add_set_aside(judged, finding);
}

}  // namespace ducha
