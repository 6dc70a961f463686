// SPDX-License-Identifier: Apache-2.0
#include "plan/read_value.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "facts/blank_marks.h"
#include "facts/bounds.h"
#include "facts/codes.h"
#include "facts/cures.h"
#include "facts/read_date.h"
#include "facts/read_list.h"
#include "facts/read_quarter.h"
#include "facts/read_scalar.h"
#include "facts/spelling.h"
#include "facts/words.h"
#include "plan/codes.h"
#include "plan/column_unit.h"

namespace ducha {

namespace {

// A figure that is no less is a year.
constexpr int kFourDigits = 1000;

// A day without its year is of the period's. Not so where a ledger carries over what earlier years left open, nor
// where it would still be to come: nobody can say then that it is not the year before.
bool may_be_of_another_year(const Reading& reading, std::string_view text, const FactSpec& spec,
                            const WrittenIn& where) {
  if (spec.type != FactType::date && spec.type != FactType::event) return false;
  const bool quarter = spec.precision == Precision::quarter;
  if (!where.year || (!quarter && text.find(Spelt::kMonth) == std::string_view::npos)) return false;
  const auto read = [&](const WrittenIn& from) {
    return quarter ? read_quarter(text, from) : read_date(text, spec.takes_months(), from);
  };
  WrittenIn alone = where;
  alone.year.reset();
  if (read(alone)) return false;
  const std::optional<Date> day = read(where);
  return day && (reading.carries_over || reading.seen.as_of < *day);
}

feel::Value out_of_bounds(Reading& reading, std::string_view text, const NodeView& at, const FactSpec& spec,
                          Bound bound) {
  const bool below = bound == Bound::min;
  const feel::Value limit = below ? *spec.min : *spec.max;
  Diagnostic diagnostic{below ? code::plan_below : code::plan_above,
                        at.place(),
                        {reading.name_of(spec), excerpt(text),
                         Text(shown(limit, &spec, Language::zh), shown(limit, &spec, Language::en))},
                        {},
                        false};
  const auto digits = std::count_if(text.begin(), text.end(), is_digit);
  if (below && *spec.min >= Decimal(kFourDigits) && digits == 2)
    diagnostic.notes.push_back({code::fact_year_digits, {}, {}});
  reading.refute(reading.part_at(at.place()), diagnostic, std::nullopt);
  reading.findings.add(std::move(diagnostic));
  return {};
}

bool is_element_of(const FactSpec* list, const FactSpec& spec) {
  return list != nullptr && !list->element.empty() && &spec == &list->element.front();
}

// Of one type; the text may be a part of what stands at the node.
feel::Value read_text(Reading& reading, std::string_view text, const NodeView& at, const FactSpec& spec) {
  WrittenIn where = reading.where;
  where.sheet = in_sheet(at);
  where.listed = is_element_of(reading.listed, spec);
  if (may_be_of_another_year(reading, text, spec, where)) where.year.reset();
  const std::string written = in_column_unit(text, unit_of_figure(at, spec, reading.column_unit));
  if (std::optional<feel::Value> read = read_scalar(written, spec, where, reading.seen)) {
    if (const auto bound = broken_bound(*read, spec)) return out_of_bounds(reading, text, at, spec, *bound);
    if (spec.type == FactType::event && is_under_way(text))
      reading.findings.add({code::plan_taken_as_no, at.place(), {reading.name_of(spec), excerpt(text)}, {}, false});
    return *std::move(read);
  }
  Diagnostic diagnostic{
      code::plan_type, at.place(), {reading.name_of(spec), excerpt(text), expected_of(spec)}, {}, false};
  if (auto cure = cure_of(written, spec, where))
    diagnostic.notes.push_back({cure->code, at.place(), std::move(cure->arguments)});
  return reading.invalid(std::move(diagnostic));
}

// A list of scalars in one text.
feel::Value read_written_list(Reading& reading, const NodeView& value, const FactSpec& spec) {
  std::vector<feel::Value> values;
  const FactSpec* const around = std::exchange(reading.listed, &spec);
  for (const std::string& each : split_elements(value.text(), spec.element.front())) {
    const Below below(reading, values.size());
    values.push_back(read_text(reading, each, value, spec.element.front()));
  }
  reading.listed = around;
  return feel::Value::list(std::move(values));
}

}  // namespace

bool says_nothing(const NodeView& value, const FactSpec& spec) {
  if (value.is_null()) return true;
  if (!value.is_scalar() || !is_missing_mark(value.text())) return false;
  return spec.type != FactType::choice || !known_choice(value.text(), spec);
}

feel::Value unsaid(const FactSpec& spec) { return spec.type == FactType::event ? to_value(Event{}) : feel::Value(); }

feel::Value read_value(Reading& reading, const NodeView& value, const FactSpec& spec, const FactNames& below) {
  switch (spec.type) {
    case FactType::record:
      if (value.is_map()) return read_record(reading, value, spec, below);
      break;
    case FactType::list:
      if (value.is_list()) return read_list(reading, value, spec, below);
      if (value.is_scalar() && says_none(value.text())) return feel::Value::list({});
      if (value.is_scalar() && !spec.element.empty()) return read_written_list(reading, value, spec);
      break;
    case FactType::count:
    case FactType::number:
    case FactType::share:
    case FactType::money:
    case FactType::date:
    case FactType::event:
    case FactType::boolean:
    case FactType::choice:
    case FactType::name:
    case FactType::text:
      if (!value.is_scalar()) break;
      return read_text(reading, value.text(), value, spec);
  }
  // Nobody writes lists and maps into a cell.
  if (spec.type == FactType::list && value.is_scalar() && in_sheet(value))
    return reading.invalid(value, code::plan_form_list, {reading.name_of(spec), excerpt(value.text())});
  return reading.invalid(value, code::plan_kind, {reading.name_of(spec), words_of(value.kind()), expected_of(spec)});
}

}  // namespace ducha
