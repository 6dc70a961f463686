// SPDX-License-Identifier: Apache-2.0
#include "cli/process/rulebook_report.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "cli/codes.h"
#include "cli/options/option.h"
#include "cli/process/diagnostic_printer.h"
#include "cli/words.h"
#include "findings/fingerprint.h"
#include "findings/json_object.h"
#include "judge/options.h"

namespace ducha {

namespace {

// Where there is a line; a fault of a rulebook as a whole has none.
Evidence place_as_evidence(const std::string& fact, const Location& at, const std::string& shown) {
  Evidence evidence;
  evidence.fact = fact;
  evidence.value = json_string(shown);
  evidence.shown = shown;
  evidence.at = at;
  return evidence;
}

Finding fault_as_finding(const Problem& problem, const std::string& unit) {
  Finding finding;
  finding.unit = unit;
  finding.rule.own().policy = "rulebook";
  finding.rule.own().id = problem.code;
  finding.status = Status::fail;
  finding.rule.own().modality = problem.severity == Severity::error ? Modality::must : Modality::should;
  finding.message = problem.message;
  if (!problem.at.file.empty()) finding.evidence.push_back(place_as_evidence("file", problem.at, problem.at.file));
  for (const ProblemNote& note : problem.notes)
    finding.evidence.push_back(place_as_evidence("note", note.at, note.message));
  return finding;
}

}  // namespace

bool is_selected(const std::vector<std::string>& select, const std::string& rule) {
  return select.empty() ||
         std::any_of(select.begin(), select.end(), [&rule](const std::string& pattern) { return fits(rule, pattern); });
}

Diagnostics of_rules(const PolicyRules& rules, const std::vector<std::string>& select, const Diagnostics& faults) {
  Diagnostics chosen;
  for (const Diagnostic& fault : faults.all()) {
    // The rule that begins last before it, in its file.
    const Rule* of = nullptr;
    for (const Rule& rule : rules.rules) {
      const bool before = rule.place.known() && fault.at.known() && rule.place.source == fault.at.source &&
                          rule.place.span.offset <= fault.at.span.offset;
      if (before && (of == nullptr || rule.place.span.offset > of->place.span.offset)) of = &rule;
    }
    if (of != nullptr && is_selected(select, of->id)) chosen.add(fault);
  }
  return chosen;
}

RulebookReport::RulebookReport(const std::string& format, std::ostream& out, Language language, bool quiet)
    : language_(language), quiet_(quiet), faults_are_findings_(format == "sarif"), output_(stream_output(out)) {
  ReportSettings settings;
  settings.language = language;
  report_ = format_named(format)->make(*output_, settings);
}

void RulebookReport::begin(const std::vector<std::string>& folders, const std::string& digest) {
  Run run;
  run.version = DUCHA_VERSION;
  run.rulebook = digest;
  run.folders = folders;
  unit_ = joined(folders, ", ");
  report_->begin(run);
}

void RulebookReport::tell(const Diagnostics& faults) {
  for (const Diagnostic& each : faults.all()) {
    if (each.severity() == Severity::note || (quiet_ && each.severity() != Severity::error)) continue;
    const Problem problem = to_problem(each, each.severity(), language_);
    if (faults_are_findings_) {
      Finding finding = fault_as_finding(problem, unit_);
      finding.fingerprint = fingerprint(finding, summary_.counts.total());
      tell(finding);
    } else {
      summary_.add(problem);
      report_->problem(problem);
    }
  }
}

void RulebookReport::tell(const PolicyRules& rules, const CaseResult& result) {
  if (quiet_ && result.passed) return;
  Finding finding;
  finding.unit = unit_;
  finding.rule.own().policy = rules.policy.id;
  finding.rule.own().policy_title = rules.policy.title.in(language_);
  finding.rule.own().id = result.rule;
  finding.status = result.passed ? Status::pass : Status::fail;
  finding.rule.own().modality = Modality::must;
  const auto rule = std::find_if(rules.rules.begin(), rules.rules.end(),
                                 [&result](const Rule& one) { return one.id == result.rule; });
  if (rule != rules.rules.end()) {
    finding.rule.own().title = rule->title.in(language_);
    finding.rule.own().quote = rule->quote;
    finding.rule.own().required = rule->require.text;
    for (const std::size_t index : rule->clauses)
      finding.rule.own().clauses.push_back(
          {rules.policy.clauses[index].id, rules.policy.clauses[index].at_document, ""});
  }
  Subject subject;
  subject.kind = Subject::Kind::record;
  subject.index = result.number - 1;
  finding.subject = subject;
  finding.message = filled(CliWord::case_line, language_,
                           {result.rule, std::to_string(result.number), result.expected, result.actual});
  const Position at = result.at.position();
  const Location place = result.at.known() ? Location{result.at.file(), at.line, at.column} : Location();
  finding.evidence.push_back(place_as_evidence("cases[" + std::to_string(subject.index) + ']', place, result.actual));
  for (const Diagnostic& each : result.diagnostics.all())
    finding.why += (finding.why.empty() ? "" : word(CliWord::between_reasons, language_)) + each.message(language_);
  finding.fingerprint = fingerprint(finding);
  tell(finding);
}

void RulebookReport::tell(const Finding& finding) {
  report_->finding(finding);
  summary_.add(finding);
}

bool RulebookReport::end() {
  report_->end(summary_);
  return output_->finish();
}

}  // namespace ducha
