// SPDX-License-Identifier: Apache-2.0
#include "judge/changeable_facts.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/limits.h"
#include "base/period.h"
#include "facts/read_event.h"

namespace ducha {

namespace {

bool is_record_list(const FactSpec& spec) { return spec.type == FactType::list && spec.element.empty(); }

class Collector {
 public:
  explicit Collector(std::vector<Changeable>& found) : found_(found) {}

  // Down the fields that a program reads, as far as they are parts of a plan; of a record that is read as a whole every
  // field. A list stands for itself: what it lacks is an element.
  void add(std::uint32_t slot, const FactSpec& fact, FactPath at, const std::vector<std::string>& fields) {
    const FactSpec* spec = &fact;
    for (const std::string& field : fields) {
      if (spec->given) return;
      const bool record = spec->type == FactType::record || (is_record_list(*spec) && !at.empty() && spec == &fact);
      if (!record) break;
      const FactSpec* const below = spec->field(field);
      if (below == nullptr) return;
      at.emplace_back(field);
      spec = below;
    }
    add_whole(slot, *spec, std::move(at), spec == &fact);
  }

 private:
  void add_whole(std::uint32_t slot, const FactSpec& spec, FactPath at, bool of_fact) {
    if (spec.given) return;
    const bool record = spec.type == FactType::record || (of_fact && is_record_list(spec) && !at.empty());
    if (!record) {
      const bool known = std::any_of(found_.begin(), found_.end(),
                                     [&](const Changeable& each) { return each.slot == slot && each.value_at == at; });
      if (!known) found_.push_back({slot, std::move(at), &spec});
      return;
    }
    for (const FactSpec& field : spec.fields) {
      FactPath below = at;
      below.emplace_back(field.name);
      add_whole(slot, field, std::move(below), false);
    }
  }

  std::vector<Changeable>& found_;
};

// Of the window that the subject is: all of it, whatever of it the period holds.
std::optional<DateRange> window_of(const Finding& finding) {
  const bool window = finding.subject && finding.subject->kind == Subject::Kind::window && finding.subject->name;
  return window ? read_period(*finding.subject->name) : std::nullopt;
}

bool is_dated_in(const feel::Value& record, const FactSpec& list, const DateRange& window) {
  if (record.kind() != feel::Kind::context) return false;
  const feel::Value* const day = record.find(list.dated);
  if (day == nullptr) return false;
  std::optional<Date> on;
  if (day->kind() == feel::Kind::date) on = day->as_date();
  if (list.field(list.dated)->type == FactType::event) on = event_of(*day).on;
  return on && window.first <= *on && *on <= window.last;
}

// What a record is found by says which it is: another day or name would make it another record.
bool tells_which(const FactSpec& list, const std::string& field) {
  return field == list.dated || std::find(list.key.begin(), list.key.end(), field) != list.key.end();
}

// The list that the subject is a record of, and its place in the value that rules see.
std::optional<std::pair<std::uint32_t, std::size_t>> record_of(const PlanView& view, const Rule& rule,
                                                               const Finding& finding) {
  if (!finding.subject || finding.subject->kind != Subject::Kind::record || !rule.each) return std::nullopt;
  const std::vector<FactSpec>& facts = view.rules->vocabulary.facts();
  std::optional<std::uint32_t> list = rule.each->fact;
  if (!list) {
    for (const feel::ReadPath& path : rule.each->list.program->reads()) {
      if (path.slot >= view.rules->slots.facts || !is_record_list(facts[path.slot])) continue;
      if (list && *list != path.slot) return std::nullopt;
      list = path.slot;
    }
  }
  if (!list || view.facts.facts[*list].value.kind() != feel::Kind::list) return std::nullopt;
  const std::size_t count = view.facts.facts[*list].value.elements().size();
  for (std::size_t index = 0; index < count; ++index) {
    if (std::get<std::size_t>(view.facts.written(*list, {index}).front()) == finding.subject->index)
      return std::pair(*list, index);
  }
  return std::nullopt;
}

}  // namespace

std::vector<Changeable> changeable_facts(const PlanView& view, const Rule& rule, const RuleReads& reads,
                                         const Finding& finding) {
  std::vector<Changeable> found;
  Collector collector(found);
  const std::vector<FactSpec>& facts = view.rules->vocabulary.facts();
  const auto record = record_of(view, rule, finding);
  const auto window = window_of(finding);
  for (const feel::ReadPath& path : reads.paths()) {
    if (path.slot < view.rules->slots.facts) {
      // Another record says nothing of this one.
      if (record && path.slot == record->first) continue;
      const FactSpec& fact = facts[path.slot];
      collector.add(path.slot, fact, {}, path.fields);
      // What the records of the window say, where the window is what is judged.
      if (!window || fact.dated.empty() || path.fields.empty() || tells_which(fact, path.fields.front())) continue;
      const feel::Value& list = view.facts.facts[path.slot].value;
      const std::size_t count = list.kind() == feel::Kind::list ? list.elements().size() : 0;
      std::size_t taken = 0;
      for (std::size_t index = 0; index < count && taken < kRemedies; ++index) {
        if (!is_dated_in(list.elements()[index], fact, *window)) continue;
        collector.add(path.slot, fact, {index}, path.fields);
        ++taken;
      }
    } else if (record && path.slot == view.rules->slots.record()) {
      collector.add(record->first, facts[record->first], {record->second}, path.fields);
    }
  }
  return found;
}

}  // namespace ducha
