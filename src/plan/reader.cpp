// SPDX-License-Identifier: Apache-2.0
#include "plan/reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "document/read.h"
#include "plan/codes.h"
#include "plan/cutter.h"
#include "plan/from_csv.h"
#include "plan/from_form.h"
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

  bool next(Submission& submission) override {
    RawPlan raw;
    while (cutter_->next(raw)) {
      submission = read_submission(raw);
      if (end_.passes(submission)) return true;
    }
    return false;
  }

 private:
  std::unique_ptr<PlanCutter> cutter_;
  InputEnd end_;
};

std::optional<Document> read_document(const RawPlan& raw, Diagnostics& diagnostics) {
  if (raw.form) return document_of_form(*raw.form, raw.source, diagnostics);
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

Submission read_submission(RawPlan& raw) {
  Submission submission;
  submission.diagnostics = std::move(raw.diagnostics);
  submission.ends_input = std::move(raw.ends_input);
  if (!raw.source) return submission;
  std::optional<Document> document = read_document(raw, submission.diagnostics);
  if (!document || !document->root().exists()) return submission;
  if (raw.walked && is_other_file(document->root())) {
    submission.diagnostics.add_file(code::plan_other_file, document->source->name());
    return submission;
  }
  Diagnostics found;
  submission.plan = read_plan(std::make_shared<const Document>(std::move(*document)), found);
  // What else is wrong with a row of sums does not matter.
  if (submission.plan && is_sum(submission.plan->unit)) {
    submission.diagnostics.add(code::plan_sum, submission.plan->place(submission.plan->unit_at),
                               {submission.plan->unit});
    submission.plan.reset();
    return submission;
  }
  submission.diagnostics.append(std::move(found));
  return submission;
}

bool InputEnd::passes(Submission& submission) {
  if (!submission.ends_input.empty()) {
    if (!any_ && submission.diagnostics.empty())
      submission.diagnostics.add_file(code::plan_none, submission.ends_input);
    any_ = false;
    return !submission.diagnostics.empty();
  }
  const bool blank = !submission.plan && submission.diagnostics.empty();
  any_ = any_ || !blank;
  return !blank;
}

std::unique_ptr<PlanReader> plan_reader(std::istream& stream, const std::string& name, PlanFormat format) {
  return std::make_unique<SequentialReader>(plan_cutter(stream, name, format));
}

}  // namespace ducha
