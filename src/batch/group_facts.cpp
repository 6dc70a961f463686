// SPDX-License-Identifier: Apache-2.0
#include "batch/group_facts.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/limits.h"
#include "judge/evidence.h"
#include "judge/words.h"

namespace ducha {

namespace {

// units[2].labs: which unit, which fact, and the path below it.
struct UnitPart {
  std::size_t unit;
  std::uint32_t slot;
  FactPath path;
  friend auto operator<=>(const UnitPart&, const UnitPart&) = default;  // NOLINT(modernize-use-nullptr)
};

// A fact that units lack: how many do, and the first of them.
struct Lack {
  std::string name;
  UnitPart first;
  std::size_t units;
};

class GroupFacts {
 public:
  explicit GroupFacts(const JudgedGroup& judged) : judged_(judged), facts_(judged.rules.vocabulary) {}

  // Also where the verdict stands without those that lack a fact.
  void add(const feel::Trace& trace, Finding& finding) const {
    const std::vector<UnitPart> decided = parts_of(feel::deciding(trace));
    const std::vector<Lack> lacks = many(trace) ? all_lacks() : lacks_in(trace, decided);
    std::vector<std::uint32_t> named;
    named.reserve(decided.size() + lacks.size());
    for (const UnitPart& part : decided) named.push_back(line_of(part));
    for (const Lack& lack : lacks) named.push_back(line_of(lack.first));
    const KeptUnits units = judged_.group.units(named);
    for (const UnitPart& part : decided) {
      // One that is left out is given, and no part of what the window is judged by: the reason says so.
      const auto unit = units.find(line_of(part));
      if (unit != units.end() && !judged_.is_left_out(judged_.voters[part.unit], part.slot))
        finding.evidence.push_back(evidence_of(part, *unit->second));
    }
    for (const Lack& lack : lacks) {
      const auto unit = units.find(line_of(lack.first));
      if (unit != units.end()) finding.missing.push_back(missing_of(lack, *unit->second));
    }
  }

 private:
  [[nodiscard]] std::uint32_t line_of(const UnitPart& part) const { return judged_.voters[part.unit].line; }
  [[nodiscard]] const FactSpec* spec_of_part(const UnitPart& part) const {
    return spec_of(facts_, part.slot, part.path);
  }
  [[nodiscard]] const std::string& name_of(const UnitPart& part) const { return judged_.fact(part.slot).name; }
  [[nodiscard]] feel::Value seen_value(const UnitPart& part) const {
    const feel::Value* fact = judged_.units()[part.unit].find(name_of(part));
    return fact != nullptr ? value_at(*fact, part.path) : feel::Value();
  }

  [[nodiscard]] Evidence evidence_of(const UnitPart& part, const KeptUnit& unit) const {
    const FactSpec* spec = spec_of_part(part);
    const feel::Value value = seen_value(part);
    return {
        path_text(name_of(part), part.path),
        spec != nullptr ? called(*spec) : Text(name_of(part)),
        to_json(value),
        is_unsaid(value, spec) ? word(FindingWord::not_given, judged_.language) : shown(value, spec, judged_.language),
        unit.places[judged_.index_of(part.slot)],
        unit.unit};
  }

  [[nodiscard]] Missing missing_of(const Lack& lack, const KeptUnit& unit) const {
    const FactSpec* spec = spec_of_part(lack.first);
    return {lack.name, spec != nullptr ? called(*spec) : Text(lack.name),
            unit.places[judged_.index_of(lack.first.slot)], lack.units};
  }

  // --- parts of units

  [[nodiscard]] std::optional<UnitPart> part_of(const feel::Origin& origin) const {
    if (origin.slot != judged_.rules.slots.units() || origin.path.size() < 2) return std::nullopt;
    const auto* unit = std::get_if<std::size_t>(&origin.path[0]);
    const auto* name = std::get_if<std::string>(&origin.path[1]);
    if (unit == nullptr || name == nullptr || *unit >= judged_.size()) return std::nullopt;
    // Of others nothing is known, and nothing was kept.
    if (judged_.voters[*unit].state != GroupMember::State::belongs) return std::nullopt;
    for (const std::uint32_t slot : judged_.facts) {
      if (judged_.fact(slot).name != *name) continue;
      UnitPart part{*unit, slot, {origin.path.begin() + 2, origin.path.end()}};
      part.path.resize(event_depth(facts_, slot, part.path));
      return part;
    }
    return std::nullopt;
  }

  // Each once, though its own parts were read: whether an event happened, and on which day.
  [[nodiscard]] std::vector<UnitPart> parts_of(const std::vector<feel::Origin>& origins) const {
    std::vector<UnitPart> parts;
    std::set<UnitPart> known;
    for (const feel::Origin& origin : origins) {
      auto part = part_of(origin);
      if (part && known.insert(*part).second) parts.push_back(std::move(*part));
    }
    return parts;
  }

  // --- what is lacking

  // Too many to be traced one by one: a trace keeps so many of each outcome, and of the elements that are null.
  [[nodiscard]] bool many(const feel::Trace& trace) const { return trace.thinned || judged_.size() > kFeelLoopSteps; }

  // Of such a batch: every fact that the rule reads, of any unit.
  [[nodiscard]] std::vector<Lack> all_lacks() const {
    std::vector<Lack> lacks;
    for (const std::uint32_t slot : judged_.facts) {
      const FactSpec& fact = judged_.fact(slot);
      if (!judged_.reads.reads_of_unit(fact.name)) continue;
      Lack lack{fact.name, {0, slot, {}}, 0};
      for (std::size_t i = 0; i < judged_.size(); ++i) {
        if (judged_.voters[i].state != GroupMember::State::belongs) continue;
        const feel::Value* value = judged_.units()[i].find(fact.name);
        if (value != nullptr && !is_unsaid(*value, &fact)) continue;
        if (lack.units++ == 0) lack.first.unit = i;
      }
      if (lack.units > 0) lacks.push_back(std::move(lack));
    }
    return lacks;
  }

  // What made the result null, and what was null among that which decided.
  [[nodiscard]] std::vector<Lack> lacks_in(const feel::Trace& trace, const std::vector<UnitPart>& decided) const {
    std::vector<Lack> lacks;
    std::map<std::string, std::size_t> index_of_name;
    std::set<std::pair<std::string, std::size_t>> counted;  // a unit counts once, however many records lack the field
    for (const UnitPart& part : lacking_parts(trace, decided)) {
      FactPath fields;
      for (const auto& step : part.path) {
        if (std::holds_alternative<std::string>(step)) fields.push_back(step);
      }
      const std::string name = path_text(name_of(part), fields);
      const auto [entry, fresh] = index_of_name.emplace(name, lacks.size());
      if (fresh) lacks.push_back({name, part, 0});
      if (counted.emplace(name, part.unit).second) ++lacks[entry->second].units;
    }
    return lacks;
  }

  // Each once, in the order of the units.
  [[nodiscard]] std::vector<UnitPart> lacking_parts(const feel::Trace& trace,
                                                    const std::vector<UnitPart>& decided) const {
    std::vector<UnitPart> lacking = parts_of(feel::missing(trace));
    const std::vector<UnitPart> doubtful = parts_of(feel::doubtful(trace));
    lacking.insert(lacking.end(), doubtful.begin(), doubtful.end());
    lacking.insert(lacking.end(), decided.begin(), decided.end());
    // An event of which no more than the day is not said is given.
    std::erase_if(lacking, [this](const UnitPart& part) { return !is_unsaid(seen_value(part), spec_of_part(part)); });
    std::sort(lacking.begin(), lacking.end());
    lacking.erase(std::unique(lacking.begin(), lacking.end()), lacking.end());
    return lacking;
  }

  const JudgedGroup& judged_;
  const Vocabulary& facts_;
};

}  // namespace

void add_group_facts(const JudgedGroup& judged, const feel::Trace& trace, Finding& finding) {
  GroupFacts(judged).add(trace, finding);
}

}  // namespace ducha
