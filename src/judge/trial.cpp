// SPDX-License-Identifier: Apache-2.0
#include "judge/trial.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "facts/bounds.h"
#include "feel/value/context.h"
#include "feel/value/list.h"
#include "judge/asked_keys.h"
#include "judge/evidence.h"
#include "judge/rule_check.h"
#include "plan/same_figure.h"

namespace ducha {

namespace {

// The value with one part of it exchanged. What is not there cannot be reached into.
std::optional<feel::Value> exchanged(const feel::Value& whole, const FactPath& path, std::size_t depth,
                                     const feel::Value& part) {
  if (depth == path.size()) return part;
  if (const auto* field = std::get_if<std::string>(&path[depth])) {
    if (whole.kind() != feel::Kind::context) return std::nullopt;
    const feel::Context& context = whole.as_context();
    const std::size_t index = context.names()->index_of(*field);
    if (index == feel::Names::kNone) return std::nullopt;
    std::vector<feel::Value> values(context.values().begin(), context.values().end());
    const auto below = exchanged(values[index], path, depth + 1, part);
    if (!below) return std::nullopt;
    values[index] = *below;
    return feel::Value::context(context.names(), std::move(values));
  }
  const std::size_t index = std::get<std::size_t>(path[depth]);
  if (whole.kind() != feel::Kind::list || index >= whole.elements().size()) return std::nullopt;
  std::vector<feel::Value> elements(whole.elements().begin(), whole.elements().end());
  const auto below = exchanged(elements[index], path, depth + 1, part);
  if (!below) return std::nullopt;
  elements[index] = *below;
  return whole.as_list().is_dated() ? feel::Value::dated_list(std::move(elements))
                                    : feel::Value::list(std::move(elements));
}

OneSubject subject_of(const Finding& finding) {
  OneSubject one;
  if (!finding.subject) return one;
  switch (finding.subject->kind) {
    case Subject::Kind::window: one.window = finding.subject->name; break;
    case Subject::Kind::record:
      one.record = finding.subject->index;
      one.window = finding.subject->window;
      break;
    case Subject::Kind::group: break;
  }
  return one;
}

}  // namespace

Trial::Trial(PlanView& view, SlotValues& slots, const CheckOptions& options, const Rule& rule, const RuleReads& reads,
             const Finding& finding, std::size_t& records_left)
    : view_(view),
      slots_(slots),
      options_(options),
      rule_(rule),
      reads_(reads),
      finding_(finding),
      subject_(subject_of(finding)),
      records_left_(records_left) {}

void Trial::begin(const Changeable& part) {
  part_ = &part;
  old_ = view_.facts.facts[part.slot].value;
  now_ = value_at(old_, part.value_at);
}

bool Trial::passes(const feel::Value& value, std::size_t more) { return gives(Status::pass, value, more); }

bool Trial::asks_nothing(const feel::Value& value) { return gives(Status::not_applicable, value, 0); }

bool Trial::gives(Status status, const feel::Value& value, std::size_t more) {
  const auto fact = exchanged(old_, part_->value_at, 0, value);
  if (!fact || ++asked_ > kRemedyQuestions || records_left_ == 0) return false;
  if (breaks_bounds(value, *fact)) return false;
  const Counts counts = counts_with(*fact, more);
  return counts[status] > 0 && counts[status] == counts.total();
}

Counts Trial::counts_with(const feel::Value& value, std::size_t more) {
  if (rule_.each) spend(listed_records());
  Fact& fact = view_.facts.facts[part_->slot];
  const FactState state = std::exchange(fact.state, FactState::given);
  fact.value = value;
  slots_.set_fact(part_->slot, value);
  // How many records there must be may be what the part says.
  if (rule_.keys) spend(asked_size(rule_.keys->program->evaluate(slots_.all())));
  DatedList* const ledger = more > 0 ? ledger_of_part() : nullptr;
  const std::size_t seen = ledger != nullptr ? ledger->ledger.seen.size() : 0;
  // Behind all that was written.
  for (std::size_t i = 0; ledger != nullptr && i < more; ++i) ledger->ledger.seen.push_back(SIZE_MAX - more + i);
  RuleVerdicts verdicts;
  RuleCheckOptions wanted;
  wanted.only = &subject_;
  if (records_left_ > 0) check_rule(view_, rule_, reads_, slots_, options_, wanted, verdicts);
  if (ledger != nullptr) ledger->ledger.seen.resize(seen);
  fact.value = old_;
  fact.state = state;
  slots_.set_fact(part_->slot, old_);
  return verdicts.counts;
}

std::size_t Trial::listed_records() const {
  std::size_t size = 1;
  for (const feel::ReadPath& path : rule_.each->list.program->reads()) {
    if (path.slot >= view_.rules->slots.facts) continue;
    const feel::Value& value = view_.facts.facts[path.slot].value;
    if (value.kind() == feel::Kind::list) size += value.elements().size();
  }
  return size;
}

void Trial::spend(std::size_t records) { records_left_ -= std::min(records_left_, records); }

bool Trial::breaks_bounds(const feel::Value& value, const feel::Value& fact) const {
  if (broken_bound(value, spec()) || breaks_record(fact)) return true;
  const Vocabulary& vocabulary = view_.rules->vocabulary;
  const std::uint32_t slot = part_->slot;
  std::vector<const feel::Value*> values = values_of(view_.facts);
  values[slot] = &fact;
  const std::vector<BrokenPart> broken = broken_parts(vocabulary.facts(), values);
  const std::vector<DifferingFigure> differing =
      differing_figures(vocabulary, values, figures_until(*view_.plan, seen_until(view_)));
  return std::any_of(broken.begin(), broken.end(),
                     [slot](const BrokenPart& each) { return each.part == slot || each.whole == slot; }) ||
         std::any_of(differing.begin(), differing.end(),
                     [slot](const DifferingFigure& each) { return each.slot == slot || each.list == slot; });
}

// What the part is in, where that is a record: beside its other fields.
bool Trial::breaks_record(const feel::Value& fact) const {
  FactPath above = part_->value_at;
  if (above.empty() || !std::holds_alternative<std::string>(above.back())) return false;
  const std::string field = std::get<std::string>(above.back());
  above.pop_back();
  const FactSpec* const record_spec = spec_of(view_.rules->vocabulary, part_->slot, above);
  const feel::Value record = value_at(fact, above);
  if (record_spec == nullptr || record.kind() != feel::Kind::context) return false;
  const feel::Value none;
  std::vector<const feel::Value*> values;
  for (const FactSpec& each : record_spec->fields) {
    const feel::Value* const found = record.find(each.name);
    values.push_back(found != nullptr ? found : &none);
  }
  const std::vector<BrokenPart> broken = broken_parts(record_spec->fields, values);
  return std::any_of(broken.begin(), broken.end(), [&](const BrokenPart& each) {
    return record_spec->fields[each.part].name == field || record_spec->fields[each.whole].name == field;
  });
}

DatedList* Trial::ledger_of_part() {
  const auto found = std::find_if(view_.facts.dated.begin(), view_.facts.dated.end(), [this](const DatedList& one) {
    return one.slot == part_->slot && one.at == part_->value_at;
  });
  return found == view_.facts.dated.end() ? nullptr : &*found;
}

std::optional<std::int64_t> least(std::int64_t most, const std::function<bool(std::int64_t)>& passes) {
  std::int64_t failed = 0;
  std::int64_t passed = 0;
  for (std::int64_t n = 1; passed == 0 && failed < most; n *= 4) {
    const std::int64_t at = std::min(n, most);
    if (passes(at)) {
      passed = at;
    } else {
      failed = at;
    }
  }
  if (passed == 0) return std::nullopt;
  while (passed - failed > 1) {
    const std::int64_t middle = failed + (passed - failed) / 2;
    if (passes(middle)) {
      passed = middle;
    } else {
      failed = middle;
    }
  }
  return passed;
}

}  // namespace ducha
