// SPDX-License-Identifier: Apache-2.0
#include "judge/rule_reads.h"

#include <algorithm>

#include "rulebook/expressions.h"

namespace ducha {

namespace {

// The names along a path from some position on; positions in lists are left out.
std::vector<std::string> fields_of(const FactPath& path, std::size_t from = 0) {
  std::vector<std::string> fields;
  for (std::size_t i = from; i < path.size(); ++i) {
    if (const auto* name = std::get_if<std::string>(&path[i])) fields.push_back(*name);
  }
  return fields;
}

bool one_leads_into_other(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const std::size_t shared = std::min(a.size(), b.size());
  return std::equal(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(shared), b.begin());
}

// How many records a list has does not hang on what stands in a field of one of them, but on those that tell them
// apart and on the day that says whether they count.
bool leads_into(const feel::ReadPath& path, const std::vector<std::string>& fields, const FactSpec& fact) {
  if (!one_leads_into_other(path.fields, fields)) return false;
  if (!path.size_only || fields.size() <= path.fields.size()) return true;
  const FactSpec* spec = &fact;
  for (const std::string& name : path.fields) {
    spec = spec->field(name);
    if (spec == nullptr) return true;
  }
  const std::string& field = fields[path.fields.size()];
  return field == spec->dated || std::find(spec->key.begin(), spec->key.end(), field) != spec->key.end();
}

}  // namespace

RuleReads::RuleReads(const PolicyRules& rules, const Rule& rule) : rules_(rules), rule_(rule) {
  const auto add = [this](const Expression& expression) {
    const auto& reads = expression.program->reads();
    paths_.insert(paths_.end(), reads.begin(), reads.end());
  };
  // A message reads nothing that a verdict depends on, and a population is judged elsewhere.
  for_each_deciding(rule, add);
  for_each_deciding(rule, [&](const Expression& expression) {
    if (rule.each && &expression == &rule.each->list) return;
    for (const feel::ReadPath& path : expression.program->reads()) beside_each_.push_back(path.slot);
  });
  if (rule.across && rule.across->program != nullptr) population_ = rule.across->program->reads();
  for_each_expression(rule, [this](const Expression& expression) {
    for (const feel::ReadPath& path : expression.program->reads()) {
      if (path.slot == rules_.slots.units()) of_message_.push_back(path);
    }
  });
  for (const feel::ReadPath& path : paths_) {
    if (rules.slots.is_param(path.slot)) params_.push_back(path.slot);
  }
  std::sort(params_.begin(), params_.end());
  params_.erase(std::unique(params_.begin(), params_.end()), params_.end());
  see_tables();
  add_days();
}

namespace {

// What of a fact's specification is met along a path, and below its end.
struct Specs {
  bool event = false;
  std::vector<std::pair<std::size_t, const FactSpec*>> dated;  // how many fields lead to each list
};

void collect(const FactSpec& spec, std::size_t depth, Specs& specs) {
  specs.event = specs.event || spec.type == FactType::event;
  if (!spec.dated.empty()) specs.dated.emplace_back(depth, &spec);
}

void collect_below(const FactSpec& spec, std::size_t depth, Specs& specs) {
  collect(spec, depth, specs);
  for (const FactSpec& field : spec.fields) collect_below(field, depth + 1, specs);
  for (const FactSpec& element : spec.element) collect_below(element, depth, specs);
}

Specs specs_along(const FactSpec& fact, const std::vector<std::string>& fields, std::size_t from) {
  Specs specs;
  const FactSpec* spec = &fact;
  for (std::size_t depth = from; depth < fields.size(); ++depth) {
    collect(*spec, depth, specs);
    if (!spec->element.empty()) spec = &spec->element.front();
    const FactSpec* const field = spec->field(fields[depth]);
    if (field == nullptr) return specs;  // an entry of an event
    spec = field;
  }
  collect_below(*spec, fields.size(), specs);
  return specs;
}

// A table by years is the same in every plan that holds it.
bool is_table_by_years(const FactSpec& fact) {
  const FactSpec* const key = fact.key.size() == 1 ? fact.field(fact.key.front()) : nullptr;
  return fact.type == FactType::list && fact.dated.empty() && key != nullptr && key->type == FactType::count;
}

}  // namespace

void RuleReads::see_tables() {
  if (!rule_.every || rule_.each || rule_.during) return;
  const std::vector<FactSpec>& facts = rules_.vocabulary.facts();
  bool any_table = false;
  const bool all_told = std::all_of(paths_.begin(), paths_.end(), [&](const feel::ReadPath& path) {
    if (path.slot == rules_.slots.period() || path.slot == rules_.slots.units()) return false;
    if (path.slot >= rules_.slots.facts) return true;
    const bool table = is_table_by_years(facts[path.slot]);
    any_table = any_table || table;
    return table || facts[path.slot].measured == Measured::end;
  });
  told_at_end_ = any_table && all_told;
}

// Whoever reads a dated list reads when its records happened: what has not is no record to it.
void RuleReads::add_days() {
  const SlotLayout& slots = rules_.slots;
  const std::vector<FactSpec>& facts = rules_.vocabulary.facts();
  std::vector<feel::ReadPath> days;
  const auto look = [&](feel::Slot slot, const FactSpec& fact, std::uint32_t fact_slot,
                        const std::vector<std::string>& fields, std::size_t from, bool whole_each) {
    const Specs specs = specs_along(fact, fields, from);
    sees_by_day_ = sees_by_day_ || specs.event || !specs.dated.empty();
    for (const auto& [depth, list] : specs.dated) {
      dated_lists_.push_back(fact_slot);
      covers_period_ = covers_period_ || list->covers == Covers::period;
      // Under `each` a day that cannot be read is the affair of its record.
      if (whole_each) continue;
      std::vector<std::string> day(fields.begin(),
                                   fields.begin() + static_cast<std::ptrdiff_t>(std::min(depth, fields.size())));
      day.push_back(list->dated);
      days.push_back({slot, std::move(day)});
    }
  };
  for (const feel::ReadPath& path : paths_) {
    sees_by_day_ = sees_by_day_ || path.slot == slots.as_of();
    sees_by_period_ = sees_by_period_ || path.slot == slots.period();
    if (path.slot < slots.facts) {
      const bool whole_each = rule_.each && rule_.each->fact == path.slot && path.fields.empty();
      look(path.slot, facts[path.slot], path.slot, path.fields, 0, whole_each);
    } else if (path.slot == slots.units() && !path.fields.empty()) {
      if (const auto slot = rules_.vocabulary.slot_of(path.fields.front())) {
        look(path.slot, facts[*slot], *slot, path.fields, 1, false);
      }
    }
  }
  sees_by_period_ = sees_by_period_ || covers_period_;
  if (rule_.each && rule_.each->fact && !facts[*rule_.each->fact].dated.empty()) {
    days.push_back({slots.record(), {facts[*rule_.each->fact].dated}});
  }
  paths_.insert(paths_.end(), days.begin(), days.end());
  std::sort(dated_lists_.begin(), dated_lists_.end());
  dated_lists_.erase(std::unique(dated_lists_.begin(), dated_lists_.end()), dated_lists_.end());
}

bool RuleReads::reads(feel::Slot slot) const {
  return std::any_of(paths_.begin(), paths_.end(), [slot](const feel::ReadPath& path) { return path.slot == slot; });
}

bool RuleReads::reads_beside_each(std::uint32_t slot) const {
  return std::find(beside_each_.begin(), beside_each_.end(), rules_.slots.fact(slot)) != beside_each_.end();
}

bool RuleReads::reads_params() const { return !params_.empty(); }

bool RuleReads::in_record(const InvalidPart& part) const {
  return rule_.each && rule_.each->fact == part.slot && !part.path.empty() &&
         std::holds_alternative<std::size_t>(part.path[0]);
}

bool RuleReads::touches(const InvalidPart& part) const {
  const std::vector<std::string> fields = fields_of(part.path);
  const bool of_one_record = in_record(part);
  return std::any_of(paths_.begin(), paths_.end(), [&](const feel::ReadPath& path) {
    if (path.slot != rules_.slots.fact(part.slot)) return false;
    // The list of `each` itself is read as a whole; that is no reading of each record's fields.
    if (of_one_record && path.fields.empty()) return false;
    return leads_into(path, fields, rules_.vocabulary.facts()[part.slot]);
  });
}

bool RuleReads::touches_record(const InvalidPart& part, std::size_t index) const {
  if (!in_record(part) || std::get<std::size_t>(part.path[0]) != index) return false;
  const std::vector<std::string> fields = fields_of(part.path, 1);
  return std::any_of(paths_.begin(), paths_.end(), [&](const feel::ReadPath& path) {
    return path.slot == rules_.slots.record() && one_leads_into_other(path.fields, fields);
  });
}

bool RuleReads::population_touches(const InvalidPart& part) const {
  const std::vector<std::string> fields = fields_of(part.path);
  return std::any_of(population_.begin(), population_.end(), [&](const feel::ReadPath& path) {
    return path.slot == rules_.slots.fact(part.slot) && leads_into(path, fields, rules_.vocabulary.facts()[part.slot]);
  });
}

bool RuleReads::population_reads(feel::Slot slot) const {
  return std::any_of(population_.begin(), population_.end(),
                     [slot](const feel::ReadPath& path) { return path.slot == slot; });
}

bool RuleReads::reads_of_unit(std::string_view entry) const {
  return std::any_of(paths_.begin(), paths_.end(), [&](const feel::ReadPath& path) {
    if (path.slot != rules_.slots.units()) return false;
    return path.fields.empty() ? !path.size_only : path.fields.front() == entry;
  });
}

bool RuleReads::shows_of_unit(std::string_view entry) const {
  return reads_of_unit(entry) || std::any_of(of_message_.begin(), of_message_.end(), [&](const feel::ReadPath& path) {
           return path.fields.empty() ? !path.size_only : path.fields.front() == entry;
         });
}

bool RuleReads::touches_unit(const InvalidPart& part) const {
  std::vector<std::string> fields = {rules_.vocabulary.facts()[part.slot].name};
  const std::vector<std::string> below = fields_of(part.path);
  fields.insert(fields.end(), below.begin(), below.end());
  return std::any_of(paths_.begin(), paths_.end(), [&](const feel::ReadPath& path) {
    // `units` as a whole, as in count(units), reads no fact.
    return path.slot == rules_.slots.units() && !path.fields.empty() && one_leads_into_other(path.fields, fields);
  });
}

}  // namespace ducha
