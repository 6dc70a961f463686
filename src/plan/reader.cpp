// SPDX-License-Identifier: Apache-2.0
#include "plan/reader.h"

#include <algorithm>
#include <initializer_list>
#include <utility>
#include <variant>

#include "document/read.h"
#include "plan/codes.h"
#include "plan/from_csv.h"
#include "plan/from_form.h"
#include "plan/head_words.h"
#include "plan/table_head.h"

namespace ducha {

namespace {

std::optional<Document> read_document(const CutDocument& raw, Diagnostics& diagnostics) {
  if (raw.form) return document_of_form(*raw.form, raw.source, diagnostics);
  switch (raw.format) {
    case PlanFormat::yaml: return read_yaml(raw.source, diagnostics);
    case PlanFormat::ndjson: return read_json_line(raw.source, diagnostics);
    case PlanFormat::csv:
    case PlanFormat::tsv:
    case PlanFormat::xlsx:
    case PlanFormat::ods: return raw.columns->document_of(raw.source, raw.above, diagnostics);
    case PlanFormat::json: return read_json(raw.source, raw.part, diagnostics);
  }
  return std::nullopt;
}

// What lies in a folder beside plans: the settings of a program, a list of names, a part of a rulebook. A map with any
// word of a plan's head, or one like it, is a plan, however wrong.
bool is_other_file(const NodeView& root) {
  if (!root.is_map()) return root.is_list();
  const NodeView rules = root.find("rules");
  const NodeView clauses = root.find("clauses");
  if (rules.is_list() || clauses.is_list()) return true;
  const auto entries = root.entries();
  return std::none_of(entries.begin(), entries.end(), [](const NodeView::Entry& entry) {
    return head_named(entry.key.text()) || nearest_head(entry.key.text());
  });
}

bool has_head(const NodeView& plan, std::initializer_list<Head> heads) {
  if (!plan.is_map()) return false;
  const auto entries = plan.entries();
  return std::any_of(entries.begin(), entries.end(), [&heads](const NodeView::Entry& entry) {
    const auto head = head_named(entry.key.text());
    return head && std::find(heads.begin(), heads.end(), *head) != heads.end();
  });
}

// A list of plans. What a plan has and a unit of a roster has not, tells them apart.
bool lists_plans(const NodeView& list) {
  if (!list.is_list()) return false;
  const auto elements = list.elements();
  return std::any_of(elements.begin(), elements.end(), [](const NodeView& element) {
    return has_head(element, {Head::facts, Head::period, Head::as_of});
  });
}

// Such a list as a whole document, or under a key that is none of a plan's, where the document says nothing else of
// one; none: it does not exist.
NodeView listed_plans(const NodeView& root) {
  if (lists_plans(root)) return root;
  if (!root.is_map() || root.size() == 0 || head_named(root.first_child().text())) return {};
  NodeView found;
  for (const NodeView::Entry& entry : root.entries()) {
    if (head_named(entry.key.text())) return {};
    if (lists_plans(entry.value)) found = entry.value;
  }
  return found;
}

// What a row of a table is that has such a name for a unit and is none.
std::optional<Code> other_row(std::string_view unit) {
  if (is_sum(unit)) return code::plan_sum;
  if (is_comparison(unit)) return code::plan_comparison;
  return is_sample(unit) ? std::optional<Code>(code::plan_sample) : std::nullopt;
}

}  // namespace

ReadPlan read_plan_of(Cut cut) {
  ReadPlan reading;
  reading.diagnostics = std::move(diagnostics_of(cut));
  if (auto* const end = std::get_if<EndOfInput>(&cut)) reading.ends_input = std::move(end->name);
  const auto* const raw = std::get_if<CutDocument>(&cut);
  if (raw == nullptr) return reading;
  std::optional<Document> document = read_document(*raw, reading.diagnostics);
  if (!document || !document->root().exists()) return reading;
  if (const NodeView listed = listed_plans(document->root()); listed.exists()) {
    reading.diagnostics.add(code::plan_listed, listed.place());
    return reading;
  }
  if (raw->walked && is_other_file(document->root())) {
    reading.diagnostics.add_file(code::plan_other_file, document->source->name());
    return reading;
  }
  Diagnostics found;
  reading.plan = read_plan(std::make_shared<const Document>(std::move(*document)), found);
  // What else is wrong with a row that is no unit's does not matter.
  if (const auto other = reading.plan ? other_row(reading.plan->unit) : std::nullopt) {
    reading.diagnostics.add(*other, reading.plan->place(reading.plan->unit_at), {reading.plan->unit});
    reading.plan.reset();
    return reading;
  }
  reading.diagnostics.append(std::move(found));
  return reading;
}

bool InputEnd::keep(ReadPlan& reading) {
  if (!reading.ends_input.empty()) {
    if (!any_ && reading.diagnostics.empty()) reading.diagnostics.add_file(code::plan_none, reading.ends_input);
    any_ = false;
    return !reading.diagnostics.empty();
  }
  const bool blank = !reading.plan && reading.diagnostics.empty();
  any_ = any_ || !blank;
  return !blank;
}

std::optional<ReadPlan> PlanReader::next() {
  while (std::optional<Cut> cut = cutter_.next()) {
    ReadPlan reading = read_plan_of(std::move(*cut));
    if (end_.keep(reading)) return reading;
  }
  return std::nullopt;
}

}  // namespace ducha
