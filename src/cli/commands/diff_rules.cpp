// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/diff_rules.h"

#include <ostream>
#include <utility>

#include "audit/rulebook_diff.h"
#include "base/text.h"
#include "batch/checker.h"
#include "batch/pipeline.h"
#include "cli/options/judging_options.h"
#include "cli/process/change_words.h"
#include "cli/process/diagnostic_printer.h"
#include "cli/process/rulebook_store.h"
#include "cli/process/terminal.h"
#include "cli/words.h"
#include "findings/json_object.h"
#include "plan/all_inputs.h"
#include "plan/inputs.h"
#include "report/comparison_report.h"
#include "report/html_page.h"
#include "report/markdown_text.h"

namespace ducha {

namespace {

using Kind = RulebookChange::Kind;
using What = RulebookChange::What;

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::policy: return "policy";
    case Kind::clause: return "clause";
    case Kind::fact: return "fact";
    case Kind::param: return "param";
    case Kind::rule: return "rule";
  }
  return {};
}

std::string_view name_of(What what) {
  switch (what) {
    case What::added: return "added";
    case What::removed: return "removed";
    case What::changed: return "changed";
    case What::renamed: return "renamed";
  }
  return {};
}

std::string json_of(const RulebookChange& change) {
  JsonObject object;
  object.text("type", "rulebook_change").text("change", name_of(change.what)).text("kind", name_of(change.kind));
  object.text("policy", change.policy).text_or_null("id", change.id).text_or_null("field", change.field);
  object.text_or_null("before", change.before).text_or_null("after", change.after);
  return object.done();
}

std::string changes_text(const std::vector<RulebookChange>& changes, const ChangeWords& words,
                         const RulebookDiffWanted& wanted, const Style& style) {
  std::string text;
  if (wanted.format == "ndjson" || wanted.format == "json") {
    for (const RulebookChange& change : changes) {
      if (wanted.format == "json") text += text.empty() ? "\n" : ",\n";
      text += json_of(change) + (wanted.format == "json" ? "" : "\n");
    }
    return wanted.format == "json" ? "[" + text + "\n]" : text;
  }
  const std::string title =
      word(changes.empty() ? CliWord::rulebooks_same : CliWord::rulebook_changes, wanted.language);
  if (wanted.format == "markdown") {
    text = "## " + title + "\n\n";
    for (const RulebookChange& change : changes) text += "- " + markdown_text(words.of(change)) + '\n';
    return text;
  }
  if (wanted.format == "html") {
    text = "<h1>" + title + "</h1>\n<ul>\n";
    for (const RulebookChange& change : changes) text += "<li>" + markup(words.of(change)) + "</li>\n";
    return text + "</ul>\n";
  }
  text = style.bold(title) + '\n' + (changes.empty() ? "" : "\n");
  for (const RulebookChange& change : changes) text += "  " + words.of(change) + '\n';
  return inert_lines(std::move(text));
}

PolicyList policies_of(RulebookStore& store, DiagnosticPrinter& problems) {
  PolicyList policies;
  Diagnostics found;
  for (const std::string& id : store.ids()) {
    if (auto rules = store.load(id, found)) policies.push_back(std::move(rules));
  }
  problems.tell(found);
  return policies;
}

// Every finding of the plans under one rulebook.
void judge_under(RulebookStore& store, const std::vector<Input>& inputs, Language language, Streams& streams,
                 DiagnosticPrinter& problems, SavedRun& run) {
  CheckOptions options;
  options.language = language;
  options.today = today();
  Checker checker(source_of(store), options);
  const auto plans = plans_of(inputs, "-", streams.in);
  run_pipeline(*plans, checker, 1,
               {{},
                [&](JudgedPlan& entry) {
                  problems.tell(entry.judged ? entry.judged->diagnostics : entry.reading.diagnostics);
                  if (!entry.judged) return true;
                  for (Finding& finding : entry.judged->findings) run.add(std::move(finding));
                  run.add(entry.judged->result);
                  return true;
                },
                [] {}});
  Diagnostics lost;
  for (Finding& finding : checker.across(lost)) run.add(std::move(finding));
  run.end();
  problems.tell(lost);
}

// By which changes of its rule a verdict may have changed.
void name_causes(Comparison& comparison, const PolicyList& before, const PolicyList& after,
                 const std::vector<RulebookChange>& changes, const ChangeWords& words, Language language) {
  for (Compared& row : comparison.rows) {
    for (const RulebookChange* change : changes_of(row.finding.rule->id, before, after, changes))
      row.cause += (row.cause.empty() ? word(CliWord::by_change, language) : word(CliWord::between_reasons, language)) +
                   words.of(*change);
  }
}

}  // namespace

int diff_rulebooks(const std::vector<std::string>& files, const RulebookDiffWanted& wanted, const Style& style,
                   Streams& streams) {
  DiagnosticPrinter problems(streams, wanted.language, false, nullptr);
  Diagnostics faults;
  RulebookStore old_store({files[0]}, faults), new_store({files[1]}, faults);
  problems.tell(faults);
  if (faults.errors() > 0) return 2;
  const PolicyList before = policies_of(old_store, problems), after = policies_of(new_store, problems);
  if (problems.errors() > 0) return 2;
  const std::vector<RulebookChange> changes = rulebook_changes(before, after, wanted.language);
  const ChangeWords words(before, after, wanted.language);
  const std::string text = changes_text(changes, words, wanted, style);
  if (files.size() == 2) {
    streams.out << text << (wanted.format == "json" ? "\n" : "");
    return 0;
  }
  Diagnostics searching;
  const std::vector<Input> inputs = inputs_of({files.begin() + 2, files.end()}, PlanFormat::yaml, searching);
  problems.tell(searching);
  SavedRun old_run(false), new_run(false);
  // What is wrong with the plans is said once.
  judge_under(old_store, inputs, wanted.language, streams, problems, old_run);
  Streams silent{streams.in, streams.out, streams.err};
  DiagnosticPrinter quiet(silent, wanted.language, true, nullptr);
  judge_under(new_store, inputs, wanted.language, streams, quiet, new_run);
  Comparison comparison = compare(old_run, new_run, wanted.by);
  comparison.before = files[0];
  comparison.after = files[1];
  name_causes(comparison, before, after, changes, words, wanted.language);
  const std::string verdicts = to_text(comparison, wanted.format, wanted.language, style);
  if (wanted.format == "json") {
    streams.out << "{\"rulebook\":" << text << ",\n\"verdicts\":" << verdicts << "}\n";
  } else if (wanted.format == "html") {
    const std::size_t body = verdicts.find("<body>\n") + 7;
    streams.out << verdicts.substr(0, body) << text << verdicts.substr(body);
  } else {
    streams.out << text << (wanted.format == "ndjson" ? "" : "\n") << verdicts;
  }
  return problems.errors() > 0 ? 2 : 0;
}

}  // namespace ducha
