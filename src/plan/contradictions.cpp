// SPDX-License-Identifier: Apache-2.0
#include "plan/contradictions.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "base/codes.h"
#include "facts/bounds.h"
#include "facts/words.h"
#include "plan/codes.h"
#include "plan/record_key.h"
#include "plan/same_figure.h"

namespace ducha {

namespace {

Text shown_as(const feel::Value& value, const FactSpec& spec) {
  return {shown(value, &spec, Language::zh), shown(value, &spec, Language::en)};
}

// More of a part than of the whole, or a day before the one it follows: the part, or the later day, alone, which is
// being read, is taken for what cannot be read.
void report_part(Reading& reading, const std::vector<FactSpec>& specs, const std::vector<const feel::Value*>& values,
                 const GivenKeys& keys, const BrokenPart& broken) {
  const NodeView part = keys[broken.part].next_sibling();
  const NodeView whole = keys[broken.whole].next_sibling();
  const FactSpec& spec = specs[broken.whole];
  Diagnostic diagnostic{
      broken.of_days ? code::plan_early : code::plan_part,
      part.place(),
      {called(specs[broken.part]), excerpt(part.text()), called(spec), shown_as(*values[broken.whole], spec)},
      {{broken.of_days ? code::plan_early_here : code::plan_whole_here, whole.place(), {}}},
      false};
  CannotHold::Other other = reading.part_at(whole.place());
  if (reading.path.empty()) {
    other.slot = broken.whole;
  } else {
    other.path.back() = spec.name;
  }
  reading.refute(reading.part_at(part.place()), diagnostic, std::move(other));
  reading.findings.add(std::move(diagnostic));
}

void settle_parts(Reading& reading, const GivenKeys& keys) {
  const std::vector<FactSpec>& specs = reading.vocabulary.facts();
  const std::vector<const feel::Value*> values = values_of(reading.set);
  for (const BrokenPart& broken : broken_parts(specs, values)) {
    reading.slot = broken.part;
    report_part(reading, specs, values, keys, broken);
    Fact& part = reading.set.facts[broken.part];
    part.value = feel::Value();
    part.state = FactState::invalid;
  }
}

void report_differing(Reading& reading, const GivenKeys& keys, const DifferingFigure& one) {
  const std::vector<FactSpec>& specs = reading.vocabulary.facts();
  const FactSpec& fact = specs[one.slot];
  const FactSpec& list = specs[one.list];
  const FactSpec& field = *list.field(fact.same_as.field);
  const NodeView record = keys[one.list].next_sibling().element(one.row);
  const CannotHold::Other figure{one.slot, {}, keys[one.slot].next_sibling().place()};
  const CannotHold::Other of_row{
      one.list, {one.row, field.name}, field_place(record, field.name, reading.vocabulary.names().below(one.list))};
  Diagnostic diagnostic{code::plan_same,
                        figure.at,
                        {called(fact), shown_as(reading.set.facts[one.slot].value, fact), called(list),
                         Text(std::to_string(one.year)), called(field), shown_as(one.told, field)},
                        {{code::plan_same_here, of_row.at, {}}},
                        false};
  reading.refute(figure, diagnostic, of_row);
  reading.refute(of_row, diagnostic, figure);
  reading.findings.add(std::move(diagnostic));
}

// A figure that stands in a row of years too. All are told with their values, which are taken away after.
void settle_same(Reading& reading, const GivenKeys& keys) {
  const std::vector<DifferingFigure> differing =
      differing_figures(reading.vocabulary, values_of(reading.set), reading.told);
  for (const DifferingFigure& one : differing) report_differing(reading, keys, one);
  for (const DifferingFigure& one : differing) {
    reading.set.facts[one.slot].value = feel::Value();
    reading.set.facts[one.slot].state = FactState::invalid;
  }
}

}  // namespace

void report_twice(Reading& reading, const FactSpec& spec, const NodeView& first, const NodeView& again) {
  const auto place_of = [](const NodeView& name) {
    const Place value = name.next_sibling().place();
    return value.span.length > 0 ? value : name.place();
  };
  Diagnostic diagnostic{code::plan_twice,
                        again.place(),
                        {called(spec), excerpt(first.text())},
                        {{code::base_first_here, first.place(), {}}},
                        false};
  reading.refute(reading.part_at(place_of(again)), diagnostic, reading.part_at(place_of(first)));
  reading.findings.add(std::move(diagnostic));
}

void settle_facts(Reading& reading, const GivenKeys& keys) {
  settle_parts(reading, keys);
  settle_same(reading, keys);
}

void settle_fields(Reading& reading, const std::vector<FactSpec>& specs, const GivenKeys& keys,
                   std::vector<feel::Value>& fields) {
  std::vector<const feel::Value*> values;
  values.reserve(fields.size());
  for (const feel::Value& field : fields) values.push_back(&field);
  for (const BrokenPart& broken : broken_parts(specs, values)) {
    const Below below(reading, specs[broken.part].name);
    report_part(reading, specs, values, keys, broken);
    fields[broken.part] = feel::Value();
  }
}

void report_doubled(Reading& reading, const NodeView& list, const FactSpec& spec, const FactNames& names,
                    const std::vector<feel::Value>& records) {
  for (const DoubledRecord& doubled : doubled_records(records, spec)) {
    const NodeView first = list.element(doubled.first);
    const NodeView again = list.element(doubled.again);
    Diagnostic diagnostic{code::plan_key_twice,
                          again.place(),
                          {reading.name_of(spec), doubled.key.named, doubled.key.shown},
                          {{code::base_first_here, first.place(), {}}},
                          false};
    const auto record = [&](std::size_t index, const NodeView& at) {
      const Below below(reading, index);
      return reading.part_at(field_place(at, spec.key.front(), names));
    };
    const CannotHold::Other one = record(doubled.first, first);
    const CannotHold::Other other = record(doubled.again, again);
    if (doubled.is_second) reading.refute(one, diagnostic, other);
    reading.refute(other, diagnostic, one);
    reading.findings.add(std::move(diagnostic));
  }
}

}  // namespace ducha
