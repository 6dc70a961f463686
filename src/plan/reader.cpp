// SPDX-License-Identifier: Apache-2.0
#include "plan/reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "document/read.h"
#include "plan/codes.h"
#include "plan/cutter.h"
#include "plan/from_csv.h"
#include "plan/head_words.h"
#include "plan/table_head.h"

namespace ducha {

namespace {

struct FormatRow {
  std::string_view ending;
  PlanFormat format;
};

constexpr std::array<FormatRow, 10> kFormats = {{
    {"yaml", PlanFormat::yaml},
    {"yml", PlanFormat::yaml},
    {"json", PlanFormat::json},
    {"ndjson", PlanFormat::ndjson},
    {"jsonl", PlanFormat::ndjson},
    {"csv", PlanFormat::csv},
    {"tsv", PlanFormat::tsv},
    {"xlsx", PlanFormat::xlsx},
    {"xls", PlanFormat::xlsx},  // refused by what it begins with
    {"ods", PlanFormat::ods},
}};

// Cut and read on one thread, one plan after another.
class SequentialReader final : public PlanReader {
 public:
  explicit SequentialReader(std::unique_ptr<PlanCutter> cutter) : cutter_(std::move(cutter)) {}

  bool next(ReadPlan& reading) override {
    CutDocument raw;
    while (cutter_->next(raw)) {
      reading = read_cut_document(raw);
      if (end_.keep(reading)) return true;
    }
    return false;
  }

 private:
  std::unique_ptr<PlanCutter> cutter_;
  InputEnd end_;
};

std::optional<Document> read_document(const CutDocument& raw, Diagnostics& diagnostics) {
  switch (raw.format) {
    case PlanFormat::yaml: return read_yaml(raw.source, diagnostics);
    case PlanFormat::ndjson: return read_json(raw.source, diagnostics);
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

}  // namespace

std::optional<PlanFormat> read_plan_format(std::string_view word) {
  for (const FormatRow& row : kFormats) {
    if (row.ending == word) return row.format;
  }
  return std::nullopt;
}

std::optional<PlanFormat> format_of(std::string_view path) {
  const std::size_t point = path.find_last_of("./");
  if (point == std::string_view::npos || path[point] != '.') return std::nullopt;
  std::string ending(path.substr(point + 1));
  for (char& c : ending) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return read_plan_format(ending);
}

ReadPlan read_cut_document(CutDocument& raw) {
  ReadPlan reading;
  reading.diagnostics = std::move(raw.diagnostics);
  reading.ends_input = std::move(raw.ends_input);
  if (!raw.source) return reading;
  std::optional<Document> document = read_document(raw, reading.diagnostics);
  if (!document || !document->root().exists()) return reading;
  if (raw.walked && is_other_file(document->root())) {
    reading.diagnostics.add_file(code::plan_other_file, document->source->name());
    return reading;
  }
  Diagnostics found;
  reading.plan = read_plan(std::make_shared<const Document>(std::move(*document)), found);
  // What else is wrong with a row of sums does not matter.
  if (reading.plan && is_sum(reading.plan->unit)) {
    reading.diagnostics.add(code::plan_sum, reading.plan->place(reading.plan->unit_at), {reading.plan->unit});
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

std::unique_ptr<PlanReader> plan_reader(std::istream& stream, const std::string& name, PlanFormat format) {
  return std::make_unique<SequentialReader>(plan_cutter(stream, name, format));
}

}  // namespace ducha
