// SPDX-License-Identifier: Apache-2.0
// Diagnostics on their way to people (stderr, at once) and into the reports.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <utility>

#include "base/diagnostic.h"
#include "base/language.h"
#include "cli/command.h"
#include "findings/finding.h"
#include "report/sink.h"
#include "report/told_once.h"

namespace ducha {

// As reports know it.
[[nodiscard]] Problem to_problem(const Diagnostic& diagnostic, Severity severity, Language language);

class DiagnosticPrinter {
 public:
  // The report may be absent. quiet: only errors on stderr.
  DiagnosticPrinter(Streams& streams, Language language, bool quiet, ReportSink* report)
      : streams_(streams), language_(language), quiet_(quiet), report_(report) {}

  // strict: its warnings are errors.
  void tell(const Diagnostics& diagnostics, bool strict = false) { tell(diagnostics, strict, false); }
  // The same in each part of a batch: of the rulebook or of the call.
  void tell_of_rulebook(const Diagnostics& diagnostics) { tell(diagnostics, false, true); }
  // What was told so far, into a run's summary.
  void add_to(Summary& summary) const;
  [[nodiscard]] std::size_t errors() const { return counted_.errors; }

 private:
  void tell(const Diagnostics& diagnostics, bool strict, bool of_rulebook);
  [[nodiscard]] bool was_told(const Diagnostic& diagnostic);

  Streams& streams_;
  Language language_;
  bool quiet_;
  ReportSink* report_;
  Summary counted_;
  SourcePtr heading_;  // under which the plans now stand
  std::set<std::pair<Code, std::uint32_t>> told_of_heading_;
  ToldOnce told_once_;
};

}  // namespace ducha
