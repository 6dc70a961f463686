// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <utility>
#include <variant>
#include <vector>

#include "base/period.h"
#include "facts/blank_marks.h"
#include "facts/read_scalar.h"
#include "facts/words.h"
#include "plan/codes.h"
#include "plan/contradictions.h"
#include "plan/cut_figure.h"
#include "plan/ledger.h"
#include "plan/read_value.h"

namespace ducha {

namespace {

// One element that says that there is none.
bool holds_none(const NodeView& list, const FactSpec& spec) {
  if (spec.element.empty() || list.size() != 1) return false;
  const NodeView only = list.first_child();
  return only.is_scalar() && says_none(only.text()) && known_choice(only.text(), spec.element.front()) == nullptr;
}

feel::Value read_element(Reading& reading, const NodeView& element, const FactSpec& list, const FactNames& below) {
  if (says_nothing(element, list.element.empty() ? list : list.element.front()))
    return reading.invalid(element, code::plan_element_empty, {reading.name_of(list), expected_of_element(list)});
  if (!list.element.empty()) return read_value(reading, element, list.element.front(), below);
  if (element.is_map()) return read_record(reading, element, list, below);
  return reading.invalid(element, code::plan_kind,
                         {reading.name_of(list), words_of(element.kind()), expected_of_element(list)});
}

std::vector<feel::Value> read_elements(Reading& reading, const NodeView& list, const FactSpec& spec,
                                       const FactNames& below) {
  std::vector<feel::Value> values;
  values.reserve(list.size());
  const bool of_earlier = !spec.dated.empty() && spec.covers == Covers::open;
  const FactSpec* const around = std::exchange(reading.listed, &spec);
  const bool carried_over = std::exchange(reading.carries_over, reading.carries_over || of_earlier);
  NodeView element = list.first_child();
  for (std::uint32_t left = list.size(); left > 0; --left, element = element.next_sibling()) {
    const Below place(reading, values.size());
    values.push_back(read_element(reading, element, spec, below));
  }
  reading.listed = around;
  reading.carries_over = carried_over;
  return values;
}

// Whether it lies in a record of the list that is being read which the ledger leaves out.
bool is_unseen(const Reading& reading, const InvalidPart& part, const Ledger& ledger) {
  const FactPath& list = reading.path;
  if (part.slot != reading.slot || part.path.size() <= list.size()) return false;
  if (!std::equal(list.begin(), list.end(), part.path.begin())) return false;
  const auto* index = std::get_if<std::size_t>(&part.path[list.size()]);
  return index != nullptr && !std::binary_search(ledger.seen.begin(), ledger.seen.end(), *index);
}

// A plan of a period that is over tells of no days to come: where it has no others, a year may have been mistyped.
void tell_all_later(Reading& reading, const NodeView& list, const Ledger& ledger, const FactSpec& spec,
                    const FactNames& names) {
  const bool over = reading.seen.period && !(reading.seen.as_of < reading.seen.period->last);
  if (!over || spec.covers != Covers::open || ledger.planned.empty() || !ledger.seen.empty()) return;
  const NodeView record = list.element(ledger.planned.front().written);
  const Text planned(std::to_string(ledger.planned.size()));
  reading.findings.add({code::plan_all_later,
                        field_place(record, spec.dated, names),
                        {reading.name_of(spec), planned, to_string(reading.seen.as_of)},
                        {},
                        false});
}

// The list as of the day. What no rule sees is told where it is wrong, but makes no finding an error. What is invalid
// in the list is what was found since its reading began.
feel::Value read_ledger(Reading& reading, const NodeView& list, const FactSpec& spec, const FactNames& names,
                        std::vector<feel::Value> records, std::size_t invalid_before) {
  Ledger ledger = ledger_of(spec, records, reading.seen);
  if (!ledger.passed_over.empty()) {
    const NodeView record = list.element(ledger.passed_over.front());
    reading.findings.add(
        {code::plan_passed_over,
         field_place(record, spec.dated, names),
         {reading.name_of(spec), Text(std::to_string(ledger.passed_over.size())), to_string(*reading.seen.period)},
         {},
         false});
  }
  tell_all_later(reading, list, ledger, spec, names);
  std::vector<feel::Value> seen;
  seen.reserve(ledger.seen.size());
  for (const std::size_t index : ledger.seen) seen.push_back(std::move(records[index]));
  std::vector<InvalidPart>& invalid = reading.set.invalid;
  const auto unseen = std::remove_if(invalid.begin() + static_cast<std::ptrdiff_t>(invalid_before), invalid.end(),
                                     [&](const InvalidPart& part) { return is_unseen(reading, part, ledger); });
  invalid.erase(unseen, invalid.end());
  reading.set.dated.push_back({reading.slot, reading.path, std::move(ledger)});
  return feel::Value::dated_list(std::move(seen));
}

}  // namespace

feel::Value read_list(Reading& reading, const NodeView& list, const FactSpec& spec, const FactNames& below) {
  if (holds_none(list, spec)) return feel::Value::list({});
  const std::size_t invalid_before = reading.set.invalid.size();
  std::vector<feel::Value> values = read_elements(reading, list, spec, below);
  if (!spec.element.empty() && is_figure(spec.element.front().type)) report_parted(reading, list, spec, values);
  report_doubled(reading, list, spec, below, values);
  return spec.dated.empty() ? feel::Value::list(std::move(values))
                            : read_ledger(reading, list, spec, below, std::move(values), invalid_before);
}

}  // namespace ducha
