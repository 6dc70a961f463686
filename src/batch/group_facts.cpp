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
#include "facts/read_event.h"
#include "judge/evidence.h"
#include "judge/finding_words.h"
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
  bool given = false;  // an event that happened, on a day that is not said
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
      if (unit != units.end())
        (lack.given ? finding.given : finding.missing).push_back(missing_of(lack, *unit->second));
    }
    add_heads(trace, finding);
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
            unit.places[judged_.index_of(lack.first.slot)], lack.units, lack.given};
  }

  // --- parts of units

  // Whose entry it is that was read. Of others than those who belong nothing is known, and nothing was kept.
  [[nodiscard]] std::optional<std::size_t> unit_of(const feel::Origin& origin) const {
    if (origin.slot != judged_.rules.slots.units() || origin.path.size() < 2) return std::nullopt;
    const auto* unit = std::get_if<std::size_t>(&origin.path[0]);
    if (unit == nullptr || *unit >= judged_.size() || !std::holds_alternative<std::string>(origin.path[1]) ||
        judged_.voters[*unit].state != GroupMember::State::belongs)
      return std::nullopt;
    return *unit;
  }

  [[nodiscard]] std::optional<UnitPart> part_of(const feel::Origin& origin) const {
    const std::optional<std::size_t> unit = unit_of(origin);
    if (!unit) return std::nullopt;
    const std::string& name = std::get<std::string>(origin.path[1]);
    for (const std::uint32_t slot : judged_.facts) {
      if (judged_.fact(slot).name != name) continue;
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
    std::vector<UnitPart> open = parts_of(feel::missing(trace));
    const std::vector<UnitPart> doubtful = parts_of(feel::doubtful(trace));
    open.insert(open.end(), doubtful.begin(), doubtful.end());
    std::vector<UnitPart> lacking = open;
    lacking.insert(lacking.end(), decided.begin(), decided.end());
    std::erase_if(lacking, [this](const UnitPart& part) { return is_said(part); });
    std::erase_if(open, [this](const UnitPart& part) { return !is_said(part) || !is_undated(part); });
    std::vector<Lack> lacks;
    add_lacks(std::move(lacking), false, lacks);
    add_lacks(std::move(open), true, lacks);
    return lacks;
  }
  [[nodiscard]] bool is_said(const UnitPart& part) const { return !is_unsaid(seen_value(part), spec_of_part(part)); }
  [[nodiscard]] bool is_undated(const UnitPart& part) const {
    const FactSpec* const spec = spec_of_part(part);
    if (spec == nullptr || spec->type != FactType::event) return false;
    const Event event = event_of(seen_value(part));
    return event.happened.value_or(false) && !event.on;
  }

  // Each once, in the order of the units.
  void add_lacks(std::vector<UnitPart> parts, bool given, std::vector<Lack>& to) const {
    std::sort(parts.begin(), parts.end());
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    std::map<std::string, std::size_t> index_of_name;
    std::set<std::pair<std::string, std::size_t>> counted;  // a unit counts once, however many records lack the field
    for (const UnitPart& part : parts) {
      FactPath fields;
      for (const auto& step : part.path) {
        if (std::holds_alternative<std::string>(step)) fields.push_back(step);
      }
      const std::string name = path_text(name_of(part), fields);
      const auto [entry, fresh] = index_of_name.emplace(name, to.size());
      if (fresh) to.push_back({name, part, 0, given});
      if (counted.emplace(name, part.unit).second) ++to[entry->second].units;
    }
  }

  // --- heads of plans

  // The level that plans do not say, and parts of their region.
  void add_heads(const feel::Trace& trace, Finding& finding) const {
    std::vector<feel::Origin> origins = feel::missing(trace);
    for (feel::Origin& origin : feel::doubtful(trace)) origins.push_back(std::move(origin));
    std::map<std::string, std::set<std::size_t>> lacking;  // units by what they do not say
    for (const feel::Origin& origin : origins) {
      const std::optional<std::size_t> unit = unit_of(origin);
      if (!unit) continue;
      const std::string& head = std::get<std::string>(origin.path[1]);
      if (head != "level" && head != "region") continue;
      const std::size_t depth = std::min<std::size_t>(origin.path.size(), 3);  // the part of a region has none itself
      const auto end = origin.path.begin() + static_cast<std::ptrdiff_t>(depth);
      lacking[path_text(head, {origin.path.begin() + 2, end})].insert(*unit);
    }
    for (const auto& [name, units] : lacking) {
      const std::uint32_t line = judged_.voters[*units.begin()].line;
      for (const auto& [number, unit] : judged_.group.units({line})) {
        const Text& label = head_label(name == "level" ? name : "region");
        append_missing(finding.missing, Missing{name, label, {unit->file, unit->line, 0}, units.size()});
      }
    }
  }

  const JudgedGroup& judged_;
  const Vocabulary& facts_;
};

}  // namespace

void add_group_facts(const JudgedGroup& judged, const feel::Trace& trace, Finding& finding) {
  GroupFacts(judged).add(trace, finding);
}

}  // namespace ducha
