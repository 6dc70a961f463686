// SPDX-License-Identifier: Apache-2.0
#include "cli/process/standing.h"

#include "base/period.h"

namespace ducha {

void Standing::take(PlanFindings& judged, Summary& summary) {
  if (!baseline_ && !scores_) return;
  const auto period = judged.result.period ? read_period(*judged.result.period) : std::nullopt;
  for (std::vector<Finding>* findings : {&judged.findings, &judged.marks}) {
    for (Finding& finding : *findings) take(finding, period, summary);
  }
}

void Standing::take(Finding& finding, const std::optional<DateRange>& period, Summary& summary) {
  if (scores_) scores_->add(finding);
  if (!baseline_) return;
  finding.change = baseline_->compare(finding, period);
  summary.add_change(finding);
}

void Standing::end(Summary& summary, ReportSink& report) {
  if (baseline_) {
    if (!summary.changes) summary.changes.emplace();
    (*summary.changes)[static_cast<std::size_t>(Change::gone)] = baseline_->gone();
  }
  if (scores_) report.league(scores_->league());
}

}  // namespace ducha
