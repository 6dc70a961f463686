// SPDX-License-Identifier: Apache-2.0
#include "cli/process/diagnostic_printer.h"

#include <ostream>

#include "base/codes.h"
#include "batch/codes.h"

namespace ducha {

namespace {

Location location_of(const Place& at, bool whole_file) {
  if (!at.known()) return {};
  if (whole_file) return {at.source->name(), 0, 0};
  const Position position = at.position();
  return {at.file(), position.line, position.column};
}

}  // namespace

Problem to_problem(const Diagnostic& diagnostic, Severity severity, Language language) {
  Problem problem;
  problem.severity = severity;
  problem.code = diagnostic.code.row().name;
  problem.message = diagnostic.message(language);
  problem.at = location_of(diagnostic.at, diagnostic.whole_file);
  if (diagnostic.code == code::batch_not_submitted) problem.absent = diagnostic.arguments.at(0).in(language);
  for (const Note& note : diagnostic.notes) {
    problem.notes.push_back({sentence(note.code, note.arguments, language), location_of(note.at, false)});
  }
  return problem;
}

namespace {

std::size_t listed_errors(const Diagnostics& diagnostics) {
  std::size_t errors = 0;
  for (const Diagnostic& each : diagnostics.all()) {
    if (each.severity() == Severity::error && each.code != code::base_more) ++errors;
  }
  return errors;
}

}  // namespace

void DiagnosticPrinter::tell(const Diagnostics& diagnostics, bool strict, bool of_rulebook) {
  if (diagnostics.empty()) return;
  // "More faults are not listed" is as grave as the gravest that it stands for.
  const bool more_errors = diagnostics.errors() > listed_errors(diagnostics);
  if (streams_.out_is_terminal || streams_.out_is_err) streams_.out.flush();
  for (const Diagnostic& each : diagnostics.all()) {
    if (was_told(each)) continue;
    Severity severity = each.severity();
    if (each.code == code::base_more && !more_errors) severity = Severity::warning;
    if (strict && severity == Severity::warning) severity = Severity::error;
    Problem problem = to_problem(each, severity, language_);
    problem.of_rulebook = of_rulebook;
    counted_.add(problem);
    if (report_ != nullptr && severity != Severity::note) report_->problem(problem);
    const bool again = told_once_.again(problem.at.file, problem.code, problem.message);
    if (!again && (!quiet_ || severity == Severity::error)) {
      streams_.err << (each.at.known() ? "" : "ducha: ")
                   << to_text(each, severity, language_, streams_.err_is_terminal);
    }
  }
}

// What is wrong with a heading, every document under it says again.
bool DiagnosticPrinter::was_told(const Diagnostic& diagnostic) {
  const SourcePtr& source = diagnostic.at.source;
  if (!source || !source->is_heading()) return false;
  if (source != heading_) {
    heading_ = source;
    told_of_heading_.clear();
  }
  return !told_of_heading_.emplace(diagnostic.code, diagnostic.at.span.offset).second;
}

void DiagnosticPrinter::add_to(Summary& summary) const {
  summary.problems += counted_.problems;
  summary.errors += counted_.errors;
}

}  // namespace ducha
