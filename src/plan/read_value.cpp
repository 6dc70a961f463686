// SPDX-License-Identifier: Apache-2.0
#include "plan/read_value.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/ascii.h"
#include "base/date.h"
#include "facts/blank_marks.h"
#include "facts/bounds.h"
#include "facts/codes.h"
#include "facts/cures.h"
#include "facts/read_date.h"
#include "facts/read_event.h"
#include "facts/read_list.h"
#include "facts/read_quarter.h"
#include "facts/read_scalar.h"
#include "facts/spelling.h"
#include "facts/ticked.h"
#include "facts/words.h"
#include "plan/codes.h"
#include "plan/column_unit.h"

namespace ducha {

namespace {

// A figure that is no less is a year.
constexpr int kFourDigits = 1000;

// More lie between two days of one matter only where one of them is of another year.
constexpr std::int64_t kHalfYear = 6;  // months

// What a date or an event is read from: of a paper form what stands at its ticked box.
std::string said_of(std::string_view text, const FactSpec& spec) {
  const auto ticked = spec.type == FactType::event && has_boxes(text) ? ticked_of(text) : std::nullopt;
  return ticked ? *ticked : std::string(text);
}

// The day that it names with those that follow; of a month or a quarter all of it.
std::optional<DateRange> days_in(std::string_view text, const FactSpec& spec, const WrittenIn& where) {
  constexpr std::int64_t kQuarter = 3;  // months
  if (spec.precision != Precision::quarter) return read_days(text, spec.takes_months(), where);
  const std::optional<Date> first = read_quarter(text, where);
  const std::optional<Date> next = first ? plus_months(*first, kQuarter) : std::nullopt;
  const std::optional<Date> last = next ? plus_days(*next, -1) : std::nullopt;
  return last ? std::optional(DateRange{*first, *last}) : std::nullopt;
}

// A record in which the value that is being read lies.
struct Around {
  NodeView node;
  const FactSpec* spec;  // a record, or a list of them
  const FactNames* names;
};

// From the outermost on.
std::vector<Around> records_around(const Reading& reading, const Document& document) {
  std::vector<Around> records;
  Around now{NodeView(document, reading.set.facts[reading.slot].node), &reading.vocabulary.facts()[reading.slot],
             &reading.vocabulary.names().below(reading.slot)};
  for (const auto& step : reading.path) {
    if (const auto* position = std::get_if<std::size_t>(&step)) {
      now.node = now.node.element(*position);
      if (!now.spec->element.empty()) now.spec = &now.spec->element.front();
      continue;
    }
    const auto field = now.names->index_of(std::get<std::string>(step));
    if (!field || !now.node.is_map()) break;
    records.push_back(now);
    now = {field_entry(now.node, *now.names, *now.spec, *field).value, &now.spec->fields[*field],
           &now.names->below(*field)};
  }
  return records;
}

// What a field of the record says, read as the one beside it is.
std::optional<DateRange> days_beside(const Reading& reading, const Around& record, std::string_view name) {
  const auto field = record.names->index_of(name);
  const NodeView value = field ? field_entry(record.node, *record.names, *record.spec, *field).value : NodeView();
  if (!value.is_scalar()) return std::nullopt;
  const FactSpec& spec = record.spec->fields[*field];
  WrittenIn where = reading.where;
  where.sheet = in_sheet(value);
  return days_in(said_of(value.text(), spec), spec, where);
}

bool are_far_apart(Date one, Date other) {
  const std::optional<Date> later = plus_months(std::min(one, other), kHalfYear);
  return later && *later < std::max(one, other);
}

// Whether it does not go with the other days of its record: it lies far from the one by which the record is dated, or
// on the wrong side of one that has to come before or after it.
bool is_at_odds(const Reading& reading, const NodeView& at, const FactSpec& spec, const DateRange& days) {
  const std::vector<Around> records = records_around(reading, at.document());
  if (records.empty()) return false;
  const auto dated =
      std::find_if(records.rbegin(), records.rend(), [](const Around& one) { return !one.spec->dated.empty(); });
  const auto of_record = dated != records.rend() ? days_beside(reading, *dated, dated->spec->dated) : std::nullopt;
  if (of_record && are_far_apart(days.first, of_record->first)) return true;
  const Around& record = records.back();
  for (const FactSpec& field : record.spec->fields) {
    const bool follows = spec.not_before == field.name;
    const bool precedes = !spec.name.empty() && field.not_before == spec.name;
    const auto beside = follows || precedes ? days_beside(reading, record, field.name) : std::nullopt;
    if (beside && (follows ? days.last < beside->first : beside->last < days.first)) return true;
  }
  return false;
}

// A day without its year is of the period's. Not so where a ledger carries over what earlier years left open, where it
// would lie outside of the period or still be to come, nor where the other days of its record are of another year as it
// seems: nobody can say then that it is not the year before, or the next.
bool may_be_of_another_year(const Reading& reading, std::string_view text, const NodeView& at, const FactSpec& spec,
                            const WrittenIn& where) {
  if (spec.type != FactType::date && spec.type != FactType::event) return false;
  const bool quarter = spec.precision == Precision::quarter;
  if (!where.year || (!quarter && text.find(Spelt::kMonth) == std::string_view::npos)) return false;
  const std::string said = said_of(text, spec);
  WrittenIn alone = where;
  alone.year.reset();
  if (days_in(said, spec, alone)) return false;
  const std::optional<DateRange> days = days_in(said, spec, where);
  if (!days) return false;
  const std::optional<DateRange>& period = reading.told.period;
  return reading.carries_over || reading.seen.as_of < days->first || (period && !period->overlaps(*days)) ||
         is_at_odds(reading, at, spec, *days);
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
  if (may_be_of_another_year(reading, text, at, spec, where)) where.year.reset();
  const std::string written = in_column_unit(text, unit_of_figure(at, spec, reading.column_unit));
  if (std::optional<feel::Value> read = read_scalar(written, spec, where, reading.seen)) {
    if (const auto bound = broken_bound(*read, spec)) return out_of_bounds(reading, text, at, spec, *bound);
    if (spec.type == FactType::event && is_under_way(text))
      reading.findings.add({code::plan_taken_as_no, at.place(), {reading.name_of(spec), excerpt(text)}, {}, false});
    return *std::move(read);
  }
  Diagnostic diagnostic{
      code::plan_type, at.place(), {reading.name_of(spec), excerpt(text), expected_of(spec)}, {}, false};
  const std::string said = spec.type == FactType::event ? said_of(text, spec) : written;
  if (const auto began = first_day_of_term(said, spec, where)) {
    diagnostic.notes.push_back({code::fact_from_to, at.place(), {to_string(*began)}});
  } else if (auto cure = cure_of(said, spec, where)) {
    diagnostic.notes.push_back({cure->code, at.place(), std::move(cure->arguments)});
  }
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
