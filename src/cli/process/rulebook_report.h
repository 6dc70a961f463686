// SPDX-License-Identifier: Apache-2.0
// The faults of a rulebook and what its cases gave, as CI reads them: in the formats that reports of plans have. Where
// a format keeps problems apart from what it shows (SARIF), a fault is a finding.
#pragma once

#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "authoring/cases.h"
#include "base/diagnostic.h"
#include "report/formats.h"
#include "rulebook/rulebook.h"

namespace ducha {

// A word that is none of the formats, text among them, is a fault of the call.
void read_rulebook_format(const std::optional<std::string>& format, Diagnostics& faults);
// Whether one of the patterns fits the rule's id; none: any.
[[nodiscard]] bool is_selected(const std::vector<std::string>& select, const std::string& rule);
// Those that stand in a rule that is selected.
[[nodiscard]] Diagnostics of_rules(const PolicyRules& rules, const std::vector<std::string>& select,
                                   const Diagnostics& faults);

class RulebookReport {
 public:
  // format: one of those, not text. The stream must outlive it. quiet: errors alone, and cases that failed.
  RulebookReport(const std::string& format, std::ostream& out, Language language, bool quiet);
  void begin(const std::vector<std::string>& folders, const std::string& digest);
  void tell(const Diagnostics& faults);
  void tell(const PolicyRules& rules, const CaseResult& result);
  // False: it could not be written.
  [[nodiscard]] bool end();

 private:
  void tell(const Finding& finding);

  Language language_;
  bool quiet_;
  bool faults_are_findings_;
  std::string unit_;  // the rulebook's folders
  std::unique_ptr<Output> output_;
  std::unique_ptr<ReportSink> report_;
  Summary summary_;
};

}  // namespace ducha
